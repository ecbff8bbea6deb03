'use client';

import { Download } from '../../../../../kit/Download.tsx';
import { useForm } from '../../../../../kit/FormContext.ts';
import styles from './product.module.css';

/** The economic proof, prefilled with what stands in the form: it is saved first, so that paper and form agree. */
export function ProofTemplates() {
  const { id, session } = useForm();
  const before = session.flush;
  return (
    <div className={styles.templates}>
      <p>下载已填入单位、产品和数据的模板，打印盖章后拍照或扫描上传：</p>
      <ul>
        <li>
          <Download path={`documents/economic-proof/${id}`} before={before}>
            经济数据证明（PDF）
          </Download>
        </li>
        <li>
          <Download path={`documents/economic-proof/${id}/spreadsheet`} before={before}>
            经济数据证明（Excel 表格）
          </Download>
        </li>
      </ul>
    </div>
  );
}

export function SealTemplate() {
  return (
    <p className={styles.templates}>
      <Download path="documents/seal-statement">没有财务章的说明模板（PDF）</Download>
    </p>
  );
}

/** Only for those who state the index by the licence rate. */
export function LicenceRateTable() {
  const { id, session, state } = useForm();
  if (state.values.contributionMethod !== 'licenceRate') return null;
  return (
    <div className={styles.templates}>
      <p>按所属行业的专利许可费率测算。测算表已填入本产品的数据，另附分行业的许可费率填写表。</p>
      <p>
        <Download path={`documents/licence-rates/${id}`} before={session.flush}>
          许可费率法测算表（Excel 表格）
        </Download>
      </p>
    </div>
  );
}
