import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Draft } from '../../../../../casework/objectionDrafts.ts';
import { countBySlot } from '../../../../../casework/rows.ts';
import { objectionProblems } from '../../../../../domain/objectionSteps.ts';
import { maskPhone } from '../../../../../domain/phone.ts';
import type { Problem } from '../../../../../domain/result.ts';
import { Banner } from '../../../components/Banner.tsx';
import { language, type Language } from '../../../language.ts';
import { textOf, type SearchParams } from '../../../parameters.ts';
import { CheckList } from '../../CheckList.tsx';
import { problemIn } from '../../fieldWords.ts';
import { Proof } from '../../Proof.tsx';
import { StepFrame } from '../../StepFrame.tsx';
import { draftOf, openDraft, pageIn, productOf } from '../../visit.ts';
import { WORDS } from '../../words.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };
/** Inputs of this very page; other sentences are about the objection as a whole. */
const INPUTS = ['code', 'captcha'];

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = WORDS[await language()];
  const product = await productOf(textOf((await searchParams).product));
  const draft = product && (await draftOf(product.id));
  const isWrong = draft !== null && !draft.receipt && (unfinished(draft).length > 0 || (draft.content.problems.check ?? []).length > 0);
  return { title: isWrong ? words.wrong(words.steps.check) : words.steps.check, robots: { index: false } };
}

function unfinished({ content, files }: Draft) {
  return objectionProblems(content.values, countBySlot(files));
}

/** All answers, each with a way to change it that leads back here, and what it takes to hand them in. */
export default async function CheckPage({ searchParams }: Props) {
  const asked = await searchParams;
  const inUse = await language();
  const { product, draft } = await openDraft(textOf(asked.product), inUse);
  if (!draft.content.values.objectorKind) redirect(pageIn(inUse, '', product.filingNumber));
  const words = WORDS[inUse];
  const missing = unfinished(draft).map((problem) => problemIn(inUse, problem));
  const said = (draft.content.problems.check ?? []).map((problem) => problemIn(inUse, problem));
  const inputs = missing.length > 0 ? [] : said.filter(({ field }) => INPUTS.includes(field));
  return (
    <StepFrame page="check" product={product} problems={[...missing, ...inputs]} isRestarted={draft.content.isRestarted} language={inUse}>
      <Refusal said={said} language={inUse} />
      <p>{words.checkLead}</p>
      <CheckList draft={draft} problems={missing} product={product.filingNumber} language={inUse} />
      {missing.length === 0 && <Proof product={product.filingNumber} phone={maskPhone(phoneOf(draft))} bySms={textOf(asked.proof) === 'sms'} isSent={textOf(asked.sent) === '1'} problems={inputs} language={inUse} />}
    </StepFrame>
  );
}

function phoneOf({ content }: Draft): string {
  return String(content.values.phone ?? '').replaceAll(/\D/g, '').slice(-11);
}

function Refusal({ said, language: inUse }: { said: readonly Problem[]; language: Language }) {
  const refusal = said.find(({ field }) => !INPUTS.includes(field));
  return refusal ? <Banner tone="bad" heading={WORDS[inUse].notFiled}>{refusal.message}</Banner> : null;
}
