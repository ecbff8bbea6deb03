import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { markOf } from '../../../../../casework/objectionAnswers.ts';
import type { Draft } from '../../../../../casework/objectionDrafts.ts';
import type { Values } from '../../../../../domain/forms/field.ts';
import { fieldsOfStep, isObjectionStep, slotOfStep, type ObjectionStep } from '../../../../../domain/objectionSteps.ts';
import type { Problem } from '../../../../../domain/result.ts';
import controls from '../../../components/form.module.css';
import { Banner } from '../../../components/Banner.tsx';
import { SummaryList } from '../../../components/SummaryList.tsx';
import choices from '../../../forms/forms.module.css';
import { language, type Language } from '../../../language.ts';
import { textOf, type SearchParams } from '../../../parameters.ts';
import { answerIn } from '../../answers.ts';
import { labelIn, problemIn } from '../../fieldWords.ts';
import { Files } from '../../Files.tsx';
import { Questions } from '../../Questions.tsx';
import { StepFrame } from '../../StepFrame.tsx';
import { draftOf, openDraft, pageIn, productOf } from '../../visit.ts';
import { WORDS } from '../../words.ts';

export const dynamic = 'force-dynamic';

type PageStep = Exclude<ObjectionStep, 'kind'>;
type Props = { params: Promise<{ step: string }>; searchParams: SearchParams };

function stepOf(segment: string): PageStep {
  return isObjectionStep(segment) && segment !== 'kind' ? segment : notFound();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const step = stepOf((await params).step);
  const words = WORDS[await language()];
  const product = await productOf(textOf((await searchParams).product));
  const draft = product && (await draftOf(product.id));
  const isWrong = (draft?.content.problems[step] ?? []).length > 0;
  return { title: isWrong ? words.wrong(words.steps[step]) : words.steps[step], robots: { index: false } };
}

/** One page of the objection: questions, or a place for files. */
export default async function StepPage({ params, searchParams }: Props) {
  const step = stepOf((await params).step);
  const asked = await searchParams;
  const inUse = await language();
  const { product, draft } = await openDraft(textOf(asked.product), inUse);
  const { values } = draft.content;
  if (values.objectorKind !== 'person' && values.objectorKind !== 'organisation') redirect(pageIn(inUse, '', product.filingNumber));
  const slot = slotOfStep(step, values);
  const names = [...fieldsOfStep(step, values).map(({ name }) => name), slot?.name];
  const problems = (draft.content.problems[step] ?? []).filter(({ field }) => names.includes(field)).map((problem) => problemIn(inUse, problem, slot));
  const change = textOf(asked.change) === '1' ? '1' : null;
  return (
    <StepFrame page={step} product={product} problems={problems} isRestarted={draft.content.isRestarted} language={inUse}>
      <p>{WORDS[inUse].intros[step]}</p>
      <Other step={step} other={draft.content.others[step]} language={inUse} />
      {slot ? (
        <Files step={step} slot={slot} files={draft.files.filter((file) => file.slot === slot.name)} problem={problems[0]?.message ?? null} product={product.filingNumber} change={change} language={inUse} />
      ) : (
        <Answers step={step} draft={draft} problems={problems} action={pageIn(inUse, `save/${step}`, product.filingNumber, { change })} language={inUse} />
      )}
    </StepFrame>
  );
}

type AnswersProps = { step: PageStep; draft: Draft; problems: readonly Problem[]; action: string; language: Language };

function Answers({ step, draft: { content: { values } }, problems, action, language: inUse }: AnswersProps) {
  return (
    <form className={choices.form} method="post" action={action} noValidate>
      <input type="hidden" name="objectorKind" value={String(values.objectorKind)} />
      <input type="hidden" name="seen" value={markOf(step, values)} />
      <Questions fields={fieldsOfStep(step, values)} values={values} problems={problems} language={inUse} />
      <div className={choices.send}>
        <button className={controls.button} type="submit">{WORDS[inUse].next}</button>
      </div>
    </form>
  );
}

/** What another tab had saved and this one replaced: nothing goes unseen. */
function Other({ step, other, language: inUse }: { step: PageStep; other: Values | undefined; language: Language }) {
  if (!other) return null;
  const words = WORDS[inUse];
  return (
    <>
      <Banner tone="waiting" heading={words.others}>{words.othersLine}</Banner>
      <SummaryList rows={fieldsOfStep(step, other).map((field) => ({ label: labelIn(inUse, field), value: answerIn(inUse, field, other) }))} />
    </>
  );
}
