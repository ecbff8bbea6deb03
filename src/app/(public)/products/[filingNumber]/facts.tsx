import { PATENT_TYPES, type PatentType } from '../../../../domain/patentNumber.ts';
import type { FiledProduct, PublicPatent } from '../../../../queries/publicProducts.ts';
import { InChinese } from '../../components/InChinese.tsx';
import type { SummaryRow } from '../../components/SummaryList.tsx';
import quiet from '../../components/text.module.css';
import { dayIn } from '../../dates.ts';
import { wordsIn, type Language } from '../../language.ts';
import styles from '../products.module.css';
import { WORDS } from '../words.ts';

/** The public facts of a filed product, in the order of the filing form. */
export function productFacts(product: FiledProduct, language: Language): SummaryRow[] {
  const words = wordsIn(WORDS, language);
  const chinese = (text: string) => (text ? <InChinese>{text}</InChinese> : null);
  return [
    { label: words.number, value: <span className={quiet.number}>{product.filingNumber}</span> },
    { label: words.year, value: words.yearName(product.year) },
    { label: words.filedOn, value: dayIn(language, product.filedAt) },
    ...(product.lastUpdateYear ? [{ label: words.updated, value: words.yearName(product.lastUpdateYear) }] : []),
    { label: words.company, value: chinese(product.enterpriseName) },
    ...(product.formerEnterpriseNames.length > 0 ? [{ label: words.formerNames, value: chinese(product.formerEnterpriseNames.join('、')) }] : []),
    { label: words.place, value: chinese(product.region) },
    { label: words.model, value: chinese(product.model) },
    { label: words.productClass, value: chinese(product.productClass) },
    { label: words.industry, value: chinese(product.industry) },
    { label: words.trademark, value: chinese(product.trademark) },
    { label: words.introduction, value: chinese(product.introduction) },
    { label: words.patents, value: product.patents ? <Patents patents={product.patents} language={language} /> : words.undisclosed },
  ];
}

function Patents({ patents, language }: { patents: readonly PublicPatent[]; language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <ul className={styles.patents}>
      {patents.map(({ number, title, type, core }) => (
        <li key={number}>
          <InChinese>{title}</InChinese>
          <span className={quiet.quiet}>
            <span className={quiet.number}>{number}</span> {typeIn(type, words.patentTypes)}
            {core && words.core}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The register's name of a patent type, in the page's language. */
function typeIn(name: string, names: Readonly<Record<PatentType, string>>): string {
  const type = (Object.keys(PATENT_TYPES) as PatentType[]).find((each) => PATENT_TYPES[each] === name);
  return type ? names[type] : name;
}
