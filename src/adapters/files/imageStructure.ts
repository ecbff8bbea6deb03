import type { Picture } from './images.ts';

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const PNG_CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 };
const ROWS_HELD = 16;
/** Encoders write a chunk for every few kilobytes of pixels; far more chunks than that only exist to keep us busy. */
const MAX_CHUNKS = 50_000;

/** Walks the chunks of a PNG up to IEND. Undefined when the file is cut off or not built as the format says. */
export function pngStructure(bytes: Buffer): Picture | undefined {
  if (bytes.length < 57 || bytes.toString('latin1', 0, 8) !== PNG_SIGNATURE) return undefined;
  if (bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const bytesPerPixel = ((PNG_CHANNELS[bytes.readUInt8(25)] ?? 4) * Math.max(8, bytes.readUInt8(24))) / 8;
  const interlaced = bytes.readUInt8(28) !== 0;
  const end = pngEnd(bytes);
  if (!end || !width || !height) return undefined;
  return { width, height, end, decodedBytes: width * (interlaced ? height : ROWS_HELD) * bytesPerPixel };
}

function pngEnd(bytes: Buffer): number | undefined {
  for (let [at, count] = [8, 0]; at + 12 <= bytes.length && count < MAX_CHUNKS; count += 1) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (next > bytes.length) return undefined;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return next;
    at = next;
  }
  return undefined;
}

/** Progressive pictures repeat the picture in scans: cameras and editors write about ten, a bomb thousands. */
const MAX_SCANS = 40;
const START_OF_FRAME = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca]);
const PROGRESSIVE = new Set([0xc2, 0xca]);

type Frame = { width: number; height: number; samples: number; progressive: boolean };

/** Walks the markers of a JPEG up to its end marker. Undefined when cut off, without a frame, or with absurdly many scans. */
export function jpegStructure(bytes: Buffer): Picture | undefined {
  let frame: Frame | undefined;
  let scans = 0;
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) { at += 1; continue; }
    if (marker === 0xd9) return frame && scans ? jpegPicture(frame, scans, at + 2) : undefined;
    const next = segmentEnd(bytes, at, marker);
    if (next === undefined) return undefined;
    if (START_OF_FRAME.has(marker)) frame = jpegFrame(bytes, at, marker);
    scans += marker === 0xda ? 1 : 0;
    if (scans > MAX_SCANS) return undefined;
    at = marker === 0xda ? scanEnd(bytes, next) : next;
  }
  return undefined;
}

const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function segmentEnd(bytes: Buffer, at: number, marker: number): number | undefined {
  if (hasNoLength(marker)) return at + 2;
  if (at + 4 > bytes.length) return undefined;
  const length = bytes.readUInt16BE(at + 2);
  return length < 2 || at + 2 + length > bytes.length ? undefined : at + 2 + length;
}

/** Entropy-coded data ends at the first marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const following = bytes[at + 1];
    if (following === undefined) break;
    if (following !== 0 && following !== 0xff && !(following >= 0xd0 && following <= 0xd7)) return at;
  }
  return bytes.length;
}

function jpegFrame(bytes: Buffer, at: number, marker: number): Frame | undefined {
  const length = bytes.readUInt16BE(at + 2);
  if (length < 8) return undefined;
  const [height, width, components] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes.readUInt8(at + 9)];
  if (!width || !height || length < 8 + 3 * components) return undefined;
  const factors = Array.from({ length: components }, (_, index) => bytes.readUInt8(at + 11 + 3 * index));
  const areas = factors.map((factor) => (factor >> 4) * (factor & 15));
  const samples = areas.reduce((sum, area) => sum + area, 0) / Math.max(1, ...areas);
  return { width, height, samples, progressive: PROGRESSIVE.has(marker) };
}

/** With several scans the decoder holds two bytes for every sample of the picture at once, with one only some rows. */
function jpegPicture({ width, height, samples, progressive }: Frame, scans: number, end: number): Picture {
  const rows = progressive || scans > 1 ? height : ROWS_HELD;
  return { width, height, end, decodedBytes: width * rows * samples * 2 };
}
