import type { CivilDate } from './civilDate.ts';
import type { Task } from './taskList.ts';

/**
 * Certifications of one enterprise. `wanting`: filed products that ask for one. `leftOut`: of these, left out of a round whose publicity
 * has not begun. `judged`: candidates and shortlisted. `until`: the last day of publicity or of validity that comes first.
 */
export type CertificationCounts = { wanting: number; leftOut: number; judged: number; publicised: number; certified: number; publicityUntil: CivilDate | null; validUntil: CivilDate | null };

export const NO_CERTIFICATIONS: CertificationCounts = { wanting: 0, leftOut: 0, judged: 0, publicised: 0, certified: 0, publicityUntil: null, validUntil: null };

/** The certification on the home page (spec 8, "For people" 3): how it stands, or why it cannot start yet. */
export function certificationTask(counts: CertificationCounts, filed: number): Task {
  return { key: 'certifications', label: '专利密集型产品认定', href: '/portal/certifications', ...standingOf(counts, filed) };
}

function standingOf({ wanting, leftOut, judged, publicised, certified, publicityUntil, validUntil }: CertificationCounts, filed: number): Pick<Task, 'state' | 'detail'> {
  const left = leftOut > 0 ? `有 ${leftOut} 个产品选择了参加，但没有列入本批次，可以查看原因。` : '';
  const held = certified > 0 ? `${certified} 个产品已认定${validUntil ? `，最早的一个到 ${validUntil} 期满` : ''}。` : '';
  if (publicised > 0) return { state: 'underReview', detail: `${publicised} 个产品正在公示${publicityUntil ? `，到 ${publicityUntil} 为止` : ''}。${held}${left}` };
  if (judged > 0) return { state: 'underReview', detail: `${judged} 个产品等待评定。${held}${left}` };
  if (leftOut > 0) return { state: 'inProgress', detail: `${left}${held}` };
  if (certified > 0) return { state: 'done', detail: held };
  if (wanting > 0) return { state: 'done', detail: `${wanting} 个产品已选择参加，认定批次开始后自动列入，目前不用办理。` };
  if (filed === 0) return { state: 'cannotStart', detail: '产品备案通过后，才能参加认定。' };
  return { state: 'cannotStart', detail: '还没有产品选择参加。需要参加的，请在备案或者信息更新时选择参加认定，并公开关联专利。' };
}
