import type { CivilDate } from '../civilDate.ts';
import type { LeftOutReason } from './candidates.ts';

/** What its company is told of a certification. `status` as shown on the day; `isOver`: the last day of publicity is over. */
export type OwnStanding = { status: string; publicityEndsOn: CivilDate | null; isOver: boolean; openObjections: number; validUntil: CivilDate | null; reason: string | null };

/** What happens next, or why it ended: one or two sentences for the company. */
export function whatNext({ status, publicityEndsOn, isOver, openObjections, validUntil, reason }: OwnStanding): string {
  if (status === 'candidate') return '等待审核员评定，目前不用办理。';
  if (status === 'shortlisted') return '已列入拟认定名单，等待公示。';
  if (status === 'publicised') return inPublicity(publicityEndsOn, isOver, openObjections);
  if (status === 'certified') return validUntil ? `有效期至 ${inWords(validUntil)}，期满自动失效。` : '';
  if (status === 'expired') return '有效期已满。要继续参加的，请在信息更新时选择参加认定。';
  return reason ? `理由：${reason}` : '没有记录理由，请联系服务热线。';
}

function inPublicity(endsOn: CivilDate | null, isOver: boolean, openObjections: number): string {
  const objected = openObjections > 0 ? '有异议正在处理，处理完毕后才能认定。' : '';
  if (isOver) return objected || '公示期已满，没有待处理的异议，即将认定。';
  return `公示到 ${endsOn ? inWords(endsOn) : '公告载明的日期'}（含当天）。${objected || '期满没有异议的，予以认定。'}`;
}

/** What a company can do about being left out of a round; `href` is where. */
export const LEFT_OUT_ADVICE: Record<LeftOutReason, { todo: string; href?: string; label?: string }> = {
  notFiled: { todo: '撤销审核结束、备案仍然有效的，可以参加以后的批次。' },
  notWanted: { todo: '需要参加的，请在信息更新时把“是否参加专利密集型产品认定”选为“是”。', href: '/portal/updates', label: '去更新' },
  notCurrent: { todo: '请完成本批次年度的备案信息更新。', href: '/portal/updates', label: '去更新' },
  late: { todo: '截止日以后提交的，可以参加以后的批次。' },
  notDisclosed: { todo: '请在信息更新时选择公开关联专利。', href: '/portal/updates', label: '去更新' },
  noAssetReport: { todo: '请填好上一年度资产信息。', href: '/portal/assets', label: '去填写' },
};

function inWords(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
