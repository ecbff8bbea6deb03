import { today as clockToday } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { certificationStanding } from '../domain/certification/standing.ts';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import type { SubsidyKind } from '../domain/subsidy/round.ts';
import { toHalfWidth } from '../domain/text.ts';
import { prepared } from './prepared.ts';

/** What the public is told about a paper of the platform now, whatever the paper says. */
export type Verified = VerifiedFiling | VerifiedForm | VerifiedCertification;
export type VerifiedFiling = { kind: 'filing'; number: string } & (ValidFiling | ClosedFiling);

/** The form of an application for a subsidy: that it holds or not, and what tells it apart; no amount, no account. */
export type VerifiedForm = {
  kind: 'form';
  /** Number of the application. */
  number: string;
  state: 'valid' | 'void';
  /** Day of issue while it is valid, else the day it became void, Shanghai. */
  since: CivilDate;
  subsidyKind: SubsidyKind;
  enterpriseName: string;
  issuedOn: CivilDate;
  /** The part of the content's SHA-256 that is printed on the form. */
  hashBeginning: string;
};

/** A certification as patent-intensive. Once it has ended, only its dates are told. */
export type VerifiedCertification = { kind: 'certification'; number: string } & (ValidCertification | EndedCertification);

export type ValidCertification = {
  state: 'valid';
  /** Day of issue, Shanghai. */
  since: CivilDate;
  /** The last day on which it holds. */
  validUntil: CivilDate;
  productName: string;
  filingNumber: string;
  /** The present name; `nameAtIssue` as for filings. */
  enterpriseName: string;
  nameAtIssue: string;
  standard: string;
};

export type EndedCertification = {
  state: 'expired' | 'revoked';
  /** The day after the last one of validity, or the day of revocation. */
  since: CivilDate;
  issuedOn: CivilDate;
};

export type ValidFiling = {
  state: 'valid';
  /** Day of filing, Shanghai. */
  since: CivilDate;
  productName: string;
  /** The present name; `nameAtIssue` differs when the organisation was renamed after the certificate was issued. */
  enterpriseName: string;
  nameAtIssue: string;
  filingYear: number;
};

export type ClosedFiling = {
  state: 'withdrawn' | 'revoked';
  /** Day the filing ended, Shanghai. */
  since: CivilDate;
};

/**
 * Looks up the code of a certificate, a filing number, the number of a certification (RD…), or the code of an application
 * form, whose number is no key to it; blanks, hyphens, width and case do not matter. null: no paper of the platform bears it.
 */
export async function verifyCode(db: Queryable, codeOrNumber: string, today: CivilDate = clockToday()): Promise<Verified | null> {
  const typed = toHalfWidth(codeOrNumber).replace(/[\s\0-]/g, '').toUpperCase();
  const { rows } = await prepared<FilingRow>(
    db,
    `select p.filing_number as number, p.status::text as status, p.filed_at as "filedAt", coalesce(p.closed_at, p.updated_at) as "closedAt", p.filing_year::int as "filingYear",
       coalesce(p.name, '') as "productName", coalesce(e.name, '') as "enterpriseName", coalesce(c.enterprise_name, e.name, '') as "nameAtIssue"
     from products p join enterprises e on e.id = p.enterprise_id
       left join certificates c on c.product_id = p.id and c.kind = 'filing'
     where p.id in (
         select product_id from certificates where code = $1 and kind = 'filing'
         union all select id from products where filing_number = $1)
       and p.status in ('filed', 'withdrawing', 'withdrawn', 'revoked')
     limit 1`,
    [typed],
  );
  return rows[0] ? verified(rows[0]) : ((await verifyCertification(db, typed, today)) ?? verifyForm(db, typed));
}

async function verifyCertification(db: Queryable, typed: string, today: CivilDate): Promise<VerifiedCertification | null> {
  const { rows } = await prepared<CertificationRow>(
    db,
    `select k.number, k.status::text as status, k.issued_on as "issuedOn", k.valid_until as "validUntil", k.ended_at as "endedAt", coalesce(k.product_name, '') as "productName",
       coalesce(p.filing_number, '') as "filingNumber", coalesce(e.name, '') as "enterpriseName", coalesce(c.enterprise_name, e.name, '') as "nameAtIssue", r.standard
     from certificates c join certifications k on k.id = c.certification_id join products p on p.id = k.product_id join enterprises e on e.id = k.enterprise_id
       join certification_rounds r on r.id = k.round_id
     where c.kind = 'certification' and k.id in (
       select certification_id from certificates where code = $1 and kind = 'certification'
       union all select id from certifications where number = $1)
     limit 1`,
    [typed],
  );
  if (!rows[0]) return null;
  const { number, status, issuedOn, validUntil, endedAt, ...facts } = rows[0];
  const { state, since } = certificationStanding({ status, issuedOn, validUntil, endedAt }, today);
  return { kind: 'certification', number, ...(state === 'valid' ? { state, since, validUntil, ...facts } : { state, since, issuedOn }) };
}

type CertificationRow = Omit<ValidCertification, 'state' | 'since'> & { number: string; status: string; issuedOn: CivilDate; endedAt: Date | null };

/** As many signs of the hash as the form prints (`applicationForm.typ`). */
const PRINTED_HASH = 32;

async function verifyForm(db: Queryable, code: string): Promise<VerifiedForm | null> {
  const { rows } = await prepared<FormRow>(
    db,
    `select c.number, c.issued_at as "issuedAt", c.void_at as "voidAt", coalesce(c.enterprise_name, '') as "enterpriseName", coalesce(c.content_hash, '') as hash, a.kind::text as "subsidyKind"
     from certificates c join subsidy_applications a on a.id = c.application_id where c.code = $1 and c.kind = 'form'`,
    [code],
  );
  if (!rows[0]) return null;
  const { number, subsidyKind, enterpriseName, issuedAt, voidAt, hash } = rows[0];
  const issuedOn = toCivilDate(issuedAt);
  const now = voidAt ? ({ state: 'void', since: toCivilDate(voidAt) } as const) : ({ state: 'valid', since: issuedOn } as const);
  return { kind: 'form', number, ...now, subsidyKind, enterpriseName, issuedOn, hashBeginning: hash.slice(0, PRINTED_HASH) };
}

type FormRow = { number: string; subsidyKind: SubsidyKind; enterpriseName: string; issuedAt: Date; voidAt: Date | null; hash: string };

type FilingRow = Omit<ValidFiling, 'state' | 'since'> & {
  number: string;
  status: 'filed' | 'withdrawing' | 'withdrawn' | 'revoked';
  filedAt: Date;
  closedAt: Date;
};

function verified({ status, filedAt, closedAt, number, ...facts }: FilingRow): VerifiedFiling {
  if (status === 'withdrawn' || status === 'revoked') return { kind: 'filing', number, state: status, since: toCivilDate(closedAt) };
  return { kind: 'filing', number, state: 'valid', since: toCivilDate(filedAt), ...facts };
}
