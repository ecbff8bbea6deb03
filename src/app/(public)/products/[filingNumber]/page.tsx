import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ClosedProduct, FiledProduct, PublicProduct } from '../../../../queries/publicProducts.ts';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import { SummaryList } from '../../components/SummaryList.tsx';
import { Tag } from '../../components/Tag.tsx';
import words from '../../components/text.module.css';
import { segmentOf } from '../../parameters.ts';
import { product, productPictures } from '../../reads.ts';
import { productFacts } from './facts.tsx';
import { Pictures } from './Pictures.tsx';
import { ClosedNotice, WithdrawingNotice } from './StateNotice.tsx';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ filingNumber: string }> };

const CRUMBS = [
  { href: '/', label: '首页' },
  { href: '/products', label: '产品查询' },
];

/** Read once for title and page. */
const read = cache(async (filingNumber: string): Promise<PublicProduct> => (await product(segmentOf(filingNumber))) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read((await params).filingNumber);
  if (isClosed(found)) return { title: `备案号 ${found.filingNumber}`, robots: { index: false } };
  const { name, enterpriseName, filingNumber } = found;
  const description = `${enterpriseName}备案的专利产品“${name}”，备案号 ${filingNumber}。`;
  return { title: name, description, openGraph: { type: 'website', locale: 'zh_CN', title: name, description, url: `/products/${filingNumber}` } };
}

export default async function ProductPage({ params }: Props) {
  const found = await read((await params).filingNumber);
  return (
    <PublicPage section="products" crumbs={CRUMBS}>
      <Column>
        <div className={words.page}>{isClosed(found) ? <Closed product={found} /> : <Filed product={found} pictures={await productPictures(found.filingNumber)} />}</div>
      </Column>
    </PublicPage>
  );
}

function isClosed(product: PublicProduct): product is ClosedProduct {
  return product.state === 'withdrawn' || product.state === 'revoked';
}

function Filed({ product: filed, pictures }: { product: FiledProduct; pictures: number }) {
  return (
    <>
      <div>
        <h1>{filed.name}</h1>
        <p>{filed.enterpriseName}</p>
        {filed.certified && <Tag tone="good">专利密集型产品</Tag>}
      </div>
      {filed.state === 'withdrawing' && <WithdrawingNotice />}
      <Pictures filingNumber={filed.filingNumber} name={filed.name} count={pictures} />
      <SummaryList rows={productFacts(filed)} />
      <p className={words.quiet}>以上信息和图片由企业提供，经平台审核后公开。认为有误的，请拨打页面底部的服务热线。</p>
    </>
  );
}

function Closed({ product: { filingNumber, state, closedAt } }: { product: ClosedProduct }) {
  return (
    <>
      <h1>备案号 {filingNumber}</h1>
      <ClosedNotice state={state} closedAt={closedAt} />
      <p>
        <a href="/products">查询其他备案产品</a>
      </p>
    </>
  );
}
