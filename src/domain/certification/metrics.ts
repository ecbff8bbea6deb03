import { Decimal } from 'decimal.js';

/** Figures a metric may be made of; money counts in 万元. Those with `money` are stored in fen. */
export const METRIC_SOURCES = {
  sales: { label: '产品销售额', unit: '万元', money: true },
  output: { label: '产品产值', unit: '万元', money: true },
  profit: { label: '产品利润', unit: '万元', money: true },
  exportValue: { label: '产品出口额', unit: '万元', money: true },
  totalCost: { label: '产品总成本', unit: '万元', money: true },
  marketShare: { label: '市场占有率', unit: '%', money: false },
  contributionIndex: { label: '专利市场贡献指数', unit: '%', money: false },
  patents: { label: '关联专利数', unit: '件', money: false },
  corePatents: { label: '核心专利数', unit: '件', money: false },
  inventions: { label: '发明专利数', unit: '件', money: false },
  employees: { label: '单位从业人数', unit: '人', money: false },
  operatingRevenue: { label: '单位营业收入', unit: '万元', money: true },
  productSales: { label: '单位产品销售总额', unit: '万元', money: true },
  ipSpending: { label: '单位知识产权经费支出', unit: '万元', money: true },
} as const;

export type MetricSource = keyof typeof METRIC_SOURCES;
export const METRIC_DIRECTIONS = { atLeast: '不低于基准', atMost: '不高于基准' } as const;

/** One criterion of a round: a figure, or the ratio of two, times a factor, compared with the benchmark of the product's class. */
export type Metric = {
  name: string;
  numerator: MetricSource;
  denominator: MetricSource | null;
  factor: number;
  unit: string;
  direction: keyof typeof METRIC_DIRECTIONS;
};

/** As stored: fen for money. null: not reported. */
export type MetricFigures = Record<MetricSource, number | null>;
export type Benchmark = { metric: string; productClass: string; value: string };

/** `value` and `benchmark` with at most 4 decimals; `meets` is null where either is unknown. */
export type MetricResult = { name: string; unit: string; value: string | null; benchmark: string | null; meets: boolean | null };

const FEN_IN_WAN = 1_000_000;

/** Every metric of a round for one product. Pure: the same figures and benchmarks give the same results. */
export function judgeMetrics(metrics: readonly Metric[], figures: MetricFigures, productClass: string, benchmarks: readonly Benchmark[]): MetricResult[] {
  return metrics.map((metric) => {
    const value = metricValue(metric, figures);
    const benchmark = nearestBenchmark(benchmarks, metric.name, productClass);
    const meets = value === null || benchmark === null ? null : metric.direction === 'atLeast' ? value.gte(benchmark) : value.lte(benchmark);
    return { name: metric.name, unit: metric.unit, value: value && plain(value), benchmark: benchmark && plain(benchmark), meets };
  });
}

/** Rounded half up to 4 decimals; null where a figure is missing or the divisor is 0. */
export function metricValue({ numerator, denominator, factor }: Metric, figures: MetricFigures): Decimal | null {
  const above = figureOf(numerator, figures);
  const below = denominator === null ? new Decimal(1) : figureOf(denominator, figures);
  if (above === null || below === null || below.isZero()) return null;
  // Without the sign that a loss of next to nothing would leave on a 0.
  return above.div(below).times(factor).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).plus(0);
}

function figureOf(source: MetricSource, figures: MetricFigures): Decimal | null {
  const stored = figures[source];
  if (stored === null || stored === undefined) return null;
  return METRIC_SOURCES[source].money ? new Decimal(stored).div(FEN_IN_WAN) : new Decimal(stored);
}

/** The benchmark of the class itself, else of the nearest class above it. */
function nearestBenchmark(benchmarks: readonly Benchmark[], name: string, productClass: string): Decimal | null {
  const above = benchmarks.filter(({ metric, productClass: code }) => metric === name && productClass.startsWith(code));
  const nearest = above.toSorted((a, b) => b.productClass.length - a.productClass.length)[0];
  return nearest ? new Decimal(nearest.value) : null;
}

function plain(value: Decimal): string {
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed();
}
