import { now } from '../../../adapters/clock.ts';
import { formatInstant } from '../../../domain/civilDate.ts';
import { openFormOf } from '../../../queries/publicForms.ts';
import { database } from '../../database.ts';
import { Banner } from '../components/Banner.tsx';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { WORDS } from './words.ts';

/** Under an announcement: the open form that belongs to it; nothing before and after its window. */
export async function OpenForm({ announcement, language: inUse }: { announcement: string; language: Language }) {
  const form = await openFormOf(database(), announcement, now());
  if (!form) return null;
  const words = wordsIn(WORDS, inUse);
  return (
    <Banner tone="info" heading={words.fillHeading}>
      <a href={pathIn(inUse, `/forms/${form.slug}`)}>{words.fill(form.title)}</a>{words.until(formatInstant(form.closesAt))}
    </Banner>
  );
}
