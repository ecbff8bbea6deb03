import type { ProductListItem } from '../../../queries/publicProducts.ts';
import { Tag } from '../components/Tag.tsx';
import { Highlighted } from './Highlighted.tsx';
import styles from './products.module.css';

/** Found products as rows: what and whose on the left, the register's facts on the right. */
export function Results({ items, query }: { items: readonly ProductListItem[]; query: string }) {
  return (
    <ol className={styles.results}>
      {items.map((product) => (
        <li key={product.filingNumber}>
          <Name product={product} query={query} />
          <p className={styles.meta}>
            <span className={styles.number}>
              <Highlighted text={product.filingNumber} query={query} />
            </span>
            <br />
            {[product.industry, product.region, `${product.year}年备案`].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Name({ product, query }: { product: ProductListItem; query: string }) {
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
