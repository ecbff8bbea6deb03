import { ValidationError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import { draftSchema } from '../src/domain/forms/schema.ts';
import { subsidyForm } from '../src/domain/forms/subsidyApplication.ts';
import { ipItemsSchema } from '../src/domain/subsidy/ipItems.ts';
import { isUuid } from '../src/casework/rows.ts';
import { idOf, lockLoan } from './loanHooks.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

type Profile = Record<string, string | number | null>;

/**
 * An application is begun for a loan of one's own under an announced round, with what the platform knows already: the
 * profile, the pledged property. What decides on materials is looked up at every save: guarantee, patents, a changed
 * name, a filing of the present year.
 */
export const deriveSubsidyFacts: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const loan = await lockLoan(String(idOf(operation === 'create' ? data.loan : originalDoc.loan) ?? ''), req);
  const enterprise = operation === 'create' && req.user ? requestActor(req).enterprise : idOf(operation === 'create' ? data.enterprise : originalDoc.enterprise);
  if (req.user && loan.enterprise_id !== enterprise) throw new Refused('没有找到这笔贷款。', 404, 'loan');
  const facts = await conditionsOf(loan.id, String(enterprise), req);
  const isRevision = originalDoc?.status === 'paperRejected';
  if (operation === 'update') return { ...data, ...facts, isRevision, loan: loan.id, bank: loan.bank_id, round: idOf(originalDoc.round), roundVersion: originalDoc.roundVersion, kind: originalDoc.kind };
  const round = await announcedRound(String(idOf(data.round) ?? ''), req);
  const known = await knownOf(String(enterprise), loan.id, req);
  // Payload hands over every field, also those nobody sent.
  const said = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null));
  return { ...data, ...known, ...said, ...facts, isRevision: false, loan: loan.id, bank: loan.bank_id, round: round.id, roundVersion: Number(round.version), kind: round.kind };
};

/** Payload takes any JSON; the pledged property is a list with its own form. */
export const checkIpItems: CollectionBeforeChangeHook = ({ data, collection, req }) => {
  if (data.ipItems === undefined || data.ipItems === null) return data;
  const parsed = ipItemsSchema.safeParse(data.ipItems);
  if (parsed.success) return { ...data, ipItems: parsed.data };
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'ipItems', message: parsed.error.issues[0]?.message ?? '' }], req });
};

async function conditionsOf(loan: string, enterprise: string, req: PayloadRequest): Promise<Record<string, boolean>> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<Record<string, boolean>>(
    `select (l.guarantor is not null or l.insurer is not null) as "isGuaranteed",
       exists (select 1 from loan_pledges p where p.loan_id = l.id and p.kind = 'patent') as "pledgesPatents",
       coalesce(l.enterprise_name <> e.name, false) as "isRenamed",
       exists (
         select 1 from products d join product_patents pp on pp.product_id = d.id join patents t on t.id = pp.patent_id
           join loan_pledges p on p.loan_id = l.id and p.kind = 'patent' and p.number = t.number
         where d.enterprise_id = e.id and d.status in ('filed', 'withdrawing') and $3 in (d.filing_year, coalesce(d.last_update_year, d.filing_year))
       ) as "isFiledHere"
     from loans l join enterprises e on e.id = $2::uuid where l.id = $1::uuid`,
    [loan, enterprise, Number(today().slice(0, 4))],
  );
  return rows[0] ?? {};
}

async function announcedRound(id: string, req: PayloadRequest): Promise<{ id: string; version: string; kind: string }> {
  const tx = await transactionOf(req);
  const { rows } = isUuid(id) ? await tx.query<{ id: string; version: string; kind: string }>('select id, version, kind::text as kind from policy_rounds where id = $1::uuid and is_announced', [id]) : { rows: [] };
  if (!rows[0]) throw new Refused('没有找到这期申报通知。', 404, 'round');
  return rows[0];
}

/** What need not be typed again: the profile, last year's asset report, an earlier application; personal data is left to the company. */
async function knownOf(enterprise: string, loan: string, req: PayloadRequest): Promise<Record<string, unknown>> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<Profile>(
    `select e.name, e.uscc, e.registered_address as "registeredAddress", coalesce(before.correspondence_address, e.office_address, e.registered_address) as "correspondenceAddress",
       e.size_class::text as "sizeClass", e.industry, e.contact, before.registered_on as "registeredOn", before.postcode, before.bank_name as "bankName", report.operating_revenue::float8 as revenue
     from enterprises e
       left join asset_reports report on report.enterprise_id = e.id and report.year = $2
       left join lateral (select * from subsidy_applications a where a.enterprise_id = e.id and a.submitted_at is not null order by a.submitted_at desc limit 1) before on true
     where e.id = $1::uuid`,
    [enterprise, Number(today().slice(0, 4)) - 1],
  );
  const { rows: pledges } = await tx.query('select kind::text as kind, number, title, null as product, null as share from loan_pledges where loan_id = $1::uuid order by created_at, id', [loan]);
  return { ...acceptable(rows[0] ?? {}), ipItems: pledges };
}

/** What was stored elsewhere under other rules is left for the company to type; it must not keep an application from being begun. */
function acceptable(profile: Profile): Profile {
  const { shape } = draftSchema(subsidyForm);
  return Object.fromEntries(Object.entries(profile).filter(([name, value]) => shape[name]?.safeParse(value).success));
}
