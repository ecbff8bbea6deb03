import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formatInstant } from '../../../../../domain/civilDate.ts';
import { showReceiptCode } from '../../../../../domain/receiptCode.ts';
import { Banner } from '../../../components/Banner.tsx';
import { InChinese } from '../../../components/InChinese.tsx';
import { Column, PublicPage } from '../../../components/PublicPage.tsx';
import { SummaryList } from '../../../components/SummaryList.tsx';
import text from '../../../components/text.module.css';
import { language, pathIn } from '../../../language.ts';
import { textOf, type SearchParams } from '../../../parameters.ts';
import { settings } from '../../../reads.ts';
import styles from '../../objections.module.css';
import { draftOf, productOf } from '../../visit.ts';
import { WORDS } from '../../words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: WORDS[await language()].receipt, robots: { index: false } };
}

/** Number and code of what was handed in, for half an hour and in this browser alone. */
export default async function ReceiptPage({ searchParams }: { searchParams: SearchParams }) {
  const inUse = await language();
  const product = await productOf(textOf((await searchParams).product));
  const receipt = product && (await draftOf(product.id))?.receipt;
  if (!receipt) redirect(pathIn(inUse, '/objections/status'));
  const words = WORDS[inUse];
  const { hotline, hours } = await settings();
  const rows = [
    { label: words.receiptNumber, value: <span className={text.number}>{receipt.number}</span> },
    { label: words.filedAt, value: formatInstant(new Date(receipt.filedAt)) },
    { label: words.product, value: <InChinese>{receipt.productName}</InChinese> },
    { label: words.hotline, value: `${hotline}${inUse === 'zh' ? `，${hours}` : ''}` },
  ];
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }]}>
      <Column>
        <div className={text.page}>
          <h1>{words.receipt}</h1>
          <Banner tone="good" heading={words.receiptCode}><strong className={styles.code}>{showReceiptCode(receipt.code)}</strong></Banner>
          <p>{words.keep}</p>
          <SummaryList rows={rows} />
          <h2>{words.nextSteps}</h2>
          <ul>{words.nextList.map((line) => <li key={line}>{line}</li>)}</ul>
          <p><a href={pathIn(inUse, '/objections/status')}>{words.statusLink}</a></p>
        </div>
      </Column>
    </PublicPage>
  );
}
