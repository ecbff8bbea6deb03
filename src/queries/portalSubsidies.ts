import type { Queryable } from '../adapters/database.ts';
import { lprQuotations, roundVersion } from '../casework/rounds.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import { conditionsOf } from '../casework/subsidies.ts';
import { subsidyLoan } from '../casework/subsidyLoan.ts';
import type { CaseRow } from '../casework/types.ts';
import { isCivilDate } from '../domain/civilDate.ts';
import type { Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import { computeSubsidy, type Subsidy, type SubsidyLine } from '../domain/subsidy.ts';
import type { IpItem } from '../domain/subsidy/ipItems.ts';
import type { IpKind, SubsidyKind } from '../domain/subsidy/round.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';
import { ownFiles, type OwnFile, type OwnRecord } from './portalCases.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** Conditions of the list of applications; '' for all. `from` and `to`: days of submission in Shanghai, both included. */
export type SubsidyFilter = { number: string; bank: string; state: string; from: string; to: string; page: number };
/** Amounts in fen, null before there are any; `hasForm`: the paper can be downloaded. */
export type SubsidyRow = {
  id: string;
  applicationNumber: string | null;
  kind: SubsidyKind;
  status: string;
  bankName: string;
  contractNumber: string;
  contractFrom: string;
  contractTo: string;
  principalFen: number;
  requestedFen: number | null;
  approvedFen: number | null;
  grantedFen: number | null;
  submittedAt: Date | null;
  isTaken: boolean;
  hasForm: boolean;
};

const HAS_FORM = `exists (select 1 from certificates c where c.application_id = a.id and c.kind = 'form' and c.void_at is null)`;
const COLUMNS = `a.id, a.application_number as "applicationNumber", a.kind::text as kind, a.status::text as status, b.name as "bankName", l.contract_number as "contractNumber",
  l.contract_from as "contractFrom", l.contract_to as "contractTo", l.principal::float8 as "principalFen", a.requested_fen::float8 as "requestedFen",
  a.approved_fen::float8 as "approvedFen", a.granted_fen::float8 as "grantedFen", a.submitted_at as "submittedAt", a.taken_by is not null as "isTaken", ${HAS_FORM} as "hasForm"`;

/** Applications of the enterprise alone; what was touched last comes first. Conditions that are none find everything. */
export async function listSubsidies(db: Queryable, enterprise: string, { number, bank, state, from, to, page }: SubsidyFilter): Promise<ListPage<SubsidyRow>> {
  const day = (text: string) => (isCivilDate(text) ? text : null);
  const values = [enterprise, like(number.replace(/\s/g, '')), isUuid(bank) ? bank : null, state, day(from), day(to)];
  const matches = `from subsidy_applications a join loans l on l.id = a.loan_id join banks b on b.id = l.bank_id
    where a.enterprise_id = $1::uuid
    and ($2 = '%%' or a.application_number ilike $2 or l.contract_number ilike $2)
    and ($3::uuid is null or l.bank_id = $3) and ($4 = '' or a.status::text = $4)
    and ($5::date is null or (a.submitted_at at time zone 'Asia/Shanghai')::date >= $5)
    and ($6::date is null or (a.submitted_at at time zone 'Asia/Shanghai')::date <= $6)`;
  return paged<SubsidyRow>(db, `select ${COLUMNS} ${matches} order by a.updated_at desc, a.id desc`, `select count(*)::int as total ${matches}`, values, page);
}

/** Banks whose loans the applications of the enterprise are for, by id. */
export async function subsidyBanks(db: Queryable, enterprise: string): Promise<Record<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select distinct b.id, b.name from subsidy_applications a join loans l on l.id = a.loan_id join banks b on b.id = l.bank_id where a.enterprise_id = $1::uuid order by b.name',
    [enterprise],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export type PledgedRight = { kind: IpKind; number: string; title: string };
/** A product whose filing stands for the certificate of the year. */
export type FiledHere = { id: string; name: string; filingNumber: string };
/** An application of one's own with everything its pages say. Amounts in fen, instants ISO texts. */
export type PortalSubsidy = {
  /** Beside the form's answers `values` holds `ipItems` and what the server found (`isGuaranteed`, …). */
  record: OwnRecord;
  kind: SubsidyKind;
  applicationNumber: string | null;
  round: RoundVersion;
  loan: { id: string; bankName: string; values: Values; pledges: PledgedRight[] };
  /** Present name of the organisation. */
  companyName: string;
  isTaken: boolean;
  hasForm: boolean;
  requestedFen: number | null;
  approvedFen: number | null;
  grantedFen: number | null;
  grantedAt: string | null;
  /** As fixed by the last submission or approval; for one that may be edited as it would be computed now. */
  computed: Subsidy | { ok: false; reason: string };
  filedHere: FiledHere[];
  files: OwnFile[];
};

type Row = CaseRow & { bank_name: string; company_name: string; loan: Record<string, unknown>; pledges: PledgedRight[] | null; filed_here: FiledHere[] | null; has_form: boolean };

/** The application when it belongs to the enterprise, else null: another's does not exist for it. `year`: the present one, of whose filings the certificate counts. */
export async function portalSubsidy(db: Queryable, enterprise: string, id: string, year: number): Promise<PortalSubsidy | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Row>(READ, [id, enterprise, year]);
  const row = rows[0];
  if (!row) return null;
  const round = await roundVersion(db, String(row.round_id), Number(row.round_version));
  return {
    record: recordOf(row),
    ...{ round, kind: row.kind as SubsidyKind, applicationNumber: row.application_number as string | null },
    loan: { id: String(row.loan_id), bankName: row.bank_name, values: valuesOf(loanForm, row.loan), pledges: row.pledges ?? [] },
    ...{ companyName: row.company_name, isTaken: row.taken_by !== null, hasForm: row.has_form },
    ...{ requestedFen: fenOf(row.requested_fen), approvedFen: fenOf(row.approved_fen), grantedFen: fenOf(row.granted_fen), grantedAt: instant(row.granted_at) },
    computed: await computedOf(db, row, round),
    filedHere: row.filed_here ?? [],
    files: await ownFiles(db, 'subsidy-applications', id, enterprise),
  };
}

