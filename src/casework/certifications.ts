import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { isOver, validUntil } from '../domain/certification/period.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import type { Form } from '../domain/forms/field.ts';
import type { CertificationFacts } from '../domain/lifecycle/certifications.ts';
import type { CommonFacts } from '../domain/lifecycle/engine.ts';
import { SYSTEM } from '../domain/roles.ts';
import { prepared } from '../queries/prepared.ts';
import { nextNumber } from './counters.ts';
import { verificationCode } from './filing.ts';
import { OPEN_OBJECTION } from './openObjections.ts';
import { Refusal } from './refusals.ts';
import type { ActionRequest, CaseContext, CaseRow, CaseType, FactsRequest, Loaded } from './types.ts';

type Context = CaseContext<CertificationFacts>;

/** Everything of a certification is written by the server: nobody fills in a form. */
const NO_FORM: Form = { collection: 'certifications', label: '产品认定', steps: [] };

export const certificationCases: CaseType<CertificationFacts> = {
  collection: 'certifications',
  table: 'certifications',
  form: NO_FORM,
  lockFirst,
  loadFacts,
  effects: {
    shortlist: holdRound,
    exclude: ended,
    certify: issueCertificate,
    drop: ended,
    close: async (context) => ({ ...(await ended(context)), reason: '产品备案已经撤销。' }),
    expire: ended,
    revoke: ended,
  },
  // The platform revokes by itself with the filing alone, after an objection was upheld: its company hears of that (invariant 21).
  staysSilent: ({ action, actor }) => action === 'revoke' && actor.role === 'system',
  noticeVariables: async ({ row, input }, written) => ({
    productName: String(row.product_name ?? ''),
    number: String(written.number ?? row.number ?? ''),
    validUntil: String(written.valid_until ?? row.valid_until ?? ''),
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/certifications`,
  }),
};

/** The product first, as everybody who ends a filing or hands in an objection does. */
async function lockFirst(tx: Queryable, id: string): Promise<void> {
  await prepared(tx, 'select 1 from products p where id = (select product_id from certifications where id = $1::uuid) for update', [id]);
}

const FACTS = `select c.id, p.status = 'filed' as filed, coalesce(p.patents_disclosed, false) as disclosed, r.publicised_at is not null as publicised, r.publicity_ends_on as "endsOn",
    p.filing_year = r.year or exists (select 1 from product_updates u where u.product_id = p.id and u.year = r.year and u.status = 'updated') as current,
    (select count(*)::int from objections o where o.product_id = c.product_id and o.${OPEN_OBJECTION}) as objections
  from certifications c join products p on p.id = c.product_id join certification_rounds r on r.id = c.round_id where c.id = any($1::uuid[])`;

type FactRow = { id: string; filed: boolean; disclosed: boolean; publicised: boolean; endsOn: string | null; current: boolean; objections: number };

async function loadFacts(db: Queryable, { row, common, now }: FactsRequest): Promise<Loaded<CertificationFacts>> {
  const [facts] = await certificationFacts(db, [{ row, common }], now);
  if (!facts) throw new Error(`certification ${row.id} has no product or round`);
  return { ...facts, material: { files: [] } };
}

/** The same facts of many certifications, in the order asked, to tell beforehand how a batch would go. */
export async function certificationFacts(db: Queryable, asked: readonly { row: Pick<CaseRow, 'id'> & { valid_until?: unknown }; common: CommonFacts }[], now: Date): Promise<CertificationFacts[]> {
  const { rows } = await prepared<FactRow>(db, FACTS, [asked.map(({ row }) => row.id)]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return asked.flatMap(({ row, common }) => {
    const facts = found.get(row.id);
    return facts ? [factsOf(facts, common, row.valid_until as string | null, now)] : [];
  });
}

function factsOf({ filed, disclosed, publicised, endsOn, current, objections }: FactRow, common: CommonFacts, validUntilDay: string | null, now: Date): CertificationFacts {
  const product = { productFiled: filed, isCurrent: current, patentsDisclosed: disclosed };
  return { ...common, ...product, isPublicised: publicised, publicityOver: isOver(endsOn, now), openObjections: objections, validityOver: isOver(validUntilDay, now) };
}

/** Nobody joins a round whose publicity begins at this moment: it waits for us, or we see that it has begun. */
async function holdRound({ tx, row }: Context): Promise<Record<string, unknown>> {
  const { rows } = await prepared<{ begun: boolean }>(tx, 'select publicised_at is not null as begun from certification_rounds where id = $1::uuid for share', [row.round_id]);
  if (rows[0]?.begun) throw new Refusal(409, '本批次刚刚开始公示，不能再列入拟认定。');
  return {};
}

function ended({ now, input }: Context): Promise<Record<string, unknown>> {
  return Promise.resolve({ ended_at: now, ...(input.reason ? { reason: input.reason } : {}) });
}

/** Number, dates and the certificate that carries them with the company's name at issue. */
async function issueCertificate({ tx, row, now }: Context): Promise<Record<string, unknown>> {
  const issuedOn = toCivilDate(now);
  const number = await nextNumber(tx, 'certification', issuedOn);
  const { rows } = await prepared<{ months: number }>(
    tx,
    `with paper as (
       insert into certificates (id, kind, code, number, enterprise_id, enterprise_name, product_id, certification_id, issued_at, created_at, updated_at)
       select uuidv7(), 'certification', $1, $2, e.id, e.name, $3::uuid, $4::uuid, $5, $5, $5 from enterprises e where e.id = $6::uuid)
     select validity_months::int as months from certification_rounds where id = $7::uuid`,
    [verificationCode(), number, row.product_id, row.id, now, row.enterprise_id, row.round_id],
  );
  return { number, issued_on: issuedOn, valid_until: validUntil(issuedOn, rows[0]?.months ?? 12) };
}

/** What closes with a product that is withdrawn or revoked (spec 6): its open and valid certifications. */
export async function closeCertifications({ tx, row }: Pick<CaseContext, 'tx' | 'row'>): Promise<ActionRequest[]> {
  const { rows } = await prepared<{ id: string }>(
    tx,
    `select id from certifications where product_id = $1::uuid and status in ('candidate', 'shortlisted', 'publicised', 'certified') order by id`,
    [row.id],
  );
  return rows.map(({ id }) => ({ collection: 'certifications', id, action: 'close', actor: SYSTEM }));
}
