import type { Queryable } from '../adapters/database.ts';
import { readPublicSettings, type PublicSettings } from '../queries/settings.ts';
import type { SiteSettings } from './errorPage.ts';

const KEPT_MS = 60_000;

/**
 * The settings an error page shows, kept in memory because the page must also show when the database is gone.
 * Refreshed in the background at most once a minute; before the first reading the hotline is left out.
 */
export function keepSiteSettings(db: Queryable): () => SiteSettings {
  let settings: SiteSettings = { siteName: '知识产权服务平台', hotline: null, hours: null };
  let readAt = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    readAt = performance.now();
    // A failed reading keeps the last settings; /readyz and the log already tell that the database is away.
    const read = await readPublicSettings(db).catch(() => null);
    if (read) settings = shownOnErrors(read);
  };
  void refresh();
  return () => {
    if (performance.now() - readAt > KEPT_MS) void refresh();
    return settings;
  };
}

function shownOnErrors({ platformName, hotline, hours, english }: PublicSettings): SiteSettings {
  return { siteName: platformName, hotline: hotline || null, hours: hours || null, english: { siteName: english.platformName, hours: english.hours ?? hours } };
}
