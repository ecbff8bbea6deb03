import type { FileFormat, SlotRule } from '../files.ts';

const MB = 1024 * 1024;
const IMAGES: FileFormat[] = ['png', 'bmp', 'jpg'];

/** Certificates, seals, photographs: png/bmp/jpg up to 5 MB each (spec 2, 3). */
export const imageSlot = (maxCount: number, megabytes = 5): SlotRule => ({ formats: IMAGES, maxBytes: megabytes * MB, maxCount });

export const videoSlot: SlotRule = { formats: ['mp4'], maxBytes: 20 * MB, maxCount: 1 };

/** Papers of the pledge-finance service: PDF, pictures or an archive, up to 20 MB each (spec 4). */
export const documentSlot = (maxCount: number): SlotRule => ({ formats: ['pdf', 'jpg', 'png', 'rar', 'zip'], maxBytes: 20 * MB, maxCount });
