import type { Metadata } from 'next';
import Link from 'next/link';
import { now } from '../../../../../adapters/clock.ts';
import { formatInstant } from '../../../../../domain/civilDate.ts';
import { ownAnswers, type OwnAnswer } from '../../../../../queries/publicFormResults.ts';
import { openForms, type FormLine } from '../../../../../queries/publicForms.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList, type Column } from '../../../lists/DataTable.tsx';
import lists from '../../../lists/lists.module.css';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import styles from './forms.module.css';

export const metadata: Metadata = { title: '问卷和征集' };

/** Forms companies are asked to answer now, and what this one has answered (spec 5). */
export default async function FormsPage() {
  const { actor, db } = await requirePortalUser('/portal/forms');
  const [open, answered] = await Promise.all([openForms(db, actor, now()), ownAnswers(db, actor)]);
  return (
    <>
      <Crumbs />
      <h1>问卷和征集</h1>
      <p className={lists.lead}>平台向企业开展的调查和需求征集。提交以后不能修改，请核对后再提交。</p>
      <h2 className={styles.part}>可以填写的</h2>
      {open.length > 0 ? <DataTable caption={`共 ${open.length} 份`} columns={OPEN} rows={open} keyOf={({ id }) => id} /> : <EmptyList><p>现在没有需要填写的表单。有新的表单时，平台会在通知公告中说明。</p></EmptyList>}
      <h2 className={styles.part}>本单位的答卷</h2>
      {answered.length > 0 ? <DataTable caption={`共 ${answered.length} 份，最近的在前`} columns={ANSWERED} rows={answered} keyOf={({ id }) => id} /> : <EmptyList><p>本单位还没有提交过答卷。</p></EmptyList>}
    </>
  );
}

const OPEN: Column<FormLine>[] = [
  { label: '表单', cell: ({ slug, title, onePerOrganisation, answers }) => (onePerOrganisation && answers > 0 ? title : <a href={`/forms/${slug}`}>{title}</a>) },
  { label: '截止时间', cell: ({ closesAt }) => formatInstant(new Date(closesAt)), nowrap: true },
  { label: '本单位', cell: ({ answers, onePerOrganisation }) => (answers === 0 ? '未填写' : onePerOrganisation ? '已提交，每个单位只能提交一次' : `已提交 ${answers} 份`) },
];

const ANSWERED: Column<OwnAnswer>[] = [
  { label: '表单', cell: ({ number, title }) => <Link href={`/portal/forms/${number}`} prefetch={false}>{title}</Link> },
  { label: '回执编号', cell: ({ number }) => number, nowrap: true },
  { label: '提交时间', cell: ({ submittedAt }) => formatInstant(new Date(submittedAt)), nowrap: true },
  { label: '填写人', cell: ({ submittedBy }) => submittedBy },
];
