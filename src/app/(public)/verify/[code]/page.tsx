import type { Metadata } from 'next';
import { cache } from 'react';
import { now } from '../../../../adapters/clock.ts';
import { formatInstant } from '../../../../domain/civilDate.ts';
import { StatePanel } from '../../components/Banner.tsx';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import { SummaryList } from '../../components/SummaryList.tsx';
import words from '../../components/text.module.css';
import { language, wordsIn, type Language } from '../../language.ts';
import { segmentOf } from '../../parameters.ts';
import { verified } from '../../reads.ts';
import { codeProblem, shapeProblem, typedCode } from '../code.ts';
import { rowsOf } from '../rows.tsx';
import { misshapen, stateWords, unknown, type StateWords } from '../states.ts';
import styles from '../verify.module.css';
import { VerifyForm } from '../VerifyForm.tsx';
import { WORDS as FRAME } from '../../words.ts';
import { WORDS } from '../words.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ code: string }> };

function crumbs(inUse: Language) {
  const text = wordsIn(WORDS, inUse);
  return [
    { href: '/', label: wordsIn(FRAME, inUse).home },
    { href: '/verify', label: text.title },
  ];
}

/** Looked up once for title and page. What is no code at all was never issued. */
const read = cache(async (segment: string) => {
  const inUse = await language();
  const code = typedCode(segmentOf(segment));
  const answer = codeProblem(code) ? null : await verified(code);
  return { code, found: answer?.found ?? null, told: answer ? stateWords(answer.found, answer.isWithdrawing, inUse) : notKnown(code, inUse) };
});

function notKnown(code: string, inUse: Language): StateWords {
  const problem = shapeProblem(code, inUse);
  return problem ? misshapen(problem) : unknown(inUse);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { told } = await read((await params).code);
  const inUse = await language();
  return { title: wordsIn(WORDS, inUse).resultTitle(inUse === 'zh' ? told.state : told.english), robots: { index: false } };
}

export default async function VerifiedPage({ params }: Props) {
  const { code, found, told } = await read((await params).code);
  const inUse = await language();
  const text = wordsIn(WORDS, inUse);
  return (
    <PublicPage section="verify" crumbs={crumbs(inUse)}>
      <Column>
        <div className={words.page}>
          <h1>{text.result}</h1>
          <StatePanel {...told} state={inUse === 'zh' ? told.state : told.english} english={inUse === 'zh' ? told.english : ''} />
          <SummaryList rows={found ? rowsOf(found, inUse) : [{ label: text.typed, value: code }]} />
          <p className={words.quiet}>{text.checkedAt(formatInstant(now()))}</p>
          <div className={styles.again}>
            <VerifyForm />
          </div>
        </div>
      </Column>
    </PublicPage>
  );
}
