import styles from './pictures.module.css';

type Props = { filingNumber: string; name: string; count: number };

/** The main picture, and the others below it; each leads to itself at full width. Nothing where there are none. */
export function Pictures({ filingNumber, name, count }: Props) {
  if (count === 0) return null;
  const address = (position: number) => `/products/${filingNumber}/pictures/${position}`;
  return (
    <section aria-label="产品图片" className={styles.pictures}>
      {Array.from({ length: count }, (_, index) => (
        <a key={index} href={address(index + 1)} className={index === 0 ? styles.main : styles.other}>
          <img src={address(index + 1)} alt={index === 0 ? `${name}的产品主图` : `${name}的其他图片，第 ${index} 张，共 ${count - 1} 张`} loading={index === 0 ? 'eager' : 'lazy'} decoding="async" />
        </a>
      ))}
    </section>
  );
}
