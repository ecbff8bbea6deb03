import Link from 'next/link.js';
import { METRIC_OUTCOMES, REACHED, type DeskFilter } from '../../domain/certification/desk.ts';
import { certifications } from '../../domain/lifecycle/certifications.ts';
import type { DeskRound, Facet } from '../../queries/certificationDesk.ts';
import home from '../home/home.module.css';
import { deskHref } from './deskAddress.ts';

type Props = { round: DeskRound; filter: DeskFilter; facets: { industries: Facet[]; productClasses: Facet[] } };
type Choice = { name: keyof DeskFilter; label: string; options: readonly (readonly [value: string, label: string])[] };

/** A plain form: the conditions stand in the address. */
export function DeskFilters({ round, filter, facets }: Props) {
  const facet = (each: Facet) => [each.code, `${each.name}（${each.count.toLocaleString('zh-CN')}）`] as const;
  const choices: Choice[] = [
    { name: 'status', label: '状态', options: Object.entries(certifications.states).map(([key, { label }]) => [key, label]) },
    { name: 'met', label: '达到的指标', options: Array.from({ length: round.metrics }, (_, at) => [String(at + 1), `不少于 ${at + 1} 项`]) },
    { name: 'outcome', label: '指标情况', options: Object.entries(METRIC_OUTCOMES) },
    { name: 'industry', label: '行业', options: facets.industries.map(facet) },
    { name: 'productClass', label: '产品分类', options: facets.productClasses.map(facet) },
  ];
  return (
    <form className={home.filters} action={`${deskHref(round.id)}#products`} role="search">
      {filter.reached && <input type="hidden" name="reached" value={filter.reached} />}
      <label>产品、单位或备案号<input key={filter.q} type="search" name="q" defaultValue={filter.q} maxLength={100} /></label>
      {choices.map(({ name, label, options }) => (
        <label key={name}>
          {label}
          <select key={String(filter[name] ?? '')} name={name} defaultValue={String(filter[name] ?? '')}>
            <option value="">不限</option>
            {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
          </select>
        </label>
      ))}
      <button type="submit">查找</button>
      {filter.reached && <p>只看到达“{REACHED[filter.reached].label}”的产品。<Link href={deskHref(round.id)} prefetch={false}>清除</Link></p>}
    </form>
  );
}
