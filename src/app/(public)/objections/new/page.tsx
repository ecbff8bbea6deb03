import type { Metadata } from 'next';
import { now } from '../../../../adapters/clock.ts';
import type { Queryable } from '../../../../adapters/database.ts';
import { PRODUCTS_A_PAGE, productsInPublicity, type ObjectionStanding } from '../../../../queries/objectionProducts.ts';
import { database } from '../../../database.ts';
import { Banner } from '../../components/Banner.tsx';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import text from '../../components/text.module.css';
import { dayIn } from '../../dates.ts';
import { language, pathIn, type Language } from '../../language.ts';
import { pageOf, textOf, type SearchParams } from '../../parameters.ts';
import { Begin } from '../Begin.tsx';
import { Choose } from '../Choose.tsx';
import { draftOf, productOf, type Standing } from '../visit.ts';
import { WORDS } from '../words.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = WORDS[await language()];
  const product = await productOf(textOf((await searchParams).product));
  const draft = product && (await draftOf(product.id));
  return { title: (draft?.content.problems.kind ?? []).length > 0 ? words.wrong(words.title) : words.title, description: words.intro };
}

/** Where an objection begins: with a product in publicity, or with the choice of one; elsewhere the page says why not (invariant 20). */
export default async function NewObjectionPage({ searchParams }: Props) {
  const asked = await searchParams;
  const inUse = await language();
  const filingNumber = textOf(asked.product);
  const product = filingNumber === '' ? null : await productOf(filingNumber);
  if (product?.standing.state === 'open') return <Begin product={product} isExpired={textOf(asked.expired) === '1'} change={textOf(asked.change) === '1' ? '1' : null} language={inUse} />;
  const [typed, page] = [textOf(asked.q), pageOf(asked.page)];
  const found = await productsInPublicity(database() as Queryable, { typed, page, now: now() });
  const words = WORDS[inUse];
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }]}>
      <Column>
        <div className={text.page}>
          <h1>{words.title}</h1>
          {filingNumber !== '' && <NotOpen product={product} language={inUse} />}
          <Choose {...found} typed={typed} page={page} pages={Math.ceil(found.total / PRODUCTS_A_PAGE)} language={inUse} />
        </div>
      </Column>
    </PublicPage>
  );
}

/** Why nobody can object to this product now, and what one can do. */
function NotOpen({ product, language: inUse }: { product: Standing | null; language: Language }) {
  const words = WORDS[inUse];
  const standing: Exclude<ObjectionStanding, { state: 'open' }> | { state: 'unknown' } = product && product.standing.state !== 'open' ? product.standing : { state: 'unknown' };
  const line = standing.state === 'over' ? words.notOpenLine.over(dayIn(inUse, standing.endsOn)) : words.notOpenLine[standing.state]();
  return (
    <Banner tone="waiting" heading={words.notOpen[standing.state]}>
      {line} {words.otherwise}{' '}
      {product && <a href={pathIn(inUse, `/products/${encodeURIComponent(product.filingNumber)}`)}>{words.seeProduct}</a>}
    </Banner>
  );
}
