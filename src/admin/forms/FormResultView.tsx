import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import type { AdminViewServerProps } from 'payload';
import { now } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { formatInstant } from '../../domain/civilDate.ts';
import { isAsked } from '../../domain/publicForms/definition.ts';
import { AUDIENCES, STATES, stateOf } from '../../domain/publicForms/window.ts';
import { poolOf } from '../../endpoints/http.ts';
import { ANSWERS_A_PAGE, listAnswers, tallies, type Answer } from '../../queries/publicFormResults.ts';
import type { PublicForm } from '../../queries/publicForms.ts';
import { answersInWords } from '../../queries/publicFormWords.ts';
import home from '../home/home.module.css';
import { Tag } from '../Tag.tsx';
import { Counts } from './Counts.tsx';
import styles from './forms.module.css';
import { readableForm } from './readableForm.ts';
import { short } from './short.ts';

/** The answers to one form: how often each choice was taken, the list with personal data masked, and the spreadsheet. */
export async function FormResultView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  const { form, actor } = await readableForm(req, String(([params?.segments ?? []].flat() as string[])[1] ?? ''));
  const db = poolOf(req.payload);
  const asked = Number(searchParams?.page ?? 1);
  const page = Number.isInteger(asked) && asked > 0 && asked <= 10_000 ? asked : 1;
  const [{ answers, total }, counts] = await Promise.all([listAnswers(db, form.id, page), tallies(db, form.id, form.definition)]);
  const { label, tone } = STATES[stateOf(form, now())];
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user ?? undefined, visibleEntities }}>
      <SetStepNav nav={[{ label: '表单答卷', url: '/admin/form-results' }, { label: short(form.title, 6) }]} />
      <main className={home.page}>
        <h1>{form.title}</h1>
        <p className={home.lead}><Tag tone={tone}>{label}</Tag> 由{AUDIENCES[form.audience]}填写，{formatInstant(form.opensAt)} 至 {formatInstant(form.closesAt)}，共收到 {total.toLocaleString('zh-CN')} 份答卷。</p>
        <p className={styles.ways}>
          {actor.role !== 'auditor' && total > 0 && <a href={`/api/forms/${form.id}/export`} download>下载全部答卷（xlsx）</a>}
          <Link href={`/admin/collections/forms/${form.id}`} prefetch={false}>查看表单</Link>
          {form.isReleased && <a href={`/forms/${form.slug}`}>打开填写页面</a>}
        </p>
        {total > 0 && counts.length > 0 && (
          <section className={home.section} aria-labelledby="counts">
            <h2 id="counts">各选项的份数</h2>
            {counts.map((tally) => <Counts key={tally.question.name} tally={tally} />)}
          </section>
        )}
        <section className={home.section} aria-labelledby="answers">
          <h2 id="answers">答卷</h2>
          {total === 0 ? <p className={home.nothing}>还没有收到答卷。</p> : <Answers db={db} form={form} answers={answers} total={total} page={page} />}
        </section>
      </main>
    </DefaultTemplate>
  );
}

const COLUMNS = 6;
type AnswersProps = { db: Queryable; form: PublicForm; answers: readonly Answer[]; total: number; page: number };

/** The first questions as columns; the whole answer is one link away. */
async function Answers({ db, form, answers, total, page }: AnswersProps) {
  const questions = form.definition.filter(isAsked).slice(0, COLUMNS);
  const rows = await answersInWords(db, questions, answers, true);
  const hasOwner = form.audience !== 'public';
  const pages = Math.max(1, Math.ceil(total / ANSWERS_A_PAGE));
  return (
    <>
      <div className={styles.wide} tabIndex={0} role="group" aria-label="答卷清单，可以左右滚动">
        <table className={styles.answers}>
          <caption>共 {total.toLocaleString('zh-CN')} 份，最近的在前；联系方式已打码</caption>
          <thead><tr><th scope="col">回执编号</th><th scope="col">提交时间</th>{hasOwner && <th scope="col">单位</th>}{questions.map(({ name, label }) => <th key={name} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {answers.map((answer, index) => (
              <tr key={answer.id}>
                <th scope="row"><Link href={`/admin/form-results/${form.id}/${answer.number}`} prefetch={false}>{answer.number}</Link></th>
                <td data-label="提交时间">{formatInstant(new Date(answer.submittedAt))}</td>
                {hasOwner && <td data-label="单位">{answer.organisation ?? '未填写'}</td>}
                {rows[index]?.map(({ name, label, text }) => <td key={name} data-label={label}>{text ? short(text, 40) : '未填写'}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav className={home.pager} aria-label="翻页">
          {page > 1 && <Link href={`/admin/form-results/${form.id}?page=${page - 1}`} prefetch={false}>上一页</Link>}
          <span>第 {page} 页，共 {pages} 页</span>
          {page < pages && <Link href={`/admin/form-results/${form.id}?page=${page + 1}`} prefetch={false}>下一页</Link>}
        </nav>
      )}
    </>
  );
}
