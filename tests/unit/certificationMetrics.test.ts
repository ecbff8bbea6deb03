import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMetrics, METRIC_SOURCES, metricValue, type Metric, type MetricFigures, type MetricSource } from '../../src/domain/certification/metrics.ts';

const SOURCES = Object.keys(METRIC_SOURCES) as MetricSource[];
const NONE = Object.fromEntries(SOURCES.map((source) => [source, null])) as MetricFigures;
const WAN = 1_000_000;
const figures = (some: Partial<MetricFigures>): MetricFigures => ({ ...NONE, ...some });
const metric = (change: Partial<Metric> = {}): Metric => ({ name: '专利密度', numerator: 'patents', denominator: 'employees', factor: 100, unit: '件/百人', direction: 'atLeast', ...change });
const value = (change: Partial<Metric>, some: Partial<MetricFigures>) => metricValue(metric(change), figures(some))?.toFixed() ?? null;

describe('the value of a metric', () => {
  it.each([
    ['a ratio times its factor', {}, { patents: 12, employees: 300 }, '4'],
    ['a figure by itself', { denominator: null, factor: 1 }, { patents: 12 }, '12'],
    ['money counts in 万元, not in fen', { numerator: 'sales', denominator: null, factor: 1 }, { sales: 400 * WAN }, '400'],
    ['money by heads', { numerator: 'sales', factor: 1 }, { sales: 400 * WAN, employees: 16 }, '25'],
    ['money by money has no unit of its own', { numerator: 'profit', denominator: 'sales' }, { profit: 1, sales: 3 }, '33.3333'],
    ['half a ten-thousandth is rounded up', { factor: 1 }, { patents: 1, employees: 20_000 }, '0.0001'],
    ['less than half of it down', { factor: 1 }, { patents: 1, employees: 20_001 }, '0'],
    ['two thirds', { factor: 1 }, { patents: 2, employees: 3 }, '0.6667'],
    ['a loss', { numerator: 'profit', denominator: 'sales' }, { profit: -50 * WAN, sales: 400 * WAN }, '-12.5'],
    ['a loss of next to nothing is nothing', { numerator: 'profit', denominator: 'sales' }, { profit: -1, sales: 400 * WAN }, '0'],
    ['nothing is a value', {}, { patents: 0, employees: 300 }, '0'],
  ] as const)('%s', (_what, change, some, expected) => {
    expect(value(change, some)).toBe(expected);
  });

  it.each([
    ['the figure is not reported', {}, { employees: 300 }],
    ['the divisor is not reported', {}, { patents: 12 }],
    ['the divisor is 0', {}, { patents: 12, employees: 0 }],
  ] as const)('is unknown where %s', (_what, change, some) => {
    expect(value(change, some)).toBeNull();
  });
});

describe('the benchmark of a product', () => {
  const benchmarks = [
    { metric: '专利密度', productClass: '34', value: '1' },
    { metric: '专利密度', productClass: '3403', value: '2.50' },
    { metric: '专利密度', productClass: '340302', value: '3' },
    { metric: '利润率', productClass: '35', value: '10' },
  ];
  const benchmarkOf = (productClass: string, name = '专利密度') => judgeMetrics([metric({ name })], NONE, productClass, benchmarks)[0]?.benchmark;

  it.each([
    ['340302', '3'], ['34030201', '3'], ['340399', '2.5'], ['3403', '2.5'], ['3499', '1'], ['34', '1'], ['35', null], ['3', null], ['', null],
  ])('for class %s is that of the class itself or of the nearest above it: %s', (productClass, expected) => {
    expect(benchmarkOf(productClass)).toBe(expected);
  });

  it('of another metric is none', () => {
    expect([benchmarkOf('3501', '利润率'), benchmarkOf('3501', '专利密度'), benchmarkOf('3401', '利润率')]).toEqual(['10', null, null]);
  });
});

describe('the verdict', () => {
  const verdict = (direction: Metric['direction'], patents: number | null, benchmark: string | null) =>
    judgeMetrics([metric({ direction })], figures({ patents, employees: 100 }), '3403', benchmark === null ? [] : [{ metric: '专利密度', productClass: '34', value: benchmark }])[0]?.meets;

  it.each([
    ['atLeast', 4, '4', true], ['atLeast', 3, '4', false], ['atLeast', 5, '4', true], ['atMost', 4, '4', true], ['atMost', 3, '4', true], ['atMost', 5, '4', false],
    ['atLeast', null, '4', null], ['atLeast', 4, null, null], ['atMost', null, null, null],
  ] as const)('%s with %s against %s: %s', (direction, patents, benchmark, expected) => {
    expect(verdict(direction, patents, benchmark)).toBe(expected);
  });

  it('is that of the figure people see: what rounds to the benchmark meets it', () => {
    const [third] = judgeMetrics([metric({ factor: 1 })], figures({ patents: 2, employees: 3 }), '3403', [{ metric: '专利密度', productClass: '34', value: '0.6667' }]);
    expect(third).toEqual({ name: '专利密度', unit: '件/百人', value: '0.6667', benchmark: '0.6667', meets: true });
  });
});

describe('whatever the figures', () => {
  const figure = fc.option(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), { nil: null });
  const anyFigures = fc.record(Object.fromEntries(SOURCES.map((source) => [source, figure]))) as fc.Arbitrary<MetricFigures>;
  const source = fc.constantFrom(...SOURCES);
  const anyMetric: fc.Arbitrary<Metric> = fc.record({
    name: fc.constantFrom('甲', '乙'), numerator: source, denominator: fc.option(source, { nil: null }), factor: fc.constantFrom(1, 100, 0.5), unit: fc.constant('件'), direction: fc.constantFrom('atLeast' as const, 'atMost' as const),
  });
  const code = fc.stringMatching(/^\d{2,8}$/);
  const anyBenchmark = fc.record({ metric: fc.constantFrom('甲', '乙'), productClass: code, value: fc.stringMatching(/^-?\d{1,6}(\.\d{1,4})?$/) });
  const benchmarks = fc.uniqueArray(anyBenchmark, { maxLength: 20, selector: ({ metric: name, productClass }) => `${name} ${productClass}` });

  it('there is a verdict exactly where value and benchmark are known, and both directions agree only on equality', () => {
    fc.assert(
      fc.property(anyMetric, anyFigures, code, benchmarks, (one, some, productClass, table) => {
        const [up] = judgeMetrics([{ ...one, direction: 'atLeast' }], some, productClass, table);
        const [down] = judgeMetrics([{ ...one, direction: 'atMost' }], some, productClass, table);
        expect(up?.meets === null).toBe(up?.value === null || up?.benchmark === null);
        if (up?.meets !== null) expect(up?.meets && down?.meets).toBe(Number(up?.value) === Number(up?.benchmark));
        if (up?.meets !== null) expect(up?.meets || down?.meets).toBe(true);
      }),
    );
  });

  it('the order of the benchmarks and the other metrics of the round change nothing', () => {
    fc.assert(
      fc.property(anyMetric, anyMetric, anyFigures, code, benchmarks, (one, other, some, productClass, table) => {
        expect(judgeMetrics([other, one], some, productClass, table.toReversed())[1]).toEqual(judgeMetrics([one], some, productClass, table)[0]);
      }),
    );
  });

  it('no value has more than four decimals', () => {
    fc.assert(fc.property(anyMetric, anyFigures, (one, some) => void expect(metricValue(one, some)?.decimalPlaces() ?? 0).toBeLessThanOrEqual(4)));
  });
});
