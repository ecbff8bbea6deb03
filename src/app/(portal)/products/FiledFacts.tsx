import { COPIED_FROM } from '../../../casework/copyProduct.ts';
import type { PortalProduct } from '../../../queries/portalProduct.ts';
import { SummaryList } from '../../(public)/components/SummaryList.tsx';
import { chineseDay } from '../../(public)/dates.ts';
import { Download } from '../kit/Download.tsx';
import lists from '../lists/lists.module.css';
import { intensiveWord } from '../lists/words.ts';
import styles from './product.module.css';
import { StartFrom } from './StartFrom.tsx';

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
      <div className={lists.bar}>
        {!product.closedAt && (
          <Download path={`documents/filing-certificate/${id}`} className={lists.button}>
            下载备案证明
          </Download>
        )}
        {COPIED_FROM.includes(product.status) && <StartFrom product={id} name={product.name ?? ''} label="以此产品为基础新建备案" />}
      </div>
    </section>
  );
}
