import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { requestActor } from '../../../access/actor.ts';
import { momentText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { readLoanRequest, type LoanRequestFile } from '../../queries/loanRequest.ts';
import styles from '../case/case.module.css';
import { Tag } from '../Tag.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import loans from './loans.module.css';

const KINDS = { missing: '缺少我的贷款', wrong: '贷款信息有误' };

/** What a company asks its bank about a loan; the bank looks it up, mends it and answers once. */
export async function RequestView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req } = initPageResult;
  const actor = requestActor(req);
  // Payload has read the record with this person's rights; the query beside it has not.
  const found = doc?.id ? await readLoanRequest(poolOf(req.payload), String(doc.id)) : null;
  if (!found || !(actor.role === 'bank' ? actor.bank === found.bank : ['staff', 'auditor'].includes(actor.role))) notFound();
  const isOpen = found.state === 'open';
  return (
    <main className={styles.page}>
      <SetStepNav nav={[{ label: '贷款信息请求', url: '/admin/collections/loan-requests' }, { label: found.enterprise }]} />
      <header className={styles.header}>
        <h1>{found.enterprise}</h1>
        <p className={styles.facts}><Tag tone={isOpen ? 'waiting' : 'good'}>{isOpen ? '待银行答复' : '已答复'}</Tag><span>{KINDS[found.kind]}</span><span>{found.bankName}</span><span>提出于 {momentText(found.createdAt)}</span></p>
      </header>
      <Facts found={found} />
      {actor.role === 'bank' && isOpen && <WhatToDo found={found} />}
      {actor.role === 'bank' && isOpen && <AnswerForm id={found.id} />}
    </main>
  );
}

function Facts({ found }: { found: LoanRequestFile }) {
  const { uscc, contractNumber, loan, explanation, answer, answeredAt, answeredByName } = found;
  const facts: [string, ReactNode][] = [
    ['统一社会信用代码', uscc || '还没有认证'],
    ['合同编号', contractNumber ?? '未填写'],
    ...(loan ? [['贷款', <Link key="loan" href={`/admin/collections/loans/${loan.id}`} prefetch={false}>{loan.reportNumber}</Link>] as [string, ReactNode]] : []),
    ['说明', explanation],
    ...(answer ? [['答复', <>{answer}<small>{`${answeredByName ?? ''}，${momentText(answeredAt)}`}</small></>] as [string, ReactNode]] : []),
  ];
  return (
    <section className={`${styles.section} ${loans.apart}`} aria-label="请求内容">
      <dl className={styles.rows}>{facts.map(([label, value]) => <div key={label} className={styles.row}><dt>{label}</dt><dd><span className={styles.value}>{value}</span></dd></div>)}</dl>
    </section>
  );
}

function WhatToDo({ found: { kind, loan } }: { found: LoanRequestFile }) {
  if (kind === 'missing') return <p className={styles.nothing}>请核对本行的贷款合同。确有这笔贷款的，先<Link href="/admin/collections/loans/create" prefetch={false}>录入贷款</Link>，再答复。</p>;
  return <p className={styles.nothing}>请核对贷款合同。确有错误的，先{loan ? <Link href={`/admin/collections/loans/${loan.id}`} prefetch={false}>修改这笔贷款</Link> : '修改这笔贷款'}，再答复；已有补贴申请使用的贷款，请联系平台管理员更正。</p>;
}
