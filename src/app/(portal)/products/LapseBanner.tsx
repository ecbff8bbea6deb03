import Link from 'next/link';
import type { LapsedProduct } from '../../../queries/lapsedProducts.ts';
import { address } from '../../(public)/parameters.ts';
import styles from './product.module.css';

type Props = { products: readonly LapsedProduct[]; total: number };

/** On the home page: which filed products have lost all their patents, each with the way to confirm it. */
export function LapseBanner({ products, total }: Props) {
  if (products.length === 0) return null;
  return (
    <section className={`${styles.standing} ${styles.waiting} ${styles.banner}`} aria-labelledby="lapsed-products">
      <h2 id="lapsed-products">{total} 个产品关联的专利已全部失效或转让，请确认</h2>
      <ul>
        {products.map(({ id, name, filingNumber }) => (
          <li key={id}>
            <Link href={`/portal/products/${id}`} prefetch={false}>
              {name ?? '未命名的产品'}
            </Link>
            （备案号 {filingNumber}）
          </li>
        ))}
      </ul>
      {total > products.length && (
        <p>
          <Link href={address('/portal/products', { tab: 'filed' })} prefetch={false}>
            查看全部已备案产品
          </Link>
        </p>
      )}
    </section>
  );
}
