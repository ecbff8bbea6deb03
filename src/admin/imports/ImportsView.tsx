import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { momentText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import type { ImportKind } from '../../imports/kind.ts';
import { kindsFor } from '../../imports/kinds/index.ts';
import { IMPORTS_PAGE, listImports, type ImportRecord } from '../../imports/list.ts';
import styles from '../home/home.module.css';
import { Tag } from '../Tag.tsx';
import { ImportForm, type OfferedKind } from './ImportForm.tsx';
import { amount, kindLabel, stateOf } from './words.ts';

const offered = (kinds: readonly ImportKind[]): OfferedKind[] => kinds.map(({ key, label, lead, columns, replaces }) => ({
  key, label, lead, replaces: replaces ?? null,
  required: columns.filter((column) => column.required).map((column) => column.label),
  optional: columns.filter((column) => !column.required).map((column) => column.label),
}));

/** 数据导入: the form for staff and banks, and what was imported before. A bank sees its own imports alone, auditors the list. */
export async function ImportsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  // Payload lets anybody reach a view of our own: who may is decided here.
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fimports');
  const { role, bank } = requestActor(req);
  if (role !== 'staff' && role !== 'auditor' && !(role === 'bank' && bank)) notFound();
  const asked = Number(searchParams?.page ?? 1);
  const page = Number.isInteger(asked) && asked > 0 && asked <= 1_000 ? asked : 1;
  const { imports, total } = await listImports(poolOf(req.payload), page, bank ?? null);
  const kinds = offered(role === 'auditor' ? [] : kindsFor(role));
  const chosen = (kinds.find(({ key }) => key === searchParams?.kind) ?? kinds[0])?.key ?? '';
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '数据导入' }]} />
      <main className={styles.page}>
        <h1>数据导入</h1>
        <p className={styles.lead}>把表格里的数据装入平台。文件在后台处理，关闭这个页面也不会中断。</p>
        {kinds.length > 0 && <ImportForm kinds={kinds} chosen={chosen} />}
        <section className={styles.section} aria-labelledby="earlier">
          <h2 id="earlier">导入记录</h2>
          {total === 0 ? <p className={styles.nothing}>还没有导入过文件。</p> : <Earlier imports={imports} total={total} page={page} />}
        </section>
      </main>
    </DefaultTemplate>
  );
}

function Earlier({ imports, total, page }: { imports: readonly ImportRecord[]; total: number; page: number }) {
  const pages = Math.max(1, Math.ceil(total / IMPORTS_PAGE));
  return (
    <>
      <table className={styles.table}>
        <caption>共 {amount(total)} 次，最近的在前</caption>
        <thead><tr>{['文件', '数据', '状态', '行数', '上传'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>{imports.map((each) => <Line key={each.id} found={each} />)}</tbody>
      </table>
      {pages > 1 && (
        <nav className={styles.pager} aria-label="翻页">
          {page > 1 && <Link href={`/admin/imports?page=${page - 1}`} prefetch={false}>上一页</Link>}
          <span>第 {page} 页，共 {pages} 页</span>
          {page < pages && <Link href={`/admin/imports?page=${page + 1}`} prefetch={false}>下一页</Link>}
        </nav>
      )}
    </>
  );
}

function Line({ found }: { found: ImportRecord }) {
  const { label, tone } = stateOf(found);
  return (
    <tr>
      <th scope="row"><Link href={`/admin/imports/${found.id}`} prefetch={false}>{found.fileName}</Link></th>
      <td data-label="数据">{kindLabel(found.kind)}</td>
      <td data-label="状态"><Tag tone={tone}>{label}</Tag></td>
      <td data-label="行数">{amount(found.read)}{found.bad > 0 && <small>有问题 {amount(found.bad)}</small>}</td>
      <td data-label="上传">{momentText(found.createdAt)}<small>{found.requestedBy}</small></td>
    </tr>
  );
}
