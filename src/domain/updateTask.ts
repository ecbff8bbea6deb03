import type { Task } from './taskList.ts';

/** Annual updates of one enterprise in one year; products filed in earlier years, each counted once. `begun` are among the `due`. */
export type UpdateCounts = { year: number; due: number; begun: number; submitted: number; rejected: number; updated: number };

export const NO_UPDATES = { due: 0, begun: 0, submitted: 0, rejected: 0, updated: 0 };

/** The yearly update on the home page (spec 3, "Annual update"): what is to be done, or why there is nothing yet. */
export function updateTask(counts: UpdateCounts): Task {
  const standing = standingOf(counts);
  const tab = { needsChange: 'rejected', underReview: 'submitted', done: 'updated' }[standing.state as string];
  return { key: 'updates', label: `${counts.year} 年度信息更新`, href: `/portal/updates${tab ? `?tab=${tab}` : ''}`, ...standing };
}

function standingOf({ due, begun, submitted, rejected, updated }: UpdateCounts): Pick<Task, 'state' | 'detail'> {
  const left = due > 0 ? `还有 ${due} 个以前年度备案的产品没有更新。` : '';
  if (rejected > 0) return { state: 'needsChange', detail: `有 ${rejected} 个产品的更新没有通过审核，请修改后重新提交。${left}` };
  if (due > 0) return { state: begun + submitted + updated > 0 ? 'inProgress' : 'notStarted', detail: `${left}没有更新的产品，不能参加本年度认定。` };
  if (submitted > 0) return { state: 'underReview', detail: `${submitted} 个产品的更新正在审核。` };
  if (updated > 0) return { state: 'done', detail: `${updated} 个产品已更新。` };
  return { state: 'cannotStart', detail: '当年备案的产品，从下一年起每年更新；目前没有需要更新的产品。' };
}
