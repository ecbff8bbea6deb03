import { ANNOUNCEMENT_CATEGORIES } from '../../../domain/announcements.ts';
import type { AnnouncementCategory } from '../../../queries/announcements.ts';

/** The categories under the names the editors know them by. */
export const CATEGORIES: Readonly<Record<AnnouncementCategory, string>> = ANNOUNCEMENT_CATEGORIES;

/** The category of that name, or null for anything else. */
export function categoryOf(text: string): AnnouncementCategory | null {
  return Object.hasOwn(CATEGORIES, text) ? (text as AnnouncementCategory) : null;
}
