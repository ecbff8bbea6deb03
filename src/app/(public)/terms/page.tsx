import type { Metadata } from 'next';
import { language, wordsIn } from '../language.ts';
import { AgreementPage } from './AgreementPage.tsx';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(WORDS, await language()).terms };
}

export default function Page() {
  return <AgreementPage kind="terms" />;
}
