import ExcelJS from 'exceljs';
import { deflateSync } from 'node:zlib';
import { zip } from './corpusArchives.ts';

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>';

/** `extra`: objects from number 5 on; `root`: what the catalogue has besides its pages; `trailer`: likewise for the trailer. */
export type PdfShape = { extra?: (string | Buffer)[]; root?: string; trailer?: string; page?: string };

/** A PDF of one page with a correct cross-reference table. */
export function pdf({ extra = [], root = '', trailer = '', page = PAGE }: PdfShape = {}): Buffer {
  const content = 'BT /F1 12 Tf 20 100 Td (hello) Tj ET';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${root} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`, ...extra,
  ];
  let [body, offsets] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), [] as number[]];
  objects.forEach((object, index) => {
    offsets = [...offsets, body.length];
    body = Buffer.concat([body, Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(table)]);
}

/** An object stream that holds `objects`, packed as usual unless `filter` says otherwise. */
export function objectStream(objects: string, { filter = '/FlateDecode', dictionary = '/Type /ObjStm', packed = deflateSync(Buffer.from(`9 0 ${objects}`)) } = {}): Buffer {
  const head = `<< ${dictionary} /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}

/** An object stream of a few kilobytes that unpacks to `megabytes`. */
export const pdfBomb = (megabytes: number): Buffer =>
  pdf({ extra: [objectStream('', { packed: deflateSync(Buffer.alloc(megabytes * 1024 * 1024)) })] });

export async function xlsx(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('专利').addRow(['专利号', '名称', '𠮷野']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const CONTENT_TYPES = { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' };

export const docx = (): Buffer => zip([CONTENT_TYPES, { name: '_rels/.rels', data: '<Relationships/>' }, { name: 'word/document.xml', data: '<w:document/>' }]);
export const docxWithMacro = (): Buffer => zip([CONTENT_TYPES, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' }]);
export const pptx = (): Buffer => zip([CONTENT_TYPES, { name: 'ppt/presentation.xml' }]);
export const ofd = (): Buffer => zip([{ name: 'OFD.xml', data: '<?xml version="1.0"?><ofd:OFD/>' }, { name: 'Doc_0/Document.xml', data: '<ofd:Document/>' }]);

const SECTOR = 512;

/** An old Office file: a compound file of one allocation sector and one directory sector per four entries. */
export function compoundFile(...streams: string[]): Buffer {
  const names = ['Root Entry', ...streams];
  const directorySectors = Math.ceil(names.length / 4);
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at, value]) => head.writeUInt16LE(value ?? 0, at));
  [[44, 1], [48, 1], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe], [76, 0]].forEach(([at, value]) => head.writeUInt32LE(value ?? 0, at));
  head.fill(0xff, 80);
  const allocation = Buffer.alloc(SECTOR, 0xff);
  const directory = Buffer.alloc(SECTOR * directorySectors);
  names.forEach((name, index) => compoundEntry(name, index === 0 ? 5 : 2).copy(directory, index * 128));
  return Buffer.concat([head, allocation, directory]);
}

function compoundEntry(name: string, type: number): Buffer {
  const entry = Buffer.alloc(128);
  const written = entry.write(`${name}\0`, 0, 'utf16le');
  entry.writeUInt16LE(written, 64);
  entry.writeUInt8(type, 66);
  return entry;
}

const box = (type: string, ...content: Buffer[]): Buffer => {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(content);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

const trackHeader = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(84);
  header.writeUInt32BE(width * 65536, 76);
  header.writeUInt32BE(height * 65536, 80);
  return box('tkhd', header);
};

const handler = (kind: string): Buffer => box('hdlr', Buffer.alloc(8), Buffer.from(`${kind}${'\0'.repeat(13)}`, 'latin1'));

/** A minimal MP4: brand, media data, index with one track of the given kind. */
export function mp4({ brand = 'isom', kind = 'vide', index = true, media = Buffer.alloc(64) } = {}): Buffer {
  const track = box('trak', trackHeader(640, 360), box('mdia', handler(kind)));
  const moov = index ? [box('moov', box('mvhd', Buffer.alloc(100)), track)] : [];
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\x02\0isommp41`, 'latin1')), box('mdat', media), ...moov]);
}

export { box as mp4Box };
