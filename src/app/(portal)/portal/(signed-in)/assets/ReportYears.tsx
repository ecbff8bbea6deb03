import Link from 'next/link';
import { changeInPercent } from '../../../../../domain/checks/reportFigures.ts';
import { formatWan } from '../../../../../domain/money.ts';
import type { Values } from '../../../../../domain/forms/field.ts';
import type { ReportOfYear } from '../../../../../queries/portalAssets.ts';
import { DataTable } from '../../../lists/DataTable.tsx';
import styles from './assets.module.css';

const SHOWN: [name: string, label: string][] = [
  ['operatingRevenue', '营业收入'],
  ['productSales', '产品销售总额'],
  ['netProfit', '净利润'],
  ['ipSpending', '知识产权经费支出'],
];

/** Every year that was reported, the newest first, each figure with its change against the year before. */
export function ReportYears({ reports, due }: { reports: readonly ReportOfYear[]; due: number }) {
  if (reports.length === 0) return null;
  const columns = [
    {
      label: '年度',
      cell: ({ year }: ReportOfYear) => (
        <Link href={year === due ? '/portal/assets' : `/portal/assets?year=${year}`} prefetch={false}>
          {year} 年度
        </Link>
      ),
      nowrap: true,
    },
    ...SHOWN.map(([name, label]) => ({ label: `${label}（万元）`, cell: ({ year, values }: ReportOfYear) => figure(values, name, reports.find((each) => each.year === year - 1)?.values) })),
  ];
  return (
    <section className={styles.years} aria-labelledby="years">
      <h2 id="years">各年度资产信息</h2>
      <DataTable caption="各年度资产信息" columns={columns} rows={reports} keyOf={({ id }) => id} />
    </section>
  );
}

function figure(values: Values, name: string, before: Values | undefined) {
  const [now, then] = [numberOf(values[name]), numberOf(before?.[name])];
  if (now === null) return null;
  const change = changeInPercent(now, then);
  return (
    <>
      {formatWan(now)}
      {change && <small> 比上年 {change}</small>}
    </>
  );
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
