import type { ReactNode } from 'react';
import type { ApprovedProfile as Profile } from '../../../../../queries/portalProfile.ts';
import { chineseMoment } from '../../../kit/moments.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { CaseSummary } from '../../../kit/Summary.tsx';
import styles from '../../../kit/editor.module.css';

/** The approved details of an enterprise that has no case of its own to show. `change`: how to change them. */
export function ApprovedProfile({ profile: { verifiedAt, formerNames, values }, change }: { profile: Profile; change: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1>实名认证</h1>
      <Notice tone="good" heading="已认证">
        <p>
          {verifiedAt && `${chineseMoment(verifiedAt)}通过审核。`}现在可以
          <a href="/portal/products/new">备案产品</a>。
        </p>
      </Notice>
      {formerNames.length > 0 && <p>曾用名：{formerNames.join('、')}</p>}
      <CaseSummary collection="verifications" values={values} files={[]} empty="none" />
      <h2>单位信息有变化</h2>
      {change}
    </div>
  );
}
