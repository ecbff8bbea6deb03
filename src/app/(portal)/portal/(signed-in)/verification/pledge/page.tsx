import type { Metadata } from 'next';
import { verificationForm } from '../../../../../../domain/forms/verification.ts';
import { latestOwnCase } from '../../../../../../queries/portalCases.ts';
import { enterpriseNames } from '../../../../../../queries/portalProducts.ts';
import { settings } from '../../../../../(public)/reads.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { PrintButton } from '../../../../kit/PrintButton.tsx';
import { watermark } from '../../../../kit/watermark.ts';
import styles from '../../../../kit/sheet.module.css';

export const metadata: Metadata = { title: '诚信承诺书' };

/** The pledge as a page to print, with the platform's watermark behind the text; sealed and photographed, it is uploaded again. */
export default async function PledgePage() {
  const { db, actor } = await requirePortalUser('/portal/verification/pledge');
  const [{ platformName, operator }, [verified], draft] = await Promise.all([
    settings(),
    enterpriseNames(db, actor.enterprise),
    latestOwnCase(db, verificationForm, actor.enterprise),
  ]);
  const name = verified ?? (draft?.values.name as string | null | undefined);
  return (
    <>
      <div className={styles.help}>
        <p>请打印本页，填写日期，由法定代表人（负责人）签字并盖单位公章。内容不要改动。</p>
        <PrintButton label="打印承诺书" primary />
      </div>
      <article className={styles.sheet} style={{ backgroundImage: watermark(platformName) }}>
        <h1>诚信承诺书</h1>
        <p>{operator}：</p>
        <p>
          本单位{name ? <strong>（{name}）</strong> : '（单位名称：　　　　　　　　　　　　）'}在{platformName}办理实名认证和专利产品备案，郑重承诺：
        </p>
        <ol>
          <li>提交的单位信息、产品信息、数据和证明材料真实、准确、完整，与原件一致。</li>
          <li>所备案的产品由本单位生产、销售或者提供，所关联的专利由本单位拥有或者经许可使用。</li>
          <li>按时更新备案信息；产品停产、专利失效或者转让的，及时申请撤销备案。</li>
          <li>不以虚假材料骗取备案、认定或者政策支持。如有违反，愿意接受撤销备案、撤销认定和依法处理。</li>
        </ol>
        <div className={styles.sign}>
          <p>单位（公章）:</p>
          <p>法定代表人（负责人）签字：</p>
          <p>日期：　　　　年　　月　　日</p>
        </div>
      </article>
    </>
  );
}
