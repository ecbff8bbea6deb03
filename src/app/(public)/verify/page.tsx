import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import words from '../components/text.module.css';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import { textOf, type SearchParams } from '../parameters.ts';
import { codeProblem, typedCode } from './code.ts';
import { VerifyForm } from './VerifyForm.tsx';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };

/** The problem of what was sent; null on a first visit. */
async function refusal(searchParams: SearchParams, inUse: Language): Promise<string | null> {
  const { code } = await searchParams;
  return code === undefined ? null : codeProblem(typedCode(textOf(code)), inUse);
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const inUse = await language();
  const text = wordsIn(WORDS, inUse);
  return { title: (await refusal(searchParams, inUse)) ? text.wrongTitle : text.title, description: text.description };
}

export default async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const inUse = await language();
  const text = wordsIn(WORDS, inUse);
  const problem = await refusal(searchParams, inUse);
  if (code !== undefined && !problem) redirect(pathIn(inUse, `/verify/${encodeURIComponent(typedCode(textOf(code)))}`));
  return (
    <PublicPage section="verify">
      <Column>
        <div className={words.page}>
          {problem && <ErrorSummary problems={[{ field: 'code', message: problem }]} />}
          <h1>{text.title}</h1>
          <p>{text.lead}</p>
          <VerifyForm value={textOf(code)} problem={problem} />
          <h2>{text.how}</h2>
          <ul>
            {text.ways.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </div>
      </Column>
    </PublicPage>
  );
}
