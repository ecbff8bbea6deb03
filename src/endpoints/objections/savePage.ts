import type { Queryable } from '../../adapters/database.ts';
import { pageAfter, withPage } from '../../casework/objectionAnswers.ts';
import { changeDraft, findDraft, newDraftKey } from '../../casework/objectionDrafts.ts';
import { fieldsOfStep, type ObjectionStep } from '../../domain/objectionSteps.ts';
import type { Values } from '../../domain/forms/field.ts';
import { draftCookie, draftPlace, fieldsOf, pageAddress, placeOf, queryOf, refusePace, seeOther, tooLong, type Door } from './visit.ts';

/** `POST /objections/new/save/{kind,identity,matter}?product=…`: keeps what was typed, right or wrong, and goes on or back to the page. */
export async function savePage(door: Door, step: ObjectionStep): Promise<Response> {
  const sent = await fieldsOf(door);
  const place = await placeOf(door);
  if (!place) return seeOther(pageAddress(door, '', queryOf(door).get('product') ?? ''));
  if (!sent) return tooLong();
  const { product } = place;
  const key = place.key ?? newDraftKey();
  const known = await findDraft(door.pool as Queryable, draftPlace(door, key, product));
  if (!known && product.standing.state !== 'open') return seeOther(pageAddress(door, '', product.filingNumber));
  const refusal = known ? null : await refusePace(door, 'objectionDraftsFromAddress');
  if (refusal) return refusal;
  const page = { step, answers: answersOf(step, sent), seen: sent.get('seen') ?? '' };
  const draft = await changeDraft(door.pool, draftPlace(door, key, product), (before, found) => withPage(before, page, found));
  if (draft.receipt) return seeOther(pageAddress(door, 'receipt', product.filingNumber));
  return toPage(door, product.filingNumber, pageAfter(draft, step, isChange(door)), draftCookie(key));
}

/** The page of the kind of objector is the one that begins. */
export function toPage(door: Door, filingNumber: string, page: string, cookies: readonly string[] = []): Response {
  const flags: Record<string, string> = isChange(door) && page !== 'check' ? { change: '1' } : {};
  return seeOther(pageAddress(door, page === 'kind' ? '' : page, filingNumber, flags), cookies);
}

/** A page opened from the summary leads back there. */
export function isChange(door: Door): boolean {
  return queryOf(door).get('change') === '1';
}

/** The kind of objector comes with each page: it decides which questions the page has. */
function answersOf(step: ObjectionStep, sent: URLSearchParams): Values {
  const objectorKind = sent.get('objectorKind');
  const kind = objectorKind === null ? (step === 'kind' ? { objectorKind: '' } : {}) : { objectorKind };
  const answers = fieldsOfStep(step, kind).map(({ name, kind: fieldKind }) => [name, fieldKind === 'choices' ? sent.getAll(name) : (sent.get(name) ?? '')]);
  return { ...Object.fromEntries(answers), ...kind };
}
