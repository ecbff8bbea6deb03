import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import words from '../components/text.module.css';
import { textOf, type SearchParams } from '../parameters.ts';
import { codeProblem, typedCode } from './code.ts';
import { VerifyForm } from './VerifyForm.tsx';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };

/** The problem of what was sent; null on a first visit. */
async function refusal(searchParams: SearchParams): Promise<string | null> {
  const { code } = await searchParams;
  return code === undefined ? null : codeProblem(typedCode(textOf(code)));
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const title = (await refusal(searchParams)) ? '填写有误：证书查验' : '证书查验';
  return { title, description: '输入证明或申请表上的查验码、备案号，查看它目前是否有效。' };
}

export default async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const problem = await refusal(searchParams);
  if (code !== undefined && !problem) redirect(`/verify/${encodeURIComponent(typedCode(textOf(code)))}`);
  return (
    <PublicPage section="verify">
      <Column>
        <div className={words.page}>
          {problem && <ErrorSummary problems={[{ field: 'code', message: problem }]} />}
          <h1>证书查验</h1>
          <p>证明和申请表只反映开具当天的情况。在这里可以查看它目前是否有效。</p>
          <VerifyForm value={textOf(code)} problem={problem} />
          <h2>怎样查验</h2>
          <ul>
            <li>用手机扫描证明、申请表上的二维码，直接打开查验结果。</li>
            <li>没有二维码时，输入证明上的查验码或备案号。</li>
            <li>查验结果与纸面所载不一致的，以查验结果为准。</li>
          </ul>
        </div>
      </Column>
    </PublicPage>
  );
}
