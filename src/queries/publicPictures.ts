import type { Queryable } from '../adapters/database.ts';
import { prepared } from './prepared.ts';

/** The slots of the filing form that are public while the product is filed (spec 3): the main picture, then the others. */
export const PICTURE_SLOTS = ['mainPicture', 'pictures'];

export type PublicPicture = { format: 'png' | 'bmp' | 'jpg'; sha256: string; storageKey: string };

/**
 * The pictures of a product by its filing number, the main one first; none when it is not filed (any more). Read for every
 * request: what was withdrawn a second ago shows nothing.
 */
export async function publicPictures(db: Queryable, filingNumber: string): Promise<PublicPicture[]> {
  const { rows } = await prepared<PublicPicture>(
    db,
    `select a.format, a.sha256, a.storage_key as "storageKey"
     from products p join attachments a on a.owner_collection = 'products' and a.owner_id = p.id::text
     where p.filing_number = $1 and p.status in ('filed', 'withdrawing') and a.slot = any($2::text[]) and a.format in ('png', 'bmp', 'jpg')
     order by array_position($2::text[], a.slot::text), a.created_at, a.id`,
    [filingNumber.replaceAll('\0', '').trim(), PICTURE_SLOTS],
  );
  return rows;
}
