import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { objectionForm } from '../domain/forms/objection.ts';
import type { CommonFacts } from '../domain/lifecycle/engine.ts';
import { SYSTEM } from '../domain/roles.ts';
import { prepared } from '../queries/prepared.ts';
import { FREE } from './hands.ts';
import { tellClerks, type Recipient } from './notify.ts';
import { attachmentsOf } from './rows.ts';
import type { ActionRequest, CaseContext, CaseRow, CaseType, FactsRequest, Loaded } from './types.ts';

type Context = CaseContext<CommonFacts>;

export const objectionCases: CaseType<CommonFacts> = {
  collection: 'objections',
  table: 'objections',
  form: objectionForm,
  lockFirst,
  loadFacts: async (db: Queryable, { row, common }: FactsRequest): Promise<Loaded<CommonFacts>> => ({ ...common, material: { files: await attachmentsOf(db, 'objections', row.id) } }),
  effects: {
    // Another person decides: it is in nobody's hands until one of them takes it.
    accept: async () => FREE,
    refuse: withFinding,
    uphold: async (context) => ((await revocable(context)) ? withFinding(context) : (await tellRespondent(context, 'objection-upheld-respondent'), withFinding(context))),
    dismiss: async (context) => (await tellRespondent(context, 'objection-dismissed-respondent'), withFinding(context)),
  },
  follows: { uphold: revokeProduct },
  recipients: async ({ row }) => [objectorOf(row)],
  noticeVariables: async (context) => ({ ...(await matterOf(context)), link: `${serverUrl()}/objections/status` }),
};

/** The product first: its filing may end with the decision, and its company may be ending it at the same moment. */
async function lockFirst(tx: Queryable, id: string): Promise<void> {
  await prepared(tx, 'select 1 from products p where id = (select product_id from objections where id = $1::uuid) for update', [id]);
}

async function withFinding({ input }: Context): Promise<Record<string, unknown>> {
  return { finding: input.reason ?? '' };
}

/**
 * Certification and filing are revoked in the same transaction (invariant 21); what the product has in rounds that are not public
 * yet closes with the filing. The company hears of it once, from the filing; nothing is left to revoke where that has already ended.
 */
async function revokeProduct(context: Context): Promise<ActionRequest[]> {
  if (!(await revocable(context))) return [];
  const reason = `公示期间收到的异议经核查属实：${context.input.reason ?? ''}`;
  const product = String(context.row.product_id);
  const { rows } = await prepared<{ id: string }>(context.tx, `select id from certifications where product_id = $1::uuid and status in ('publicised', 'certified') order by id`, [product]);
  const revoke = { action: 'revoke', actor: SYSTEM, input: { reason } };
  return [...rows.map(({ id }): ActionRequest => ({ collection: 'certifications', id, ...revoke })), { collection: 'products', id: product, ...revoke }];
}

async function revocable({ tx, row }: Context): Promise<boolean> {
  const { rows } = await prepared<{ status: string }>(tx, 'select status::text as status from products where id = $1::uuid', [row.product_id]);
  return ['filed', 'withdrawing'].includes(rows[0]?.status ?? '');
}

/** Nothing here names the objector: messages are read by more people than the case. */
function objectorOf(row: CaseRow): Recipient {
  return { id: `objector:${row.id}`, username: '异议人', mobile: (row.phone as string | null) ?? null, email: (row.email as string | null) ?? null };
}

async function matterOf({ tx, row, input }: Context): Promise<Record<string, string>> {
  const { rows } = await prepared<{ name: string }>(tx, `select coalesce(name, '') as name from products where id = $1::uuid`, [row.product_id]);
  return { productName: rows[0]?.name ?? '', objectionNumber: String(row.objection_number ?? ''), reason: input.reason ?? '' };
}

/** The challenged company hears the finding, never who objected. */
async function tellRespondent(context: Context, template: 'objection-dismissed-respondent' | 'objection-upheld-respondent'): Promise<void> {
  const { tx, row } = context;
  const { productName = '', reason = '' } = await matterOf(context);
  const variables = { productName, reason, link: `${serverUrl()}/portal/products/${String(row.product_id)}` };
  await tellClerks(tx, { enterprise: String(row.respondent_id), template, variables, event: `${template}:${row.id}` });
}
