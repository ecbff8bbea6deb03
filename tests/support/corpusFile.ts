import type { FileFormat, SlotRule } from '../../src/domain/files.ts';

export const MB = 1024 * 1024;

/** A file a person might upload. */
export type GoodFile = { title: string; name: string; format: FileFormat; bytes: Buffer };

/** A file that must be refused in the slot `rule`; `says` is what the refusal has to name. */
export type BadFile = { title: string; name: string; bytes: Buffer; rule: SlotRule; says: RegExp };

export const slot = (...formats: FileFormat[]): SlotRule => ({ formats, maxBytes: 5 * MB, maxCount: 1 });

/** Certificates and photographs (spec 2, 3). */
export const PICTURES = slot('png', 'bmp', 'jpg');

export const good = (format: FileFormat, title: string, bytes: Buffer, name = `${title}.${format}`): GoodFile => ({ title, name, format, bytes });

export const bad = (title: string, name: string, bytes: Buffer | string, rule: SlotRule, says: RegExp): BadFile => ({
  title, name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, rule, says,
});
