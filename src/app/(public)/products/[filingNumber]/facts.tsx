import type { FiledProduct, PublicPatent } from '../../../../queries/publicProducts.ts';
import type { SummaryRow } from '../../components/SummaryList.tsx';
import { chineseDay } from '../../dates.ts';
import words from '../../components/text.module.css';
import styles from '../products.module.css';

/** The public facts of a filed product, in the order of the filing form. */
export function productFacts(product: FiledProduct): SummaryRow[] {
  return [
    { label: '备案号', value: <span className={words.number}>{product.filingNumber}</span> },
    { label: '备案年度', value: `${product.year}年` },
    { label: '备案日期', value: chineseDay(product.filedAt) },
    ...(product.lastUpdateYear ? [{ label: '最近更新年度', value: `${product.lastUpdateYear}年` }] : []),
    { label: '备案单位', value: product.enterpriseName },
    ...(product.formerEnterpriseNames.length > 0 ? [{ label: '曾用名', value: product.formerEnterpriseNames.join('、') }] : []),
    { label: '所在地区', value: product.region || null },
    { label: '型号规格', value: product.model || null },
    { label: '产品分类', value: product.productClass || null },
    { label: '所属行业', value: product.industry || null },
    { label: '商标', value: product.trademark || null },
    { label: '产品介绍', value: product.introduction || null },
    { label: '关联专利', value: product.patents ? <Patents patents={product.patents} /> : '企业选择不公开' },
  ];
}

function Patents({ patents }: { patents: readonly PublicPatent[] }) {
  return (
    <ul className={styles.patents}>
      {patents.map(({ number, title, type, core }) => (
        <li key={number}>
          {title}
          <span className={words.quiet}>
            <span className={words.number}>{number}</span> {type}
            {core && '，核心专利'}
          </span>
        </li>
      ))}
    </ul>
  );
}
