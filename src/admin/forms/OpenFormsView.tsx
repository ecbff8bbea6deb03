import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { now } from '../../adapters/clock.ts';
import { formatInstant } from '../../domain/civilDate.ts';
import { poolOf } from '../../endpoints/http.ts';
import { ownAnswers, type OwnAnswer } from '../../queries/publicFormResults.ts';
import { openForms, type FormLine } from '../../queries/publicForms.ts';
import home from '../home/home.module.css';

/** For a bank: the forms it is asked to answer, filled in on their public page with its own session, and what it has answered. */
export async function OpenFormsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fopen-forms');
  const actor = requestActor(req);
  if (actor.role !== 'bank' || !actor.bank) notFound();
  const db = poolOf(req.payload);
  const [open, answered] = await Promise.all([openForms(db, actor, now()), ownAnswers(db, actor)]);
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '问卷和征集' }]} />
      <main className={home.page}>
        <h1>问卷和征集</h1>
        <p className={home.lead}>平台向银行开展的调查和征集。提交以后不能修改，请核对后再提交。</p>
        <section className={home.section} aria-labelledby="open">
          <h2 id="open">可以填写的</h2>
          {open.length === 0 ? <p className={home.nothing}>现在没有需要填写的表单。</p> : <Open forms={open} />}
        </section>
        <section className={home.section} aria-labelledby="answered">
          <h2 id="answered">本行的答卷</h2>
          {answered.length === 0 ? <p className={home.nothing}>本行还没有提交过答卷。</p> : <Answered answers={answered} />}
        </section>
      </main>
    </DefaultTemplate>
  );
}

function Open({ forms }: { forms: readonly FormLine[] }) {
  return (
    <table className={home.table}>
      <caption>共 {forms.length} 份</caption>
      <thead><tr><th scope="col">表单</th><th scope="col">截止时间</th><th scope="col">本行</th></tr></thead>
      <tbody>
        {forms.map(({ id, slug, title, closesAt, answers, onePerOrganisation }) => (
          <tr key={id}>
            <th scope="row">{onePerOrganisation && answers > 0 ? title : <a href={`/forms/${slug}`}>{title}</a>}</th>
            <td data-label="截止时间">{formatInstant(new Date(closesAt))}</td>
            <td data-label="本行">{answers === 0 ? '未填写' : onePerOrganisation ? '已提交，每个单位只能提交一次' : `已提交 ${answers} 份`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answered({ answers }: { answers: readonly OwnAnswer[] }) {
  return (
    <table className={home.table}>
      <caption>共 {answers.length} 份，最近的在前</caption>
      <thead><tr><th scope="col">表单</th><th scope="col">回执编号</th><th scope="col">提交时间</th><th scope="col">填写人</th></tr></thead>
      <tbody>
        {answers.map(({ id, title, number, submittedAt, submittedBy }) => (
          <tr key={id}><th scope="row">{title}</th><td data-label="回执编号">{number}</td><td data-label="提交时间">{formatInstant(new Date(submittedAt))}</td><td data-label="填写人">{submittedBy ?? '未填写'}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
