import type { PortalProduct } from '../../../queries/portalProduct.ts';
import { SummaryList } from '../../(public)/components/SummaryList.tsx';
import { chineseDay } from '../../(public)/dates.ts';
import lists from '../lists/lists.module.css';
import { intensiveWord } from '../lists/words.ts';
import styles from './product.module.css';

/** What filing gave the product: number, date, certificate, public page. Nothing before it is filed. */
export function FiledFacts({ product }: { product: PortalProduct }) {
  const { id, filingNumber, filedAt, lastUpdateYear, verificationCode, intensive } = product;
  if (!filingNumber) return null;
  return (
    <section aria-label="备案信息">
      <SummaryList
        rows={[
          { label: '备案号', value: <span className={styles.number}>{filingNumber}</span> },
          { label: '备案日期', value: filedAt ? chineseDay(filedAt) : null },
          { label: '专利密集型产业', value: intensiveWord(intensive) },
          ...(lastUpdateYear ? [{ label: '最近更新年度', value: `${lastUpdateYear} 年` }] : []),
          ...(verificationCode ? [{ label: '查验', value: <a href={`/verify/${verificationCode}`}>查验备案证明的现时状态</a> }] : []),
          { label: '公众页面', value: <a href={`/products/${filingNumber}`}>公众看到的内容</a> },
        ]}
      />
      {!product.closedAt && (
        <div className={lists.bar}>
          <a className={lists.button} href={`/api/documents/filing-certificate/${id}`}>
            下载备案证明
          </a>
        </div>
      )}
    </section>
  );
}
