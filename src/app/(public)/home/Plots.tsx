import type { PublicFigures } from '../../../queries/publicFigures.ts';
import { BarPlot, ColumnPlot, SharePlot } from '../components/Plot.tsx';
import { monthIn } from '../dates.ts';
import { wordsIn, type Language } from '../language.ts';
import styles from './home.module.css';
import { WORDS } from './words.ts';

const YEARS_SHOWN = 6;
const GROUPS_SHOWN = 5;

type PlotsProps = { numbers: PublicFigures; language: Language };

/** The register in pictures; each plot has its numbers in a table of its own. */
export function Plots({ numbers, language }: PlotsProps) {
  const words = wordsIn(WORDS, language);
  const industries = numbers.topIndustries.slice(0, GROUPS_SHOWN).map(({ name, products }) => ({ label: name, value: products }));
  const regions = numbers.topRegions.slice(0, GROUPS_SHOWN).map(({ name, products }) => ({ label: name, value: products }));
  return (
    <div className={styles.plots}>
      <OverTime numbers={numbers} language={language} />
      <section className={styles.part} aria-labelledby="industries">
        <h2 id="industries">{words.industries}</h2>
        <BarPlot id="by-industry" title={words.industriesTitle} labels={words.industryLabel} bars={industries} chineseLabels={language === 'en'} />
      </section>
      {regions.length > 0 && (
        <section className={styles.part} aria-labelledby="regions">
          <h2 id="regions">{words.regions}</h2>
          <BarPlot id="by-region" title={words.regionsTitle} labels={words.regionLabel} bars={regions} chineseLabels={language === 'en'} />
        </section>
      )}
      {numbers.certified > 0 && <Certified numbers={numbers} language={language} />}
    </div>
  );
}

function OverTime({ numbers: { perYear, perMonth }, language }: PlotsProps) {
  const words = wordsIn(WORDS, language);
  const years = perYear.slice(-YEARS_SHOWN).map(({ year, products }) => ({ label: String(year), value: products }));
  const months = perMonth.map(({ month, products }) => ({ label: monthIn(language, month), short: String(Number(month.slice(5))), value: products }));
  return (
    <>
      <section className={styles.part} aria-labelledby="years">
        <h2 id="years">{words.years}</h2>
        <ColumnPlot id="by-year" title={words.yearsTitle} labels={words.yearLabel} bars={years} />
      </section>
      <section className={styles.part} aria-labelledby="months">
        <h2 id="months">{words.months}</h2>
        <ColumnPlot id="by-month" title={words.monthsTitle} labels={words.monthLabel} bars={months} />
      </section>
    </>
  );
}

function Certified({ numbers: { filedProducts, certified }, language }: PlotsProps) {
  const words = wordsIn(WORDS, language);
  const bars = [
    { label: words.certifiedPart, value: certified },
    { label: words.otherPart, value: filedProducts - certified },
  ];
  return (
    <section className={styles.part} aria-labelledby="share">
      <h2 id="share">{words.share}</h2>
      <SharePlot id="by-state" title={words.shareTitle} labels={words.shareLabel} bars={bars} />
    </section>
  );
}
