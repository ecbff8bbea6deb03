import quiet from '../components/text.module.css';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { WORDS as FRAME } from '../words.ts';
import styles from './products.module.css';
import { isFiltered, searchAddress, type Search } from './search.ts';
import { WORDS } from './words.ts';

/** Why the list is empty and what to do next. */
export function NothingFound({ search, language: inUse }: { search: Search; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  const first = { ...search, page: 1 };
  const address = (other: Search) => pathIn(inUse, searchAddress(other));
  return (
    <div className={styles.empty}>
      <h2>{words.nothing(search.q)}</h2>
      {search.page > 1 && (
        <p>
          {words.pastTheEnd(search.page)}
          <a href={address(first)}>{words.firstPage}</a>
        </p>
      )}
      <p>{words.youCan}</p>
      <ul>
        {isFiltered(search) && search.q && (
          <li>
            <a href={address({ ...first, industry: '', region: '', year: '', certified: false })}>{words.withoutFilters}</a>
          </li>
        )}
        {isFiltered(search) && <li>{words.widen}</li>}
        <li>{words.shorter}</li>
        <li>{words.checkNumber}</li>
        <li>
          <a href={pathIn(inUse, '/products')}>{words.showAll}</a>
        </li>
      </ul>
      <p className={quiet.quiet}>
        {words.withdrawnOnes}
        <a href={pathIn(inUse, '/verify')}>{wordsIn(FRAME, inUse).verify}</a>
        {words.verifyThem}
      </p>
    </div>
  );
}