const READ = `select a.*, b.name as bank_name, e.name as company_name, to_jsonb(l) as loan, ${HAS_FORM} as has_form,
    (select jsonb_agg(jsonb_build_object('kind', p.kind, 'number', p.number, 'title', p.title) order by p.created_at, p.id) from loan_pledges p where p.loan_id = l.id) as pledges,
    (select jsonb_agg(distinct jsonb_build_object('id', d.id, 'name', d.name, 'filingNumber', d.filing_number))
       from products d join product_patents pp on pp.product_id = d.id join patents t on t.id = pp.patent_id
         join loan_pledges p on p.loan_id = l.id and p.kind = 'patent' and p.number = t.number
       where d.enterprise_id = e.id and d.status in ('filed', 'withdrawing') and $3 in (d.filing_year, coalesce(d.last_update_year, d.filing_year))) as filed_here
  from subsidy_applications a join loans l on l.id = a.loan_id join banks b on b.id = l.bank_id join enterprises e on e.id = a.enterprise_id
  where a.id = $1::uuid and a.enterprise_id = $2::uuid`;

const EDITABLE = ['draft', 'rejected', 'paperRejected'];

async function computedOf(db: Queryable, row: Row, round: RoundVersion): Promise<PortalSubsidy['computed']> {
  const lines = row.calculation as SubsidyLine[] | null;
  if (!EDITABLE.includes(row.status) && lines) return { ok: true, requestedFen: fenOf(row.requested_fen) ?? 0, approvedFen: fenOf(row.approved_fen) ?? lines.at(-1)?.amountFen ?? 0, lines };
  const { forCalculation, repayment } = await subsidyLoan(db, row, false);
  return computeSubsidy(round.calculation, forCalculation, repayment, await lprQuotations(db));
}

function recordOf(row: Row): OwnRecord {
  const beside = { ipItems: (row.ip_items as IpItem[] | null) ?? [], ...conditionsOf(row) };
  return {
    ...{ id: row.id, status: row.status, revision: Number(row.revision) },
    values: { ...valuesOf(subsidyForm, row), ...beside },
    ...{ submittedAt: instant(row.submitted_at), decidedAt: instant(row.decided_at) },
  };
}

function fenOf(stored: unknown): number | null {
  return stored === null || stored === undefined ? null : Number(stored);
}

function instant(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}
