import { wordsIn, type Language } from '../../language.ts';
import { WORDS } from '../words.ts';
import styles from './pictures.module.css';

type Props = { filingNumber: string; name: string; count: number; language: Language };

/** The main picture, and the others below it; each leads to itself at full width. Nothing where there are none. */
export function Pictures({ filingNumber, name, count, language: inUse }: Props) {
  if (count === 0) return null;
  const words = wordsIn(WORDS, inUse);
  const address = (position: number) => `/products/${filingNumber}/pictures/${position}`;
  return (
    <section aria-label={words.pictures} className={styles.pictures}>
      {Array.from({ length: count }, (_, index) => (
        <a key={index} href={address(index + 1)} className={index === 0 ? styles.main : styles.other}>
          <img src={address(index + 1)} alt={index === 0 ? words.mainPicture(name) : words.otherPicture(name, index, count - 1)} loading={index === 0 ? 'eager' : 'lazy'} decoding="async" />
        </a>
      ))}
    </section>
  );
}
