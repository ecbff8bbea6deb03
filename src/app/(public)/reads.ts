import { unstable_cache } from 'next/cache';
import { findAnnouncement, latestAnnouncements, listAnnouncements, type AnnouncementCategory } from '../../queries/announcements.ts';
import { readPublicSettings } from '../../queries/settings.ts';
import { database } from '../database.ts';

// A minute is what an editor is asked to wait; the pages themselves are rendered for every request (nonce).
const MINUTE = 60;

/** Settings, announcements and figures change seldom and are on every page, so they are read once a minute. */
export const settings = unstable_cache(() => readPublicSettings(database()), ['settings'], { revalidate: MINUTE, tags: ['settings'] });

export const latest = unstable_cache((limit: number) => latestAnnouncements(database(), limit), ['announcements-latest'], {
  revalidate: MINUTE,
  tags: ['announcements'],
});

export const announcementPage = unstable_cache(
  (category: AnnouncementCategory | null, page: number) => listAnnouncements(database(), category, page),
  ['announcements-page'],
  { revalidate: MINUTE, tags: ['announcements'] },
);

/** Not cached: who opens a withdrawn announcement must not see it for another minute. */
export function announcement(slug: string) {
  return findAnnouncement(database(), slug);
}
