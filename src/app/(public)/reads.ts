import { announcementEdition } from '../../adapters/announcementEdition.ts';
import { now, today } from '../../adapters/clock.ts';
import { findAnnouncement, latestAnnouncements, listAnnouncements, neighbours, nextRelease, type AnnouncementLine, type Wanted } from '../../queries/announcements.ts';
import { codeOptions, type CodeTable } from '../../queries/codeOptions.ts';
import { productCertification } from '../../queries/publicCertifications.ts';
import { publicFigures } from '../../queries/publicFigures.ts';
import { findPublicProduct, LAST_PAGE, PRODUCTS_A_PAGE, searchProducts, type ProductPage, type PublicProduct } from '../../queries/publicProducts.ts';
import { publicPictures } from '../../queries/publicPictures.ts';
import { readPublicSettings } from '../../queries/settings.ts';
import { verifyCode, type Verified } from '../../queries/verifyCode.ts';
import { database } from '../database.ts';
import type { Search } from './products/search.ts';
import { remembered } from './remembered.ts';

// A minute is what an editor is asked to wait; the pages themselves are rendered for every request (nonce).
const MINUTE = 60;

/** Settings, announcements and figures change seldom and are on every page, so they are read once a minute. */
export const settings = remembered(MINUTE, () => readPublicSettings(database()));

/**
 * Lists of announcements are kept for a minute at most, and not beyond the last change made in this process (its number is
 * part of what they are kept under, and rises when a save ends) nor beyond the next scheduled release.
 */
const upcoming = remembered(MINUTE, (_edition: number) => nextRelease(database(), now()));
const keptLatest = remembered(MINUTE, (limit: number, _edition: string) => latestAnnouncements(database(), limit, now()));
const keptPage = remembered(MINUTE, (wanted: Wanted, _edition: string) => listAnnouncements(database(), wanted, now()));

async function edition(): Promise<string> {
  const next = await upcoming(announcementEdition());
  return `${announcementEdition()} ${next !== null && next <= now().toISOString() ? next : ''}`;
}

export const latest = async (limit: number) => keptLatest(limit, await edition());

export const announcementPage = async (wanted: Wanted) => keptPage(wanted, await edition());

export const announcementNeighbours = (line: AnnouncementLine) => neighbours(database(), line, now());

/** Not cached: who opens a withdrawn announcement must not see it for another minute. */
export function announcement(slug: string) {
  return findAnnouncement(database(), slug, now());
}

export const figures = remembered(MINUTE, () => publicFigures(database()));

const options = remembered(MINUTE, (table: CodeTable, chosen: string) => codeOptions(database(), table, chosen));

/**
 * One page of a search, and how many pages can be turned to; the search itself ends at page 50. The number of all products
 * is known from the figures of the home page, a few minutes old at most.
 */
export async function products({ q, industry, region, year, certified, page }: Search): Promise<ProductPage & { pages: number }> {
  const found = await searchProducts(database(), { q, industry, region, year: year ? Number(year) : null, certified: certified || null, page });
  if (found.totalIsCapped && !(q || industry || region || year || certified)) {
    const { filedProducts } = await figures();
    if (filedProducts >= found.total) return { ...found, total: filedProducts, totalIsCapped: false, pages: LAST_PAGE };
  }
  return { ...found, pages: Math.min(LAST_PAGE, Math.ceil(found.total / PRODUCTS_A_PAGE)) };
}

/** What the filters of a search offer: below a chosen province its cities, below a chosen section its divisions. */
export async function filterChoices({ industry, region }: Search) {
  const [industries, regions, { perYear }] = await Promise.all([options('industries', industry), options('regions', region), figures()]);
  return { industries, regions, years: perYear.map(({ year }) => year).toReversed() };
}

/** Not cached, like the answer of a verification: what was revoked a second ago must not look valid. */
export function product(filingNumber: string): Promise<PublicProduct | null> {
  return findPublicProduct(database(), filingNumber);
}

/** How a filed product stands with the certification as patent-intensive; not cached either. */
export const certificationOf = (filingNumber: string) => productCertification(database(), filingNumber, today());

/** How many pictures a filed product shows; not cached either. */
export async function productPictures(filingNumber: string): Promise<number> {
  return (await publicPictures(database(), filingNumber)).length;
}

/** The present state of a certificate; a filing whose withdrawal is under review is told apart, although still valid. */
export async function verified(code: string): Promise<{ found: Verified; isWithdrawing: boolean } | null> {
  const found = await verifyCode(database(), code);
  return found && { found, isWithdrawing: found.kind === 'filing' && found.state === 'valid' && (await product(found.number))?.state === 'withdrawing' };
}
