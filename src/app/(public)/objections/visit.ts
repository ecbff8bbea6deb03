import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '../../../adapters/clock.ts';
import type { Queryable } from '../../../adapters/database.ts';
import { findDraft, type Draft } from '../../../casework/objectionDrafts.ts';
import { DRAFT_COOKIE } from '../../../endpoints/objections/visit.ts';
import { objectionProduct, type ObjectionProduct, type ObjectionStanding } from '../../../queries/objectionProducts.ts';
import { database } from '../../database.ts';
import { pathIn, type Language } from '../language.ts';
import { address } from '../parameters.ts';

export type Standing = ObjectionProduct & { standing: ObjectionStanding };

/** The secret of the endpoints, as Payload derives it (payload/dist/index.js): `GET /api/captcha` signs its challenges with that one. */
export function serverSecret(): string {
  const secret = process.env.PAYLOAD_SECRET;
  if (!secret) throw new Error('PAYLOAD_SECRET is not set');
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}

/** Never kept between requests: a publicity that has ended must not look open for another minute. */
export const productOf = cache(async (filingNumber: string): Promise<Standing | null> => objectionProduct(database() as Queryable, filingNumber, now()));

/** What this browser is writing against the product, or has handed in. */
export const draftOf = cache(async (product: string): Promise<Draft | null> => {
  const key = (await cookies()).get(DRAFT_COOKIE)?.value;
  return key ? findDraft(database() as Queryable, { secret: serverSecret(), key, product }) : null;
});

/** The product and its unfinished objection; whoever has none is led to where one begins, or to the receipt. */
export async function openDraft(filingNumber: string, language: Language): Promise<{ product: Standing; draft: Draft }> {
  const product = await productOf(filingNumber);
  if (!product) redirect(pageIn(language, '', filingNumber));
  const draft = await draftOf(product.id);
  if (draft?.receipt) redirect(pageIn(language, 'receipt', filingNumber));
  if (!draft) redirect(pageIn(language, '', filingNumber, { expired: '1' }));
  return { product, draft };
}

/** The address of a page of the objection in this language. */
export function pageIn(language: Language, page: string, product: string, more: Record<string, string | null> = {}): string {
  return pathIn(language, address(`/objections/new${page === '' ? '' : `/${page}`}`, { product, ...more }));
}
