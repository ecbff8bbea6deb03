import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { now } from '../../adapters/clock.ts';
import { formatInstant } from '../../domain/civilDate.ts';
import { AUDIENCES, STATES, stateOf } from '../../domain/publicForms/window.ts';
import { poolOf } from '../../endpoints/http.ts';
import { formResults, type FormResult } from '../../queries/publicFormResults.ts';
import home from '../home/home.module.css';
import { Tag } from '../Tag.tsx';

export const READERS = ['staff', 'editor', 'auditor'];

/** 表单答卷: every form with how many answers came; editors see those of their own forms. */
export async function FormResultsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fform-results');
  const actor = requestActor(req);
  if (!READERS.includes(actor.role)) notFound();
  const forms = await formResults(poolOf(req.payload), actor);
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '表单答卷' }]} />
      <main className={home.page}>
        <h1>表单答卷</h1>
        <p className={home.lead}>{actor.role === 'editor' ? '您设计的表单和收到的答卷。' : '全部表单和收到的答卷。'}表单在<Link href="/admin/collections/forms" prefetch={false}>表单</Link>中设计。</p>
        {forms.length === 0 ? <p className={home.nothing}>还没有表单。可以先<Link href="/admin/collections/forms/create" prefetch={false}>设计一份</Link>。</p> : <FormTable forms={forms} />}
      </main>
    </DefaultTemplate>
  );
}

function FormTable({ forms }: { forms: readonly FormResult[] }) {
  const at = now();
  return (
    <table className={home.table}>
      <caption>共 {forms.length} 份，最近设计的在前</caption>
      <thead><tr>{['表单', '由谁填写', '状态', '时间', '答卷'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {forms.map((form) => {
          const { label, tone } = STATES[stateOf(form, at)];
          return (
            <tr key={form.id}>
              <th scope="row"><Link href={`/admin/form-results/${form.id}`} prefetch={false}>{form.title}</Link></th>
              <td data-label="由谁填写">{AUDIENCES[form.audience]}</td>
              <td data-label="状态"><Tag tone={tone}>{label}</Tag></td>
              <td data-label="时间">{formatInstant(form.opensAt)} 至 {formatInstant(form.closesAt)}</td>
              <td data-label="答卷">{form.answers.toLocaleString('zh-CN')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
