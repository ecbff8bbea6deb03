import type { PublicFigures } from '../../../queries/publicFigures.ts';
import { wordsIn, type Language } from '../language.ts';
import styles from './home.module.css';
import { WORDS } from './words.ts';

/** The register in three or four numbers, those of certification only when there are any. */
export function Figures({ numbers: { filedProducts, enterprises, certified, perYear }, language }: { numbers: PublicFigures; language: Language }) {
  const words = wordsIn(WORDS, language);
  const newest = perYear.at(-1);
  const rows = [
    { label: words.filed, value: filedProducts },
    { label: words.companies, value: enterprises },
    ...(certified > 0 ? [{ label: words.certified, value: certified }] : []),
    ...(newest ? [{ label: words.filedIn(newest.year), value: newest.products }] : []),
  ];
  return (
    <section aria-label={words.figures}>
      <dl className={styles.figures}>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value.toLocaleString('zh-CN')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
