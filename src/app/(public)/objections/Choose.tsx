import type { InPublicity } from '../../../queries/objectionProducts.ts';
import controls from '../components/form.module.css';
import { InChinese } from '../components/InChinese.tsx';
import { Pager } from '../components/Pager.tsx';
import text from '../components/text.module.css';
import { dayIn } from '../dates.ts';
import { pathIn, type Language } from '../language.ts';
import { address } from '../parameters.ts';
import styles from './objections.module.css';
import { pageIn } from './visit.ts';
import { WORDS } from './words.ts';

type Props = { items: readonly InPublicity[]; total: number; typed: string; page: number; pages: number; language: Language };

/** Products anyone may object to today, searched and paged. */
export function Choose({ items, total, typed, page, pages, language }: Props) {
  const words = WORDS[language];
  if (total === 0 && typed === '' && page === 1) {
    return (
      <>
        <p>{words.nothing}</p>
        <p><a href={pathIn(language, '/announcements?category=publicity')}>{words.announcements}</a></p>
        <Status language={language} />
      </>
    );
  }
  return (
    <>
      <p>{words.intro}</p>
      <form action={pathIn(language, '/objections/new')} role="search">
        <div className={controls.field}>
          <label htmlFor="q">{words.searchLabel}</label>
          <div className={controls.row}>
            <input className={controls.control} id="q" name="q" type="search" maxLength={64} defaultValue={typed} autoComplete="off" />
            <button className={controls.button} type="submit">{words.search}</button>
          </div>
        </div>
      </form>
      {total === 0 ? (
        <p>{words.nothingFound(typed)} <a href={pathIn(language, '/objections/new')}>{words.all}</a></p>
      ) : (
        <section aria-labelledby="products">
          <h2 id="products">{words.count(total.toLocaleString('zh-CN'))}</h2>
          <List items={items} language={language} />
        </section>
      )}
      <Pager page={page} pages={pages} href={(to) => address('/objections/new', { q: typed, page: to > 1 ? to : null })} />
      <Status language={language} />
    </>
  );
}

function List({ items, language }: Pick<Props, 'items' | 'language'>) {
  const words = WORDS[language];
  return (
    <ol className={`${text.rows} ${styles.list}`}>
      {items.map(({ filingNumber, name, enterpriseName, endsOn }) => (
        <li key={filingNumber}>
          <h3><InChinese>{name}</InChinese></h3>
          <p><InChinese>{enterpriseName}</InChinese></p>
          <p className={text.quiet}><span className={text.number}>{filingNumber}</span>{language === 'en' ? ', ' : '，'}{words.until(dayIn(language, endsOn))}</p>
          <p><a href={pageIn(language, '', filingNumber)} aria-label={`${words.objectTo}${language === 'en' ? ': ' : '：'}${name}`}>{words.objectTo}</a></p>
        </li>
      ))}
    </ol>
  );
}

function Status({ language }: { language: Language }) {
  return <p><a href={pathIn(language, '/objections/status')}>{WORDS[language].statusLink}</a></p>;
}
