import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, secondsUntilNextCode } from '../domain/codeRules.ts';

/** What a code is good for; one got for one purpose proves nothing for another. */
export type CodePurpose = 'registration' | 'login' | 'reset' | 'objection';
/** Where a code goes: a mobile number (11 digits) or an e-mail address, each in its stored form. */
export type CodeAddress = { channel: 'sms' | 'email'; value: string };
export type CodeRequest = { purpose: CodePurpose; to: CodeAddress; worthless: boolean };
export type IssuedCode = { ok: true; id: string; code: string } | { ok: false; retryAfterSeconds: number };

/** The limits of an address count its codes of one day, whatever they were for. */
const AGES: Record<CodeAddress['channel'], string> = {
  sms: agesBy('mobile'),
  email: agesBy('email'),
};
const NEWEST_TRIED: Record<CodeAddress['channel'], string> = {
  sms: tryNewestBy('mobile'),
  email: tryNewestBy('email'),
};

/**
 * Makes a code for an address within the limits of that address, and keeps its hash. Run it inside the transaction
 * that queues the message. Requests for one address wait for each other, so that two at once are still counted.
 * A `worthless` code counts and costs the same, and nothing proves it: for addresses nobody may learn anything about.
 */
export async function issueCode(tx: Queryable, secret: string, { purpose, to, worthless }: CodeRequest): Promise<IssuedCode> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`codes ${to.value}`]);
  const { rows } = await tx.query<{ age: number }>(AGES[to.channel], [to.value]);
  const wait = secondsUntilNextCode(rows.map(({ age }) => age));
  if (wait > 0) return { ok: false, retryAfterSeconds: wait };
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const proof = worthless ? randomBytes(32).toString('hex') : code;
  const stored = await tx.query<{ id: string }>(
    `insert into sms_codes (purpose, mobile, email, code_hash, created_at, expires_at)
     values ($1, $2, $3, $4, clock_timestamp(), clock_timestamp() + make_interval(mins => $5)) returning id`,
    [purpose, to.channel === 'sms' ? to.value : null, to.channel === 'email' ? to.value : null, hashOf(secret, purpose, to, proof), CODE_MINUTES],
  );
  return { ok: true, id: stored.rows[0]!.id, code };
}

/**
 * Whether the person holds the phone or reads the mailbox: the newest code of this address and purpose, in its time,
 * unused. Every call is one of its tries, right or wrong, so that one code cannot be used to try many things either.
 * @returns the id to hand to {@link useCode}, or null
 */
export async function proveCode(db: Queryable, secret: string, purpose: CodePurpose, to: CodeAddress, code: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string; code_hash: string }>(NEWEST_TRIED[to.channel], [to.value, purpose, CODE_TRIES]);
  const expected = Buffer.from(rows[0]?.code_hash ?? '', 'hex');
  const given = Buffer.from(hashOf(secret, purpose, to, code), 'hex');
  return rows[0] && expected.length === given.length && timingSafeEqual(expected, given) ? rows[0].id : null;
}

/** Spends a proven code, in the transaction of what it was asked for. False when somebody else was quicker. */
export async function useCode(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query('update sms_codes set used_at = clock_timestamp() where id = $1 and used_at is null returning id', [id]);
  return rows.length > 0;
}

function agesBy(column: 'mobile' | 'email'): string {
  return `select extract(epoch from clock_timestamp() - created_at)::float8 as age
    from sms_codes where ${column} = $1 and created_at > clock_timestamp() - interval '1 day'`;
}

function tryNewestBy(column: 'mobile' | 'email'): string {
  return `update sms_codes set tries = tries + 1
    where id = (select id from sms_codes where ${column} = $1 and purpose = $2 order by created_at desc limit 1)
      and used_at is null and tries < $3 and expires_at > clock_timestamp()
    returning id, code_hash`;
}

/** Six digits are soon tried through: the hash is worth nothing without the secret of the server. */
function hashOf(secret: string, purpose: CodePurpose, to: CodeAddress, code: string): string {
  return createHmac('sha256', secret).update(`sms-code\n${purpose}\n${to.value}\n${code}`).digest('hex');
}
