import type { CaseData } from '../case/loadCase.ts';
import type { ObjectionMatter } from '../../queries/objectionFile.ts';
import styles from '../case/case.module.css';
import { upheldEffects } from './decisionTexts.ts';

/** Where the matter stands and what is to be done next, by whom. */
export function Procedure({ data, matter }: { data: CaseData; matter: ObjectionMatter }) {
  const { status } = data.file;
  const called = data.timeline.some(({ action }) => action === 'noteCall');
  const sentences = sentencesFor(status, matter, called);
  return (
    <section className={styles.section} aria-labelledby="procedure">
      <h2 id="procedure">{matter.finding ? '办理结果' : '怎样办理'}</h2>
      {matter.finding && <p className={`${styles.refusal} ${status === 'upheld' ? '' : styles.request}`}>{matter.finding}</p>}
      {sentences.length > 0 && <ul>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
    </section>
  );
}

const TWO_PERSONS = '受理和认定属实须由两人办理：审核员受理，平台管理员认定；受理的人不能认定同一异议属实。';

function sentencesFor(status: string, matter: ObjectionMatter, called: boolean): string[] {
  switch (status) {
    case 'submitted':
      return ['由审核员核对身份和证据，受理或者不予受理。超过公示期、没有身份证明、没有证据的，不予受理并写明理由。', TWO_PERSONS];
    case 'accepted':
      return ['由平台管理员核查后认定属实或者不属实，写明认定意见。', `认定属实的，${upheldEffects(matter)[0]}`, TWO_PERSONS];
    case 'upheld':
      return [called ? '已经记录电话告知双方的情况，见办理记录。' : '还没有记录电话告知。请平台管理员电话告知异议人和被异议单位，再按“记录电话告知”写明通话情况。'];
    default:
      return [];
  }
}
