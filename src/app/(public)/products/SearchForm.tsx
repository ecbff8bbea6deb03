import type { CodeOption } from '../../../queries/codeOptions.ts';
import form from '../components/form.module.css';
import { SearchBox } from '../components/SearchBox.tsx';
import { Strip } from '../components/PublicPage.tsx';
import { pathIn, wordsIn, type Language } from '../language.ts';
import styles from './products.module.css';
import { isFiltered, type Search } from './search.ts';
import { WORDS } from './words.ts';

export type FilterChoices = { industries: readonly CodeOption[]; regions: readonly CodeOption[]; years: readonly number[] };

type FormProps = { search: Search; choices: FilterChoices; language: Language };

/** Keyword and filters, sent by GET: the address of a result can be shared and works without JavaScript. */
export function SearchForm({ search, choices, language: inUse }: FormProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <search>
      <Strip>
        <form action={pathIn(inUse, '/products')} className={styles.search}>
          <h1>{words.title}</h1>
          <div className={styles.box}>
            <SearchBox value={search.q} />
          </div>
          <details open={isFiltered(search)}>
            <summary>{words.filters}</summary>
            <Filters search={search} choices={choices} language={inUse} />
          </details>
        </form>
      </Strip>
    </search>
  );
}

function Filters({ search, choices, language: inUse }: FormProps) {
  const words = wordsIn(WORDS, inUse);
  const years = choices.years.map((year) => ({ code: String(year), name: words.yearName(year), level: 1 }));
  return (
    <div className={styles.filters}>
      <Choice name="industry" label={words.industry} all={words.allIndustries} language={inUse} chosen={search.industry} options={choices.industries} />
      <Choice name="region" label={words.region} all={words.allRegions} language={inUse} chosen={search.region} options={choices.regions} />
      <Choice name="year" label={words.year} all={words.allYears} language={inUse} chosen={search.year} options={years} />
      <label className={styles.check}>
        <input type="checkbox" name="certified" value="1" defaultChecked={search.certified} />
        {words.certifiedOnly}
      </label>
      <button className={`${form.button} ${form.plain}`} type="submit">
        {words.apply}
      </button>
    </div>
  );
}

type ChoiceProps = { language: Language; name: string; label: string; all: string; chosen: string; options: readonly CodeOption[] };

function Choice({ language: inUse, name, label, all, chosen, options }: ChoiceProps) {
  const isUnknown = chosen !== '' && options.every(({ code }) => code !== chosen);
  return (
    <div className={form.field}>
      <label htmlFor={name}>{label}</label>
      <select className={form.control} id={name} name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {isUnknown && <option value={chosen}>{wordsIn(WORDS, inUse).unknownChoice(chosen)}</option>}
        {options.map(({ code, name: shown, level }) => (
          <option key={code} value={code} lang={inUse === 'en' && name !== 'year' ? 'zh-CN' : undefined}>
            {level > 1 ? `　${shown}` : shown}
          </option>
        ))}
      </select>
    </div>
  );
}
