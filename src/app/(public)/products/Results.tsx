import type { ProductLine } from '../../../queries/publicProducts.ts';
import { Tag } from '../components/Tag.tsx';
import words from '../components/text.module.css';
import { Highlighted } from './Highlighted.tsx';
import styles from './products.module.css';

/** Found products as rows: what and whose on the left, the register's facts on the right. */
export function Results({ items, query }: { items: readonly ProductLine[]; query: string }) {
  return (
    <ol className={`${words.rows} ${styles.results}`}>
      {items.map((product) => (
        <li key={product.filingNumber}>
          <Name product={product} query={query} />
          <p className={`${words.quiet} ${styles.facts}`}>
            <span className={words.number}>
              <Highlighted text={product.filingNumber} query={query} />
            </span>
            <span>{product.year}年备案</span>
            <span>{product.region}</span>
            <span>{product.industry}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Name({ product, query }: { product: ProductLine; query: string }) {
  return (
    <div>
      <h3>
        <a href={`/products/${encodeURIComponent(product.filingNumber)}`}>
          <Highlighted text={product.name} query={query} />
        </a>
      </h3>
      <p>
        <Highlighted text={product.enterpriseName} query={query} />
      </p>
      {product.certified && <Tag tone="good">专利密集型产品</Tag>}
    </div>
  );
}
