import { formatYuan } from '../../../domain/money.ts';
import { chineseDay } from '../../(public)/dates.ts';
import type { PortalSubsidy } from '../../../queries/portalSubsidies.ts';

type Told = Pick<PortalSubsidy, 'record' | 'round' | 'isTaken' | 'approvedFen' | 'grantedFen' | 'grantedAt'>;

const day = (instant: string | null) => (instant ? chineseDay(new Date(instant)) : '');
const yuan = (fen: number | null) => `${formatYuan(fen ?? 0)} 元`;

/** How an application stands, in a sentence or two: what has happened, and what it means. */
export function standingOf({ record: { status, submittedAt, decidedAt }, round, isTaken, approvedFen, grantedFen, grantedAt }: Told): string {
  switch (status) {
    case 'draft':
      return submittedAt ? '申请已撤回，可以修改后再提交。内容会自动保存。' : '申请还没有提交。您可以继续填写，内容会自动保存。';
    case 'submitted':
      return isTaken ? `${day(submittedAt)}提交，审核员正在审核，内容已锁定。请等待审核结果。` : `${day(submittedAt)}提交，等待审核，内容已锁定。审核开始前可以撤回修改。`;
    case 'rejected':
      return `审核没有通过。请按下列意见修改，最晚在${chineseDay(round.correctionsUntil)}重新提交。`;
    case 'approved':
      return `审核已通过，核算补贴 ${yuan(approvedFen)}，以最后核定通知的金额为准。请按下面的步骤寄送纸件。`;
    case 'paperRejected':
      return '纸件复审没有通过，请按下列意见修改，写明修改说明，需要的补充上传材料，然后提交。';
    case 'revised':
      return `${day(submittedAt)}提交了修改，等待复审。以前下载的申请表已经作废。`;
    case 'paperAccepted':
      return `纸件复审已通过，核算补贴 ${yuan(approvedFen)}，正在核定。以最后核定通知的金额为准。`;
    case 'granted':
      return `${day(grantedAt)}核定补贴 ${yuan(grantedFen)}，将拨付到申请表上的账户。`;
    case 'withdrawn':
      return '申请已由您单位撤销。同一笔贷款可以在申报期内重新申请。';
    case 'refused':
      return `${day(decidedAt)}决定不予受理。理由见下面的办理进度。`;
    default:
      return `没有在${chineseDay(round.paperUntil)}以前寄到纸件，申请已逾期失效。如有疑问，请联系服务热线。`;
  }
}

/** What comes next for the timeline; nothing where no step is due. */
export function nextOf({ record: { status } }: Pick<PortalSubsidy, 'record'>): { next?: string } {
  const next = NEXT[status];
  return next ? { next } : {};
}

const NEXT: Record<string, string | undefined> = {
  draft: '填好后提交，由审核员审核。',
  submitted: '审核员核对内容和材料，结果会用短信和邮件通知您。',
  rejected: '按审核意见修改后重新提交。',
  approved: '寄到纸件以后，由审核员复审纸件。',
  paperRejected: '按复审意见修改后提交。',
  revised: '审核员复审修改的内容，结果会用短信和邮件通知您。',
  paperAccepted: '由平台核定补贴金额，核定后通知您。',
};
