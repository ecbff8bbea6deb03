import type { ClosedProduct } from '../../../../queries/publicProducts.ts';
import { Banner } from '../../components/Banner.tsx';
import { dayIn } from '../../dates.ts';
import { wordsIn, type Language } from '../../language.ts';
import { WORDS } from '../words.ts';

/** The company has asked to withdraw; until that is decided nothing has changed. */
export function WithdrawingNotice({ language }: { language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <Banner tone="waiting" heading={words.withdrawing}>
      {words.withdrawingSentence}
    </Banner>
  );
}

type ClosedProps = Pick<ClosedProduct, 'state' | 'closedAt'> & { language: Language };

/** All the public learns of a product no longer filed: how it ended and when. */
export function ClosedNotice({ state, closedAt, language }: ClosedProps) {
  const words = wordsIn(WORDS, language);
  const day = dayIn(language, closedAt);
  return state === 'withdrawn' ? (
    <Banner tone="neutral" heading={words.withdrawn}>
      {words.withdrawnSentence(day)}
    </Banner>
  ) : (
    <Banner tone="bad" heading={words.revoked}>
      {words.revokedSentence(day)}
    </Banner>
  );
}
