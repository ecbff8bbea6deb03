import { chineseDay } from '../../(public)/dates.ts';
import type { PortalUpdate } from '../../../queries/portalUpdates.ts';

type Told = Pick<PortalUpdate, 'record' | 'year' | 'isTaken'>;

/** How an update stands, in one sentence: what has happened, and what it means for the product. */
export function standingOf({ record: { status, submittedAt, decidedAt }, year, isTaken }: Told): string {
  const day = (instant: string | null) => (instant ? chineseDay(new Date(instant)) : '');
  switch (status) {
    case 'draft':
      return '这份更新还没有提交。您可以继续填写，内容会自动保存。';
    case 'submitted':
      return isTaken
        ? `${day(submittedAt)}提交，审核员正在审核，内容已锁定，不能修改或撤回。请等待审核结果。`
        : `${day(submittedAt)}提交，等待审核，内容已锁定。审核开始前可以撤回修改。`;
    case 'rejected':
      return '审核没有通过。请按下列意见修改后重新提交。';
    case 'updated':
      return `${day(decidedAt)}审核通过，数据和修改的内容已写入备案，备案证明注明 ${year} 年度已更新。`;
    default:
      return `产品的备案已于${day(decidedAt)}撤销，这份更新随之终止。`;
  }
}

/** What comes next for the timeline; nothing where no step is due. */
export function nextOf({ status }: Pick<PortalUpdate['record'], 'status'>): { next?: string } {
  const next = NEXT[status];
  return next ? { next } : {};
}

const NEXT: Record<string, string | undefined> = {
  draft: '填好后提交，由审核员审核。',
  submitted: '审核员核对数据和材料，结果会用短信和邮件通知您。',
  rejected: '按审核意见修改后重新提交。',
};
