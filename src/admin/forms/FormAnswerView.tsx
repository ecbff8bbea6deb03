import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { inTransaction, type Queryable } from '../../adapters/database.ts';
import { logAccess } from '../../casework/reveal.ts';
import { formatInstant } from '../../domain/civilDate.ts';
import { isPersonal } from '../../domain/publicForms/definition.ts';
import type { Actor } from '../../domain/roles.ts';
import { poolOf } from '../../endpoints/http.ts';
import { findAnswer, type Answer } from '../../queries/publicFormResults.ts';
import type { PublicForm } from '../../queries/publicForms.ts';
import { answerRows } from '../../queries/publicFormWords.ts';
import styles from '../case/case.module.css';
import home from '../home/home.module.css';
import { readableForm } from './readableForm.ts';
import { short } from './short.ts';

/** One answer in full, in words. Staff and the form's own editor see phone numbers and addresses whole, and that is logged; auditors masked. */
export async function FormAnswerView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  const [, id = '', number = ''] = [params?.segments ?? []].flat() as string[];
  const { form, actor } = await readableForm(req, id);
  const pool = poolOf(req.payload);
  const answer = await findAnswer(pool, form.id, number);
  if (!answer) notFound();
  const masked = actor.role === 'auditor';
  if (!masked && form.definition.some(isPersonal)) await inTransaction(pool, (client) => logReading(client as Queryable, actor, form, answer));
  const rows = await answerRows(pool, form.definition, answer.entries, masked);
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user ?? undefined, visibleEntities }}>
      <SetStepNav nav={[{ label: '表单答卷', url: '/admin/form-results' }, { label: short(form.title, 6), url: `/admin/form-results/${form.id}` }]} />
      <main className={home.page}>
        <h1>{form.title}</h1>
        <p className={home.lead}>
          回执编号 {answer.number}，提交于 {formatInstant(new Date(answer.submittedAt))}{answer.organisation && `，${answer.organisation}`}{answer.submittedBy && `，填写人 ${answer.submittedBy}`}。
          {masked ? '联系方式已打码。' : form.definition.some(isPersonal) && '本次查看联系方式已记入查阅记录。'}
        </p>
        <dl className={styles.rows}>
          {rows.map(({ name, label, text }) => <div key={name} className={styles.row}><dt>{label}</dt><dd><span className={styles.value}>{text ?? '未填写'}</span></dd></div>)}
        </dl>
      </main>
    </DefaultTemplate>
  );
}

function logReading(tx: Queryable, actor: Actor, form: PublicForm, { number }: Answer): Promise<void> {
  return logAccess(tx, { actor, collection: 'forms', id: form.id, what: `答卷 ${number} 的联系方式` });
}
