import { serverUrl } from '../../../../adapters/links.ts';
import { latest, settings } from '../../reads.ts';
import { atomFeed } from '../feed.ts';

export const dynamic = 'force-dynamic';

const ENTRIES = 30;

/** The newest announcements for feed readers. */
export async function GET(): Promise<Response> {
  const [items, { platformName }] = await Promise.all([latest(ENTRIES), settings()]);
  const xml = atomFeed(items, { origin: serverUrl(), platform: platformName });
  // Readers ask again at their leisure; what was withdrawn must not linger in between.
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'no-cache' } });
}
