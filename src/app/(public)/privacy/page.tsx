import type { Metadata } from 'next';
import { language, wordsIn } from '../language.ts';
import { AgreementPage } from '../terms/AgreementPage.tsx';
import { WORDS } from '../terms/words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(WORDS, await language()).privacy };
}

export default function Page() {
  return <AgreementPage kind="privacy" />;
}
