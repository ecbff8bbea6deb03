import type { PicturedProduct } from '../../../queries/newestPictured.ts';
import { InChinese } from '../components/InChinese.tsx';
import { pathIn, wordsIn, type Language } from '../language.ts';
import styles from './home.module.css';
import { WORDS } from './words.ts';

/** Products filed last, as pictures: what is filed here is seen before it is read. */
export function Newest({ products, language }: { products: readonly PicturedProduct[]; language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <section className={styles.part} aria-labelledby="newest">
      <h2 id="newest">{words.newest}</h2>
      <ul className={styles.pictures}>
        {products.map(({ filingNumber, name, enterpriseName }) => (
          <li key={filingNumber}>
            <a href={pathIn(language, `/products/${filingNumber}`)}>
              <img src={`/products/${filingNumber}/pictures/1`} alt={words.pictureOf(name)} loading="lazy" decoding="async" width="1000" height="750" />
              <InChinese>{name}</InChinese>
            </a>
            <p>
              <InChinese>{enterpriseName}</InChinese>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={pathIn(language, '/products')}>{words.moreProducts}</a>
      </p>
    </section>
  );
}
