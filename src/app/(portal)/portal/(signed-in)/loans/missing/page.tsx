import type { Metadata } from 'next';
import { openBanks } from '../../../../../../queries/portalLoans.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { RequestForm } from '../../../../loans/RequestForm.tsx';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import styles from '../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '缺少我的贷款' };

/** Tells a bank of a loan it has not entered. */
export default async function MissingLoanPage() {
  const { db } = await requirePortalUser('/portal/loans/missing');
  return (
    <>
      <Crumbs above={[{ href: '/portal/loans', label: '质押融资' }]} />
      <div className={styles.page}>
        <h1>缺少我的贷款</h1>
        <p className={styles.lead}>银行收到后会核对并录入贷款，或者答复原因。答复显示在“质押融资”页。</p>
        <RequestForm banks={await openBanks(db)} />
      </div>
    </>
  );
}
