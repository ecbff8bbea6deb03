import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ClosedProduct, FiledProduct, PublicProduct } from '../../../../queries/publicProducts.ts';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import { SummaryList } from '../../components/SummaryList.tsx';
import { Tag } from '../../components/Tag.tsx';
import { InChinese } from '../../components/InChinese.tsx';
import quiet from '../../components/text.module.css';
import { language, pathIn, wordsIn, type Language } from '../../language.ts';
import { segmentOf } from '../../parameters.ts';
import { certificationOf, product, productPictures } from '../../reads.ts';
import type { ProductCertification } from '../../../../queries/publicCertifications.ts';
import { CertificationNotice } from './CertificationNotice.tsx';
import { productFacts } from './facts.tsx';
import { Pictures } from './Pictures.tsx';
import { WORDS as FRAME } from '../../words.ts';
import { WORDS } from '../words.ts';
import { ClosedNotice, WithdrawingNotice } from './StateNotice.tsx';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ filingNumber: string }> };

function crumbs(inUse: Language) {
  const words = wordsIn(FRAME, inUse);
  return [
    { href: '/', label: words.home },
    { href: '/products', label: words.products },
  ];
}

/** Read once for title and page. */
const read = cache(async (filingNumber: string): Promise<PublicProduct> => (await product(segmentOf(filingNumber))) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read((await params).filingNumber);
  const inUse = await language();
  const words = wordsIn(WORDS, inUse);
  if (isClosed(found)) return { title: words.numberOf(found.filingNumber), robots: { index: false } };
  const { name, enterpriseName, filingNumber } = found;
  const description = words.summary(enterpriseName, name, filingNumber);
  const openGraph = { type: 'website', locale: inUse === 'en' ? 'en' : 'zh_CN', title: name, description, url: pathIn(inUse, `/products/${filingNumber}`) } as const;
  return { title: name, description, openGraph: (await productPictures(filingNumber)) > 0 ? { ...openGraph, images: [`/products/${filingNumber}/pictures/1`] } : openGraph };
}

export default async function ProductPage({ params }: Props) {
  const found = await read((await params).filingNumber);
  const inUse = await language();
  return (
    <PublicPage section="products" crumbs={crumbs(inUse)}>
      <Column>
        <div className={quiet.page}>
          {isClosed(found) ? <Closed product={found} language={inUse} /> : <Filed product={found} pictures={await productPictures(found.filingNumber)} certification={await certificationOf(found.filingNumber)} language={inUse} />}
        </div>
      </Column>
    </PublicPage>
  );
}

function isClosed(product: PublicProduct): product is ClosedProduct {
  return product.state === 'withdrawn' || product.state === 'revoked';
}

type FiledProps = { product: FiledProduct; pictures: number; certification: ProductCertification | null; language: Language };

function Filed({ product: filed, pictures, certification, language: inUse }: FiledProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <>
      <div>
        <h1>
          <InChinese>{filed.name}</InChinese>
        </h1>
        <p>
          <InChinese>{filed.enterpriseName}</InChinese>
        </p>
        {filed.certified && <Tag tone="good">{words.certified}</Tag>}
      </div>
      {filed.state === 'withdrawing' && <WithdrawingNotice language={inUse} />}
      {certification && <CertificationNotice certification={certification} filingNumber={filed.filingNumber} language={inUse} />}
      <Pictures filingNumber={filed.filingNumber} name={filed.name} count={pictures} language={inUse} />
      <SummaryList rows={productFacts(filed, inUse)} />
      <p className={quiet.quiet}>{words.source}</p>
      <p>
        <a href={pathIn(inUse, `/verify/${filed.filingNumber}`)}>{words.checkCertificate}</a>
      </p>
    </>
  );
}

function Closed({ product: { filingNumber, state, closedAt }, language: inUse }: { product: ClosedProduct; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <>
      <h1>{words.numberOf(filingNumber)}</h1>
      <ClosedNotice state={state} closedAt={closedAt} language={inUse} />
      <p>
        <a href={pathIn(inUse, '/products')}>{words.searchOthers}</a>
      </p>
    </>
  );
}
