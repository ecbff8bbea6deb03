import { chineseDay } from '../../(public)/dates.ts';
import type { PortalProduct } from '../../../queries/portalProduct.ts';

type Told = Pick<PortalProduct, 'status' | 'closedAt' | 'filedAt' | 'submittedAt' | 'isTaken'>;

/** How a product stands, in one sentence: what has happened, and whether it can be changed (and if not, why). */
export function standingOf({ status, closedAt, filedAt, submittedAt, isTaken }: Told): string {
  const day = (instant: Date | null) => (instant ? chineseDay(instant) : '');
  switch (status) {
    case 'draft':
      return '这份备案还没有提交。您可以继续填写，内容会自动保存。';
    case 'submitted':
      return isTaken
        ? `${day(submittedAt)}提交，审核员正在审核，内容已锁定，不能修改或撤回。请等待审核结果。`
        : `${day(submittedAt)}提交，等待审核，内容已锁定。审核开始前可以撤回修改。`;
    case 'rejected':
      return '审核没有通过。请按下列意见修改后重新提交。';
    case 'filed':
      return `${day(filedAt)}完成备案，内容已锁定。每年的数据和专利变化，在年度信息更新时填报；产品退出市场或专利全部失效时，可以申请撤销。`;
    case 'withdrawing':
      return '您已申请撤销备案，正在审核。审核结束前，备案仍然有效，公众仍可查到。';
    case 'withdrawn':
      return `${day(closedAt)}已撤销备案。公众查询只显示撤销的状态和日期，备案号不再使用。`;
    default:
      return `${day(closedAt)}平台撤销了这项备案。理由见办理进度；如有疑问，请拨打服务热线。`;
  }
}

/** What comes next for the timeline; nothing where no step is due. */
export function nextOf({ status }: Pick<PortalProduct, 'status'>): { next?: string } {
  const next = NEXT[status];
  return next ? { next } : {};
}

const NEXT: Record<string, string | undefined> = {
  draft: '填好后提交，由审核员审核。',
  submitted: '审核员审核材料，结果会用短信和邮件通知您。',
  rejected: '按审核意见修改后重新提交。',
  withdrawing: '审核员审核撤销申请，结果会用短信和邮件通知您。',
};
