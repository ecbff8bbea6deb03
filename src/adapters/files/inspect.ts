import {
  checkSize, mimeTypeOf, wrongType, type FileFacts, type FileFormat, type SlotRule,
} from '../../domain/files.ts';
import { success, type Result } from '../../domain/result.ts';
import { unpackedLimit } from './archiveRules.ts';
import { inspectBmp } from './bmp.ts';
import { inspectCsv } from './csv.ts';
import { inspectImage } from './images.ts';
import { inspectMp4 } from './mp4.ts';
import { checkZipEntries, inspectCompound, zipKind } from './office.ts';
import { inspectPdf } from './pdf.ts';
import { inspectRar } from './rar.ts';
import { HEAD_BYTES, sniff, type Family } from './sniff.ts';
import { withSource, type ByteSource } from './source.ts';
import { openZip } from './zip.ts';

/** `declaredName` is the name the browser sent: it colours the wording of a refusal, it never decides. */
export type Expectation = { declaredName: string; rule: SlotRule };

/**
 * Judges an uploaded file by its content (spec 8, Uploads). Every refusal is one Chinese sentence that says what was found
 * and what the slot takes; a file of any bytes gives a Result. Throws only when the path cannot be read.
 */
export async function inspectFile(input: Buffer | string, expectation: Expectation): Promise<Result<FileFacts>> {
  return withSource(input, (source) => inspectSource(source, expectation));
}

type Details = Pick<FileFacts, 'width' | 'height' | 'pages' | 'entries'>;
type Inspected = { format: FileFormat; details: Details };
type Look = (source: ByteSource, expectation: Expectation) => Promise<Result<Inspected>>;

async function inspectSource(source: ByteSource, expectation: Expectation): Promise<Result<FileFacts>> {
  const size = checkSize(expectation.rule, source.size);
  if (!size.ok) return size;
  const content = await sniff(await source.read(0, HEAD_BYTES));
  const refuse = (): Result<FileFacts> => wrongType(content.label, expectation.declaredName, expectation.rule);
  if (content.family === null || !isWanted(content.family, expectation.rule)) return refuse();
  const looked = await LOOKS[content.family](source, expectation);
  if (!looked.ok) return looked;
  const { format, details } = looked.value;
  return success({ format, mimeType: mimeTypeOf(format), bytes: source.size, ...details });
}

const FORMATS_OF: Record<Family, readonly FileFormat[]> = {
  png: ['png'], bmp: ['bmp'], jpg: ['jpg'], pdf: ['pdf'], rar: ['rar'], mp4: ['mp4'],
  zip: ['zip', 'xlsx', 'docx', 'ofd'], compound: ['xls', 'doc'], text: ['csv'],
};

const isWanted = (family: Family, rule: SlotRule): boolean => FORMATS_OF[family].some((format) => rule.formats.includes(format));

const found = (format: FileFormat, details: Details): Result<Inspected> => success({ format, details });

const LOOKS: Record<Family, Look> = {
  png: async (source) => accepted('png', await inspectImage(await source.whole(), 'png')),
  jpg: async (source) => accepted('jpg', await inspectImage(await source.whole(), 'jpg')),
  bmp: async (source) => accepted('bmp', await inspectBmp(await source.whole())),
  mp4: async (source) => accepted('mp4', await inspectMp4(source)),
  pdf: async (source) => accepted('pdf', inspectPdf(await source.whole())),
  rar: lookIntoRar,
  zip: lookIntoZip,
  compound: lookIntoCompound,
  text: async (source) => {
    const checked = await inspectCsv(source);
    return checked.ok ? found('csv', {}) : checked;
  },
};

const accepted = (format: FileFormat, details: Result<Details>): Result<Inspected> => (details.ok ? found(format, details.value) : details);

async function lookIntoRar(source: ByteSource, { rule }: Expectation): Promise<Result<Inspected>> {
  const listed = await inspectRar(await source.whole(), unpackedLimit(rule.maxBytes));
  return listed.ok ? found('rar', { entries: listed.value.length }) : listed;
}

async function lookIntoZip(source: ByteSource, { rule, declaredName }: Expectation): Promise<Result<Inspected>> {
  const zip = await openZip(source, unpackedLimit(rule.maxBytes));
  if (!zip.ok) return zip;
  const { entries, verify } = zip.value;
  const kind = zipKind(entries);
  if (kind.format === null || !rule.formats.includes(kind.format)) return wrongType(kind.label, declaredName, rule);
  const allowed = checkZipEntries(kind, entries);
  if (!allowed.ok) return allowed;
  const verified = await verify(kind.format !== 'zip');
  return verified.ok ? found(kind.format, { entries: entries.length }) : verified;
}

async function lookIntoCompound(source: ByteSource, { rule, declaredName }: Expectation): Promise<Result<Inspected>> {
  const looked = inspectCompound(await source.whole());
  if (!looked.ok) return looked;
  const { format, label } = looked.value;
  return format && rule.formats.includes(format) ? found(format, {}) : wrongType(label, declaredName, rule);
}
