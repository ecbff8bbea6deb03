import { formatInstant } from '../../../../domain/civilDate.ts';
import { objections } from '../../../../domain/lifecycle/objections.ts';
import type { ObjectionState } from '../../../../queries/objectionState.ts';
import controls from '../../components/form.module.css';
import { InChinese } from '../../components/InChinese.tsx';
import { SummaryList } from '../../components/SummaryList.tsx';
import { Tag } from '../../components/Tag.tsx';
import text from '../../components/text.module.css';
import choices from '../../forms/forms.module.css';
import { pathIn, type Language } from '../../language.ts';
import { WORDS } from '../words.ts';

/** How the case stands, since when, and what comes next. */
export function State({ state, language }: { state: ObjectionState; language: Language }) {
  const words = WORDS[language];
  const { status, finding } = state;
  const rows = [
    { label: words.receiptNumber, value: <span className={text.number}>{state.number}</span> },
    { label: words.product, value: <><InChinese>{state.productName}</InChinese> <span className={text.number}>{state.filingNumber}</span></> },
    { label: words.state, value: <Tag tone={objections.states[status].tone}>{words.states[status]}</Tag> },
    { label: words.submittedAt, value: formatInstant(state.submittedAt) },
    ...(state.decidedAt ? [{ label: words.movedAt[status], value: formatInstant(state.decidedAt) }] : []),
    { label: words.nextStep, value: words.after[status] },
    ...(finding && status !== 'submitted' && status !== 'accepted' ? [{ label: words.finding[status], value: <InChinese>{finding}</InChinese> }] : []),
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <p className={text.quiet}>{words.endHint}</p>
      <form className={choices.send} method="post" action={pathIn(language, '/objections/status/look')}>
        <input type="hidden" name="end" value="1" />
        <button className={controls.button} type="submit">{words.end}</button>
      </form>
    </>
  );
}
