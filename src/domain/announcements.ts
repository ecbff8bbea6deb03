import { formatInstant } from './civilDate.ts';

/** The categories of announcements (spec 5), under the names the editors know them by. */
export const ANNOUNCEMENT_CATEGORIES = { notice: '通知公告', publicity: '结果公示', policy: '政策法规', help: '办事指南' };

/** Where an announcement stands (spec 6). Not stored: it follows from two instants and from whether it was released. */
export const ANNOUNCEMENT_STATES = { draft: '草稿', scheduled: '待发布', published: '已发布', withdrawn: '已撤下' };

export type AnnouncementState = keyof typeof ANNOUNCEMENT_STATES;

/** What is released now (not a draft on top of it). Instants as Date or ISO text. */
export type Release = { isReleased: boolean; publishedAt?: Date | string | null; withdrawnAt?: Date | string | null };

/**
 * The state at an instant: released with a time that has come is published, with one in the future scheduled. Derived
 * from the clock at reading, so that it is right to the second whether or not any scheduled work runs.
 */
export function announcementState({ isReleased, publishedAt, withdrawnAt }: Release, now: Date): AnnouncementState {
  if (!isReleased) return withdrawnAt ? 'withdrawn' : 'draft';
  return publishedAt && new Date(publishedAt) > now ? 'scheduled' : 'published';
}

/** What an editor has to know beside the state: since when, what happens next. `hasChanges`: a draft lies on top of what is released. */
export function nextStep(release: Release, now: Date, hasChanges: boolean): string {
  const state = announcementState(release, now);
  const changes = hasChanges ? '有修改还没有发布，公众看到的是修改以前的内容。' : '';
  if (state === 'scheduled') return `将于 ${formatInstant(new Date(release.publishedAt ?? now))} 发布。${hasChanges ? '有修改还没有确认，到时发布的是修改以前的内容。' : ''}`;
  if (state === 'published') return `${release.publishedAt ? `已于 ${formatInstant(new Date(release.publishedAt))} 发布。` : '已发布。'}${changes}`;
  if (state === 'withdrawn') return `已于 ${formatInstant(new Date(release.withdrawnAt ?? now))} 撤下，公众看不到。需要恢复的，请再次发布。`;
  return '草稿只有工作人员能看到，发布以后公众才能看到。';
}
