import type { ProductLine } from '../../../queries/publicProducts.ts';
import { InChinese } from '../components/InChinese.tsx';
import { Tag } from '../components/Tag.tsx';
import quiet from '../components/text.module.css';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { Highlighted } from './Highlighted.tsx';
import styles from './products.module.css';
import { WORDS } from './words.ts';

type ResultsProps = { items: readonly ProductLine[]; query: string; language: Language };

/** Found products as rows: what and whose on the left, the register's facts on the right. */
export function Results({ items, query, language: inUse }: ResultsProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <ol className={`${quiet.rows} ${styles.results}`}>
      {items.map((product) => (
        <li key={product.filingNumber}>
          <Name product={product} query={query} language={inUse} />
          <p className={`${quiet.quiet} ${styles.facts}`}>
            <span className={quiet.number}>
              <Highlighted text={product.filingNumber} query={query} />
            </span>
            <span>{words.filedIn(product.year)}</span>
            <InChinese>
              <span>{product.region}</span>
            </InChinese>
            <InChinese>
              <span>{product.industry}</span>
            </InChinese>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Name({ product, query, language: inUse }: { product: ProductLine; query: string; language: Language }) {
  return (
    <div>
      <h3>
        <a href={pathIn(inUse, `/products/${encodeURIComponent(product.filingNumber)}`)}>
          <InChinese>
            <Highlighted text={product.name} query={query} />
          </InChinese>
        </a>
      </h3>
      <p>
        <InChinese>
          <Highlighted text={product.enterpriseName} query={query} />
        </InChinese>
      </p>
      {product.certified && <Tag tone="good">{wordsIn(WORDS, inUse).certified}</Tag>}
    </div>
  );
}
