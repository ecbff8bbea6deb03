import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formatInstant } from '../../../../../domain/civilDate.ts';
import { findReceipt } from '../../../../../queries/publicForms.ts';
import { database } from '../../../../database.ts';
import { Banner } from '../../../components/Banner.tsx';
import { Column, PublicPage } from '../../../components/PublicPage.tsx';
import { SummaryList } from '../../../components/SummaryList.tsx';
import text from '../../../components/text.module.css';
import { language, pathIn, wordsIn } from '../../../language.ts';
import { segmentOf, textOf, type SearchParams } from '../../../parameters.ts';
import styles from '../../forms.module.css';
import { WORDS } from '../../words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(WORDS, await language()).receipt, robots: { index: false } };
}

/** The receipt: number and time, none of the answers. */
export default async function ReceiptPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: SearchParams }) {
  const receipt = await findReceipt(database(), segmentOf((await params).slug), textOf((await searchParams).number));
  if (!receipt) notFound();
  const inUse = await language();
  const words = wordsIn(WORDS, inUse);
  const rows = [
    { label: words.time, value: formatInstant(receipt.submittedAt) },
    { label: words.form, value: receipt.title },
  ];
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }]}>
      <Column>
        <div className={text.page}>
          <h1>{words.receipt}</h1>
          {receipt.thankYou && <p className={styles.thanks} {...(inUse === 'en' ? { lang: 'zh-CN' } : {})}>{receipt.thankYou}</p>}
          <Banner tone="good" heading={words.number}>{receipt.number}</Banner>
          <SummaryList rows={rows} />
          <p>{words.keep}</p>
          <p>{receipt.audience === 'enterprises' ? <a href="/portal/forms">{words.own}</a> : receipt.audience === 'banks' ? <a href="/admin/open-forms">{words.own}</a> : <a href={pathIn(inUse, '/')}>{words.back}</a>}</p>
        </div>
      </Column>
    </PublicPage>
  );
}
