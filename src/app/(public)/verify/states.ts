import type { Verified, VerifiedCertification, VerifiedForm } from '../../../queries/verifyCode.ts';
import type { Tone } from '../../tokens.ts';
import { dayIn } from '../dates.ts';
import { wordsIn, type Language } from '../language.ts';
import { WORDS } from './words.ts';

/** How the state of a certificate is told: the state in both languages, for a buyer or customs officer abroad, the sentence in the page's. */
export type StateWords = { tone: Tone; state: string; english: string; sentence: string };

/** Nothing is known under that code. */
export const unknown = (language: Language): StateWords => ({ tone: 'bad', state: '查无此证', english: 'Not found', sentence: wordsIn(WORDS, language).unknown });

/** Nothing is known under a number that is none: more likely a slip than a forgery. */
export const misshapen = (sentence: string): StateWords => ({ tone: 'bad', state: '号码有误', english: 'Not a certificate number', sentence });

/** The state now, in the words of the lifecycle (docs/lifecycles), with the day it began. */
export function stateWords(
  { kind = 'filing', state, since, validUntil = '' }: Pick<Verified, 'state' | 'since'> & { kind?: Verified['kind']; validUntil?: string },
  isWithdrawing: boolean,
  language: Language = 'zh',
): StateWords {
  const day = dayIn(language, since);
  const words = wordsIn(WORDS, language);
  if (kind === 'form') return formWords(state as VerifiedForm['state'], day, language);
  if (kind === 'certification') return certificationWords(state as VerifiedCertification['state'], { day, until: validUntil && dayIn(language, validUntil) }, language);
  if (state === 'withdrawn') return { tone: 'neutral', state: '已撤销（企业申请撤销）', english: 'Withdrawn', sentence: words.withdrawn(day) };
  if (state === 'revoked') return { tone: 'bad', state: '平台撤销（由平台作出）', english: 'Revoked', sentence: words.revoked(day) };
  if (isWithdrawing) return { tone: 'waiting', state: '撤销审核中', english: 'Valid, withdrawal under review', sentence: words.withdrawing };
  return { tone: 'good', state: '有效', english: 'Valid', sentence: words.valid(day) };
}

function certificationWords(state: VerifiedCertification['state'], { day, until }: { day: string; until: string }, language: Language): StateWords {
  const words = wordsIn(WORDS, language);
  if (state === 'valid') return { tone: 'good', state: '有效', english: 'Valid', sentence: words.certified(day, until) };
  if (state === 'expired') return { tone: 'neutral', state: '已到期', english: 'Expired', sentence: words.certificationExpired(day) };
  return { tone: 'bad', state: '撤销认定', english: 'Revoked', sentence: words.certificationRevoked(day) };
}

/** A form is void as soon as what it says was changed, handed in anew or given up. */
function formWords(state: VerifiedForm['state'], day: string, language: Language): StateWords {
  const words = wordsIn(WORDS, language);
  if (state === 'valid') return { tone: 'good', state: '有效', english: 'Valid', sentence: words.formValid(day) };
  return { tone: 'bad', state: '已作废', english: 'Void', sentence: words.formVoid(day) };
}
