import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { isUuid } from '../../casework/rows.ts';
import { formatBytes } from '../../domain/files.ts';
import { momentText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { findImport, listFaults, mayActOn, mayRead, type ImportRecord } from '../../imports/list.ts';
import type { FaultLine } from '../../imports/workbooks.ts';
import home from '../home/home.module.css';
import { Tag } from '../Tag.tsx';
import { ImportActions } from './ImportActions.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import styles from './imports.module.css';
import { amount, figuresOf, isOpen, kindLabel, stateOf } from './words.ts';

const FAULTS_SHOWN = 50;

/** One file: how far it is, what it did or would do, and which rows are at fault. */
export async function ImportView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  const id = String(([params?.segments ?? []].flat() as string[])[1] ?? '');
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/imports/${id}`)}`);
  const actor = requestActor(req);
  const found = isUuid(id) ? await findImport(poolOf(req.payload), id) : null;
  if (!found || !mayRead(actor, found)) notFound();
  const faults = await listFaults(poolOf(req.payload), id, FAULTS_SHOWN);
  const { label, tone } = stateOf(found);
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '数据导入', url: '/admin/imports' }, { label: kindLabel(found.kind) }]} />
      <main className={home.page}>
        <h1>{found.fileName}</h1>
        <p className={home.lead}>{kindLabel(found.kind)} <Tag tone={tone}>{label}</Tag></p>
        {isOpen(found) && <ImportProgress id={id} state={found.state} mode={found.mode} read={found.read} total={found.total} />}
        {found.failure && <p className={home.warning}>{found.failure}</p>}
        <Next found={found} mayAct={mayActOn(actor, found)} />
        <Outcome found={found} />
        {!isOpen(found) && faults.length > 0 && <Faults id={id} faults={faults} found={found} />}
        <p><Link href="/admin/imports" prefetch={false}>返回导入记录</Link></p>
      </main>
    </DefaultTemplate>
  );
}

/** What to do now, in a sentence, and the buttons for it. */
function Next({ found, mayAct }: { found: ImportRecord; mayAct: boolean }) {
  const { state, bad, read, failure } = found;
  const taken = read - bad;
  const canStart = state === 'checked' && !failure && taken > 0;
  return (
    <>
      {canStart && <p className={home.done}>{bad > 0 ? `有 ${amount(bad)} 行有问题，不会导入；其余 ${amount(taken)} 行可以导入。也可以先改正文件，重新上传。` : '没有发现问题，可以导入。'}</p>}
      {state === 'checked' && read === 0 && <p className={home.warning}>文件里只有表头，没有数据。</p>}
      {state === 'checked' && read > 0 && taken === 0 && !failure && <p className={home.warning}>每一行都有问题，没有可以导入的行。请按下面的说明改正文件后重新上传。</p>}
      {state === 'done' && <p className={home.done}>{bad > 0 ? `导入完成；${amount(bad)} 行有问题，没有导入。改正后可以只上传这些行。` : '导入完成，所有行都已处理。'}</p>}
      {mayAct && (canStart || isOpen(found) || state === 'checked') && <ImportActions id={found.id} canStart={canStart} isRunning={isOpen(found)} />}
    </>
  );
}

function Outcome({ found }: { found: ImportRecord }) {
  const hasFigures = !isOpen(found) && found.read > 0;
  const facts = [
    ['上传', `${found.requestedBy}，${momentText(found.createdAt)}`],
    ['文件大小', formatBytes(found.bytes)],
    ['开始处理', momentText(found.startedAt) || '尚未开始'],
    ...(found.finishedAt ? [[found.cancelledBy ? `${found.cancelledBy} 取消` : '结束', momentText(found.finishedAt)]] : []),
    ...(found.replaces ? [['选项', '删去文件里没有的']] : []),
  ];
  return (
    <section className={`${home.section} ${styles.outcome}`} aria-labelledby="figures">
      <h2 id="figures">{!hasFigures ? '文件' : found.mode === 'check' ? '检查结果' : '导入结果'}</h2>
      {hasFigures && <ul className={home.figures}>{figuresOf(found).map(({ key, label, count }) => <li key={key}><strong>{amount(count)}</strong>{label}</li>)}</ul>}
      <dl className={styles.facts}>{facts.map(([term, text]) => <div key={term}><dt>{term}</dt><dd>{text}</dd></div>)}</dl>
    </section>
  );
}

function Faults({ id, faults, found }: { id: string; faults: readonly FaultLine[]; found: ImportRecord }) {
  return (
    <section className={home.section} aria-labelledby="faults">
      <h2 id="faults">问题和提示</h2>
      <p><a href={`/api/imports/${id}/faults`} download>下载问题清单（xlsx）</a></p>
      <table className={`${home.table} ${styles.faults}`}>
        <caption>{found.bad + found.repeated > faults.length ? `这里列出前 ${faults.length} 条，其余见问题清单（最多 1,000 条）` : `共 ${faults.length} 条`}</caption>
        <thead><tr>{['行号', '列', '说明'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {faults.map(({ line, column, message, isNote }, at) => (
            <tr key={at}>
              <th scope="row">{line > 0 ? `第 ${amount(line)} 行` : '整个文件'}</th>
              <td data-label="列">{column ?? '整行'}</td>
              <td data-label="说明">{isNote && <><Tag tone="neutral">仅提示</Tag> </>}{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
