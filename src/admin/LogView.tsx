import { SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { isCaseCollection } from '../domain/lifecycle/index.ts';
import { ROLES, type Role } from '../domain/roles.ts';
import { momentText } from '../domain/workingTime.ts';
import { actionWord, collectionWord, linesOf, wordFor, type Line } from './fields/words.ts';
import styles from './case/case.module.css';

type LogDoc = Record<string, unknown>;

/** One row of the case log in words, with the way to its case. */
export function LogView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  // Payload has read the row with this person's rights.
  if (!doc?.id) notFound();
  const collection = String(doc.caseCollection ?? '');
  const title = `${collectionWord(collection)}：${actionWord(collection, String(doc.action ?? ''))}`;
  const opensCase = isCaseCollection(collection) && ['reviewer', 'staff', 'auditor'].includes(requestActor(initPageResult.req).role);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <SetStepNav nav={[{ label: '办理记录', url: '/admin/collections/case-log' }, { label: title }]} />
        <h1>{title}</h1>
        {opensCase && <p><a href={`/admin/collections/${collection}/${String(doc.caseId)}`}>打开这一件</a></p>}
      </header>
      <dl className={styles.rows}>
        {linesFor(doc).map(({ label, text }) => (
          <div key={label + text} className={styles.row}>
            <dt>{label}</dt>
            <dd><span className={styles.value}>{text}</span></dd>
          </div>
        ))}
      </dl>
    </main>
  );
}

function linesFor(doc: LogDoc): Line[] {
  const who = [...new Set([doc.actorName, ROLES[doc.actorRole as Role]])].filter(Boolean).join('，');
  const rows: Line[] = [
    { label: '办理时间', text: momentText(String(doc.at)) },
    { label: '办理人', text: who },
    { label: '办理前状态', text: wordFor('fromStatus', doc.fromStatus, doc) },
    { label: '办理后状态', text: wordFor('toStatus', doc.toStatus, doc) },
    ...linesOf(doc.input, String(doc.caseCollection ?? '')),
    { label: '在这一件中的序号', text: wordFor('', doc.sequence, {}) },
    { label: '本条摘要', text: wordFor('', doc.hash, {}) },
    { label: '前一条摘要', text: wordFor('', doc.previousHash, {}) },
  ];
  return rows.filter(({ text }) => text !== '—');
}
