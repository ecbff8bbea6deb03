import { chineseDay } from '../../(public)/dates.ts';
import type { CivilDate } from '../../../domain/civilDate.ts';
import { allSlots, labelOf } from '../../../domain/forms/field.ts';
import { subsidyForm } from '../../../domain/forms/subsidyApplication.ts';
import { formOfRound } from '../../../domain/subsidy/materials.ts';
import { daysUntil } from '../../../domain/subsidy/phase.ts';
import type { PortalSubsidy } from '../../../queries/portalSubsidies.ts';
import { Download } from '../kit/Download.tsx';
import lists from '../lists/lists.module.css';
import styles from './subsidies.module.css';

type Props = {
  subsidy: PortalSubsidy;
  today: CivilDate;
  /** What has to be posted again after a revision was accepted; null: the whole application is posted for the first time. */
  again: readonly string[] | null;
};

/** After approval: the form to download, and step by step what to do with it and by when. */
export function Paper({ subsidy, today, again }: Props) {
  const { record, round, hasForm } = subsidy;
  if (record.status !== 'approved' || !hasForm) return null;
  if (again?.length === 0) return <NothingToPost />;
  const left = daysUntil(round.paperUntil, today);
  const isFormDue = again === null || again.some((each) => each.includes('申请表'));
  return (
    <section className={styles.block} aria-labelledby="paper">
      <h2 id="paper">{again ? '补寄纸件' : '寄送纸件'}</h2>
      <p>
        请在{chineseDay(round.paperUntil)}以前寄到，{left >= 0 ? (left === 0 ? '今天是最后一天' : `还有 ${left} 天`) : '截止日已过，请尽快联系服务热线'}。
      </p>
      <ol className={styles.plain}>
        {isFormDue && (
          <li>
            <Download path={`documents/application-form/${record.id}`} className={lists.button}>
              下载申请表（PDF）
            </Download>
          </li>
        )}
        {isFormDue && <li>打印申请表，核对内容，加盖单位公章。</li>}
        <li>
          {again ? '只需寄送下列纸件，其他纸件不用再寄：' : '连同下列材料的纸件一起寄送，复印件加盖单位公章：'}
          <PaperList papers={again ?? materialsOf(subsidy)} />
        </li>
        <li>寄送地址以申报通知为准。寄出后请保留快递单号。收到纸件后由审核员复审，结果用短信和邮件通知您。</li>
      </ol>
      {isFormDue && <p>申请表上有二维码和摘要。下载以后如果又修改了申请，这份申请表作废，扫码会显示“已作废”。</p>}
    </section>
  );
}

/** A revision that changed no paper. */
function NothingToPost() {
  return (
    <section className={styles.block} aria-labelledby="paper">
      <h2 id="paper">补寄纸件</h2>
      <p>修改没有改动已寄的纸件，不用再寄。请等待纸件复审的结果。</p>
    </section>
  );
}

function PaperList({ papers }: { papers: readonly string[] }) {
  return (
    <ul className={styles.plain}>
      {papers.map((paper) => (
        <li key={paper}>{paper}</li>
      ))}
    </ul>
  );
}

/** Every material that was uploaded, by the name its round gives it, and the certificate that was attached by itself. */
function materialsOf({ files, round, record }: PortalSubsidy): string[] {
  const given = allSlots(formOfRound(subsidyForm, round.materials)).filter(({ name }) => files.some(({ slot }) => slot === name));
  const isAttached = record.values.isFiledHere === true && record.values.pledgesPatents === true;
  return [...given.map((slot) => labelOf(slot)), ...(isAttached ? ['当年专利产品备案证明（在“证书”中下载打印）'] : [])];
}
