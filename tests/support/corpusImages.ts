import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

const PICTURE = { create: { width: 48, height: 32, channels: 3, background: { r: 180, g: 40, b: 30 } } } as const;

export const png = (): Promise<Buffer> => sharp(PICTURE).png().toBuffer();
export const interlacedPng = (): Promise<Buffer> => sharp(PICTURE).png({ progressive: true }).toBuffer();
export const jpg = (): Promise<Buffer> => sharp(noise(), NOISE).jpeg({ quality: 80 }).toBuffer();
export const progressiveJpg = (): Promise<Buffer> => sharp(noise(), NOISE).jpeg({ progressive: true }).toBuffer();
export const cmykJpg = (): Promise<Buffer> => sharp(noise(), NOISE).toColourspace('cmyk').jpeg().toBuffer();
export const photoWithPlace = (): Promise<Buffer> =>
  sharp(noise(), NOISE).withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } }).jpeg().toBuffer();
export const gif = (): Promise<Buffer> => sharp(PICTURE).gif().toBuffer();
export const webp = (): Promise<Buffer> => sharp(PICTURE).webp().toBuffer();

const SIDE = 96;
const NOISE = { raw: { width: SIDE, height: SIDE, channels: 3 } } as const;

/** Pseudo-random pixels, the same in every run, so that the packed picture has a body worth cutting off. */
function noise(): Buffer {
  let state = 7;
  return Buffer.from(Array.from({ length: SIDE * SIDE * 3 }, () => (state = (state * 1103515245 + 12345) % 2147483648) >> 16 & 255));
}

export type BmpShape = {
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  header?: 12 | 40 | 108 | 124;
  compression?: 'none' | 'runLength' | 'bitFields';
  topDown?: boolean;
  width?: number;
  height?: number;
};

/** A BMP of any usual kind, red on white where the palette allows it. */
export function bmp({ bits, header = 40, compression = 'none', topDown = false, width = 13, height = 5 }: BmpShape): Buffer {
  const palette = bits <= 8 ? paletteOf(2 ** bits, header === 12 ? 3 : 4) : Buffer.alloc(0);
  const masks = compression === 'bitFields' && header === 40 ? words([0xf800, 0x07e0, 0x001f]) : Buffer.alloc(0);
  const pixels = compression === 'runLength' ? runLength(width, height) : plainRows(bits, width, height);
  const start = 14 + header + masks.length + palette.length;
  const file = Buffer.alloc(14);
  file.write('BM');
  file.writeUInt32LE(start + pixels.length, 2);
  file.writeUInt32LE(start, 10);
  const info = header === 12 ? coreHeader(width, height, bits) : infoHeader(header, { width, height, bits, topDown, compression, bytes: pixels.length });
  return Buffer.concat([file, info, masks, palette, pixels]);
}

function coreHeader(width: number, height: number, bits: number): Buffer {
  const info = Buffer.alloc(12);
  info.writeUInt32LE(12, 0);
  [width, height, 1, bits].forEach((value, index) => info.writeUInt16LE(value, 4 + 2 * index));
  return info;
}

type Info = { width: number; height: number; bits: number; topDown: boolean; compression: string; bytes: number };

function infoHeader(size: number, { width, height, bits, topDown, compression, bytes }: Info): Buffer {
  const info = Buffer.alloc(size);
  info.writeUInt32LE(size, 0);
  info.writeInt32LE(width, 4);
  info.writeInt32LE(topDown ? -height : height, 8);
  info.writeUInt16LE(1, 12);
  info.writeUInt16LE(bits, 14);
  info.writeUInt32LE(compression === 'runLength' ? (bits === 8 ? 1 : 2) : compression === 'bitFields' ? 3 : 0, 16);
  info.writeUInt32LE(bytes, 20);
  if (size > 40 && compression === 'bitFields') words([0xff0000, 0xff00, 0xff, 0xff000000]).copy(info, 40);
  if (size > 40) info.write('BGRs', 56, 'latin1');
  return info;
}

const words = (values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
};

const paletteOf = (colours: number, width: 3 | 4): Buffer =>
  Buffer.concat(Array.from({ length: colours }, (_, index) => Buffer.from(index === 0 ? [0, 0, 200, 0] : [255, 255, 255, 0]).subarray(0, width)));

const plainRows = (bits: number, width: number, height: number): Buffer =>
  Buffer.alloc(Math.ceil((width * bits) / 32) * 4 * height, 0x5a);

function runLength(width: number, height: number): Buffer {
  const row = [width, 0, 0, 0];
  return Buffer.from([...Array.from({ length: height }, () => row).flat(), 0, 1]);
}

/** A BMP of a few hundred bytes whose header announces a huge picture. */
export const bmpBomb = (): Buffer => {
  const bytes = bmp({ bits: 8, compression: 'runLength' });
  bytes.writeInt32LE(30_000, 18);
  bytes.writeInt32LE(30_000, 22);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
};

/** A well-formed PNG of a few kilobytes whose header announces `side` × `side` pixels. */
export function pngBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))]);
}

/** Inserts a text chunk in front of IEND: the picture stays valid. */
export function pngWithText(bytes: Buffer, text: string): Buffer {
  const end = bytes.length - 12;
  return Buffer.concat([bytes.subarray(0, end), chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1')), bytes.subarray(end)]);
}

/** Inserts a comment segment behind the start of a JPEG: the picture stays valid. */
export function jpgWithComment(bytes: Buffer, text: string): Buffer {
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), segment, Buffer.from(text, 'latin1'), bytes.subarray(2)]);
}

/** A JPEG header that announces the largest picture the format knows. */
export function jpgBomb(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(65_500, frame + 5);
  copy.writeUInt16BE(65_500, frame + 7);
  return copy;
}

/** A progressive JPEG that repeats its last scan thousands of times. */
export function jpgManyScans(bytes: Buffer): Buffer {
  const lastScan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = bytes.subarray(lastScan, bytes.length - 2);
  return Buffer.concat([bytes.subarray(0, -2), ...Array.from({ length: 2000 }, () => scan), bytes.subarray(-2)]);
}
