import type { ApprovedProfile as Profile } from '../../../../../queries/portalProfile.ts';
import { chineseMoment } from '../../../kit/moments.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { CaseSummary } from '../../../kit/Summary.tsx';
import styles from '../../../kit/editor.module.css';

/** The approved details of an enterprise that has no case of its own to show. */
export function ApprovedProfile({ profile: { verifiedAt, values } }: { profile: Profile }) {
  return (
    <div className={styles.page}>
      <h1>实名认证</h1>
      <Notice tone="good" heading="已认证">
        <p>
          {verifiedAt && `${chineseMoment(verifiedAt)}通过审核。`}现在可以
          <a href="/portal/products/new">备案产品</a>。单位信息有变化的，请联系平台。
        </p>
      </Notice>
      <CaseSummary collection="verifications" values={values} files={[]} empty="none" />
    </div>
  );
}
