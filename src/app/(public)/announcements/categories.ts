import type { AnnouncementCategory } from '../../../queries/announcements.ts';

/** The categories under the names the editors know them by. */
export const CATEGORIES: Readonly<Record<AnnouncementCategory, string>> = {
  notice: '通知公告',
  publicity: '结果公示',
  policy: '政策法规',
  help: '办事指南',
};

/** The category of that name, or null for anything else. */
export function categoryOf(text: string): AnnouncementCategory | null {
  return Object.hasOwn(CATEGORIES, text) ? (text as AnnouncementCategory) : null;
}
