'use client';

import { useForm } from '../../../../../kit/FormContext.ts';
import { Notice } from '../../../../../kit/Notice.tsx';
import styles from '../../../../../subsidies/subsidies.module.css';
import { useSubsidy } from './SubsidyContext.ts';

/** What the platform found out itself: a certificate that need not be uploaded, a name that changed. */
export function FoundByPlatform() {
  const { state } = useForm();
  const { subsidy } = useSubsidy();
  return (
    <>
      {state.values.pledgesPatents === true && state.values.isFiledHere === true && <AttachedCertificates />}
      {state.values.isRenamed === true && (
        <Notice tone="waiting" heading="单位改过名，请上传改名证明">
          <p>
            贷款合同上的单位名称是“{String(subsidy.loan.values.enterpriseName)}”，现在是“{subsidy.companyName}”。请上传市场监督管理部门出具的名称变更证明。
          </p>
        </Notice>
      )}
    </>
  );
}

/** The certificate of the year is taken from this platform; nothing is uploaded. */
export function AttachedCertificates() {
  const { filedHere } = useSubsidy().subsidy;
  return (
    <Notice tone="good" heading="专利产品备案证明已自动附上">
      <p>质押的专利已在本平台备案产品，当年的备案证明由系统附在申请里，不用再传：</p>
      <ul className={styles.plain}>
        {filedHere.map(({ id, name, filingNumber }) => (
          <li key={id}>
            {name}（备案号 {filingNumber}） <a href={`/api/documents/filing-certificate/${id}`}>查看备案证明</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
