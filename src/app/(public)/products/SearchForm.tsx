import type { CodeOption } from '../../../queries/codeOptions.ts';
import form from '../components/form.module.css';
import { SearchBox } from '../components/SearchBox.tsx';
import { Strip } from '../components/PublicPage.tsx';
import styles from './products.module.css';
import { isFiltered, type Search } from './search.ts';

export type FilterChoices = { industries: readonly CodeOption[]; regions: readonly CodeOption[]; years: readonly number[] };

/** Keyword and filters, sent by GET: the address of a result can be shared and works without JavaScript. */
export function SearchForm({ search, choices }: { search: Search; choices: FilterChoices }) {
  return (
    <search>
      <Strip>
        <form action="/products" className={styles.search}>
          <h1>产品查询</h1>
          <div className={styles.box}>
            <SearchBox value={search.q} />
          </div>
          <details open={isFiltered(search)}>
            <summary>按行业、地区、年份筛选</summary>
            <Filters search={search} choices={choices} />
          </details>
        </form>
      </Strip>
    </search>
  );
}

function Filters({ search, choices }: { search: Search; choices: FilterChoices }) {
  const years = choices.years.map((year) => ({ code: String(year), name: `${year}年`, level: 1 }));
  return (
    <div className={styles.filters}>
      <Choice name="industry" label="所属行业" all="全部行业" chosen={search.industry} options={choices.industries} />
      <Choice name="region" label="所在地区" all="全国" chosen={search.region} options={choices.regions} />
      <Choice name="year" label="备案年度" all="全部年度" chosen={search.year} options={years} />
      <label className={styles.check}>
        <input type="checkbox" name="certified" value="1" defaultChecked={search.certified} />
        只看已认定的专利密集型产品
      </label>
      <button className={`${form.button} ${form.plain}`} type="submit">
        按条件查询
      </button>
    </div>
  );
}

type ChoiceProps = { name: string; label: string; all: string; chosen: string; options: readonly CodeOption[] };

function Choice({ name, label, all, chosen, options }: ChoiceProps) {
  const isUnknown = chosen !== '' && options.every(({ code }) => code !== chosen);
  return (
    <div className={form.field}>
      <label htmlFor={name}>{label}</label>
      <select className={form.control} id={name} name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {isUnknown && <option value={chosen}>{chosen}（没有这一项）</option>}
        {options.map(({ code, name: words, level }) => (
          <option key={code} value={code}>
            {level > 1 ? `　${words}` : words}
          </option>
        ))}
      </select>
    </div>
  );
}
