import type pg from 'pg';
import { seal, unseal } from '../../accounts/vault.ts';
import type { Queryable } from '../../adapters/database.ts';
import { receiptHash } from '../../casework/fileObjection.ts';
import { pathIn } from '../../domain/language.ts';
import type { ObjectionProblem } from '../../domain/objectionSteps.ts';
import { parseMobile } from '../../domain/phone.ts';
import { parseReceiptCode } from '../../domain/receiptCode.ts';
import { findByReceipt, objectionState, type ObjectionState } from '../../queries/objectionState.ts';
import { fieldsOf, languageOf, pageCookie, refusePace, seeOther, type Door } from './visit.ts';

/** What a look-up led to, sealed in a cookie of the browser that asked, for as long as one reads it: nothing of it stands in an address. */
export const LOOK_UP_COOKIE = 'objection_status';
const MINUTES = 5;
const LONGEST = 60;

export type LookUp = { typed: { code: string; phone: string }; problems: ObjectionProblem[]; state: ObjectionState | null };
type Kept = { typed: LookUp['typed']; problems: ObjectionProblem[]; id: string | null; until: number };

/** One sentence for an unknown code and for the wrong number: none of them is confirmed to a stranger. */
const NOT_FOUND = '回执码和手机号码对不上。请按回执核对回执码，手机号码应为提出异议时填写的号码。';

/** `POST /objections/status/look`: receipt code and mobile number. */
export async function lookUp(door: Door): Promise<Response> {
  const address = pathIn(languageOf(door), '/objections/status');
  const sent = await fieldsOf(door);
  if (sent?.get('end') === '1') return seeOther(address, pageCookie(LOOK_UP_COOKIE, '', '/objections/status', 0));
  const refusal = await refusePace(door, 'objectionLookUpsFromAddress');
  if (refusal) return refusal;
  const typed = { code: (sent?.get('code') ?? '').slice(0, LONGEST), phone: (sent?.get('phone') ?? '').slice(0, LONGEST) };
  const found = await find(door.pool as Queryable, typed);
  const kept: Kept = { ...found, typed: found.id ? { code: '', phone: '' } : typed, until: Date.now() + MINUTES * 60_000 };
  return seeOther(address, pageCookie(LOOK_UP_COOKIE, seal(door.secret, LOOK_UP_COOKIE, JSON.stringify(kept)), '/objections/status', MINUTES * 60));
}

async function find(db: Queryable, typed: LookUp['typed']): Promise<Pick<Kept, 'problems' | 'id'>> {
  const code = parseReceiptCode(typed.code);
  const phone = parseMobile(typed.phone);
  const problems = [
    ...(code ? [] : [{ field: 'code', message: typed.code.trim() === '' ? '请填写回执码。' : '回执码应为 12 位字母和数字，请按回执核对。', missing: typed.code.trim() === '' }]),
    ...(phone.ok ? [] : [{ field: 'phone', message: typed.phone.trim() === '' ? '请填写手机号码。' : phone.reason, missing: typed.phone.trim() === '' }]),
  ];
  if (!code || !phone.ok) return { problems, id: null };
  const id = await findByReceipt(db, receiptHash(code), phone.value);
  return id ? { problems: [], id } : { problems: [{ field: 'pair', message: NOT_FOUND }], id: null };
}

/** What this browser looked up last; null when nothing, or too long ago. */
export async function readLookUp(pool: pg.Pool, secret: string, cookie: string | undefined): Promise<LookUp | null> {
  const text = cookie ? unseal(secret, LOOK_UP_COOKIE, cookie) : null;
  const kept = text === null ? null : (JSON.parse(text) as Kept);
  if (!kept || kept.until < Date.now()) return null;
  return { typed: kept.typed, problems: kept.problems, state: kept.id ? await objectionState(pool as Queryable, kept.id) : null };
}

