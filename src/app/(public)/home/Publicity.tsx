import type { PublicityNow } from '../../../queries/publicityNow.ts';
import { Banner } from '../components/Banner.tsx';
import { dayIn } from '../dates.ts';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { WORDS } from './words.ts';

/** What anyone may object to today, and until when. */
export function Publicity({ round: { title, endsOn, products, slug }, language }: { round: PublicityNow; language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <Banner tone="info" heading={words.publicity}>
      {words.publicised(title, products.toLocaleString('zh-CN'), dayIn(language, endsOn))}{' '}
      <a href={pathIn(language, slug ? `/announcements/${slug}` : '/announcements?category=publicity')}>{words.seeProducts}</a>
    </Banner>
  );
}
