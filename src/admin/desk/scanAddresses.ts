import type { Addresses, Scan } from '../case/scanGroups.ts';

/** Where an upload is opened and previewed. */
export function addressesOf({ id, sealed }: Pick<Scan, 'id' | 'sealed'>): Addresses {
  return sealed ?? { file: `/api/attachments/${id}/file?inline`, preview: `/api/attachments/${id}/preview` };
}
