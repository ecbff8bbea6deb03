import type { Metadata } from 'next';
import { cache } from 'react';
import { formatInstant } from '../../../../domain/civilDate.ts';
import { SUBSIDY_KINDS } from '../../../../domain/subsidy/round.ts';
import type { ValidFiling, VerifiedFiling, VerifiedForm } from '../../../../queries/verifyCode.ts';
import { StatePanel } from '../../components/Banner.tsx';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import { SummaryList, type SummaryRow } from '../../components/SummaryList.tsx';
import words from '../../components/text.module.css';
import { chineseDay } from '../../dates.ts';
import { segmentOf } from '../../parameters.ts';
import { verified } from '../../reads.ts';
import { codeProblem, shapeProblem, typedCode } from '../code.ts';
import { misshapen, stateWords, UNKNOWN, type StateWords } from '../states.ts';
import styles from '../verify.module.css';
import { VerifyForm } from '../VerifyForm.tsx';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ code: string }> };

const CRUMBS = [
  { href: '/', label: '首页' },
  { href: '/verify', label: '证书查验' },
];

/** Looked up once for title and page. What is no code at all was never issued. */
const read = cache(async (segment: string) => {
  const code = typedCode(segmentOf(segment));
  const answer = codeProblem(code) ? null : await verified(code);
  return { code, found: answer?.found ?? null, told: answer ? stateWords(answer.found, answer.isWithdrawing) : notKnown(code) };
});

function notKnown(code: string): StateWords {
  const problem = shapeProblem(code);
  return problem ? misshapen(problem) : UNKNOWN;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { told } = await read((await params).code);
  return { title: `${told.state}：证书查验结果`, robots: { index: false } };
}

export default async function VerifiedPage({ params }: Props) {
  const { code, found, told } = await read((await params).code);
  return (
    <PublicPage section="verify" crumbs={CRUMBS}>
      <Column>
        <div className={words.page}>
          <h1>证书查验结果</h1>
          <StatePanel {...told} />
          <SummaryList rows={rowsOf(found, code)} />
          <p className={words.quiet}>
            查验时间：{formatInstant(new Date())}（北京时间）。证明以本页显示的状态为准。</p>
          <div className={styles.again}>
            <VerifyForm />
          </div>
        </div>
      </Column>
    </PublicPage>
  );
}

function rowsOf(found: Awaited<ReturnType<typeof read>>['found'], code: string): SummaryRow[] {
  if (!found) return [{ label: '您输入的号码', value: code }];
  return found.kind === 'form' ? formRows(found) : filingRows(found);
}

/** What tells the paper in hand apart from another; amounts and accounts are nobody else's business. */
function formRows({ number, subsidyKind, enterpriseName, issuedOn, hashBeginning, state, since }: VerifiedForm): SummaryRow[] {
  return [
    { label: '证明种类', value: `知识产权质押融资${SUBSIDY_KINDS[subsidyKind]}申请表` },
    { label: '申请编号', value: number },
    { label: '申请单位', value: enterpriseName },
    { label: '开具日期', value: chineseDay(issuedOn) },
    ...(state === 'void' ? [{ label: '作废日期', value: chineseDay(since) }] : []),
    { label: '内容摘要', value: hashBeginning },
  ];
}

function filingRows(found: VerifiedFiling): SummaryRow[] {
  const product = <a href={`/products/${encodeURIComponent(found.number)}`}>{found.number}</a>;
  const first = [
    { label: '证明种类', value: '专利产品备案证明' },
    { label: '备案号', value: product },
  ];
  if (found.state !== 'valid') return [...first, { label: '撤销日期', value: chineseDay(found.since) }];
  return [...first, ...validRows(found)];
}

function validRows({ productName, enterpriseName, nameAtIssue, filingYear, since }: ValidFiling): SummaryRow[] {
  return [
    { label: '产品名称', value: productName },
    { label: '备案单位', value: enterpriseName },
    ...(nameAtIssue !== enterpriseName ? [{ label: '开具时的单位名称', value: nameAtIssue }] : []),
    { label: '备案年度', value: `${filingYear}年` },
    { label: '备案日期', value: chineseDay(since) },
  ];
}
