import styles from './pager.module.css';

type PagerProps = { page: number; pages: number; href: (page: number) => string };

/** Previous and next as real links; nothing at all when there is one page. */
export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav className={styles.pager} aria-label="翻页">
      {page > 1 && (
        <a rel="prev" href={href(page - 1)}>
          上一页
        </a>
      )}
      <span>
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages && (
        <a rel="next" href={href(page + 1)}>
          下一页
        </a>
      )}
    </nav>
  );
}
