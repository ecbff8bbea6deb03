import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formatInstant } from '../../../../../../domain/civilDate.ts';
import { ownAnswer } from '../../../../../../queries/publicFormResults.ts';
import { answerRows } from '../../../../../../queries/publicFormWords.ts';
import { segmentOf } from '../../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { Summary } from '../../../../kit/Summary.tsx';
import lists from '../../../../lists/lists.module.css';
import { Crumbs } from '../../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '答卷' };

/** One answer of the company's own, in words; of anybody else's there is nothing. */
export default async function AnswerPage({ params }: { params: Promise<{ number: string }> }) {
  const number = segmentOf((await params).number);
  const { actor, db } = await requirePortalUser(`/portal/forms/${encodeURIComponent(number)}`);
  const answer = await ownAnswer(db, actor, number);
  if (!answer) notFound();
  const rows = await answerRows(db, answer.definition, answer.entries);
  return (
    <>
      <Crumbs above={[{ href: '/portal/forms', label: '问卷和征集' }]} />
      <h1>{answer.title}</h1>
      <p className={lists.lead}>回执编号 {answer.number}，提交于 {formatInstant(new Date(answer.submittedAt))}{answer.submittedBy && `，填写人 ${answer.submittedBy}`}。</p>
      <Summary rows={rows.map(({ name, label, text }) => ({ name, label, value: text }))} />
    </>
  );
}
