import { language, pathIn, wordsIn } from '../language.ts';
import { WORDS } from '../words.ts';
import styles from './pager.module.css';

/** `href`: the Chinese address of a page. */
type PagerProps = { page: number; pages: number; href: (page: number) => string };

/** Previous and next as real links; nothing at all when there is one page. */
export async function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  const inUse = await language();
  const words = wordsIn(WORDS, inUse);
  return (
    <nav className={styles.pager} aria-label={words.pages}>
      {page > 1 && (
        <a rel="prev" href={pathIn(inUse, href(page - 1))}>
          {words.previous}
        </a>
      )}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a rel="next" href={pathIn(inUse, href(page + 1))}>
          {words.next}
        </a>
      )}
    </nav>
  );
}
