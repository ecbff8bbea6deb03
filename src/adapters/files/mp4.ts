import { failure, success, type Result } from '../../domain/result.ts';
import { damaged } from './images.ts';
import { refuseHidden } from './signatures.ts';
import { HEAD_BYTES } from './sniff.ts';
import type { ByteSource } from './source.ts';

const LABEL = 'MP4 视频';
const MAX_TOP_BOXES = 5000;
const MAX_BOXES = 50_000;
const MAX_MOOV = 32 * 1024 * 1024;
const TAIL_BYTES = 128 * 1024;

type Box = { type: string; start: number; content: number; end: number };

/**
 * Accepts an MP4 whose boxes follow each other to the last byte, that holds an index (moov) with a picture track and
 * media data, and nothing a browser or unpacker would take for another file at its start or end.
 */
export async function inspectMp4(source: ByteSource): Promise<Result<{ width?: number; height?: number }>> {
  const boxes = await topBoxes(source);
  const moov = boxes?.find((box) => box.type === 'moov');
  if (!boxes || boxes[0]?.type !== 'ftyp' || !moov || moov.end - moov.start > MAX_MOOV) return damaged(LABEL);
  if (!boxes.some((box) => box.type === 'mdat')) return damaged(LABEL);
  for (const part of [await source.read(0, HEAD_BYTES), await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES)]) {
    const clean = refuseHidden(part, LABEL);
    if (!clean.ok) return clean;
  }
  const index = await source.read(moov.start, moov.end - moov.start);
  const video = children(index, moov.content - moov.start).filter((box) => box.type === 'trak').find((box) => isVideo(index, box));
  return video ? success(dimensions(index, video)) : failure('这个 MP4 文件里没有画面，只有声音或其他数据。请上传有画面的视频。');
}

/** Boxes of the file itself; undefined when they do not add up to the size of the file. */
async function topBoxes(source: ByteSource): Promise<Box[] | undefined> {
  const boxes: Box[] = [];
  for (let at = 0; at < source.size; at = boxes.at(-1)?.end ?? source.size) {
    const box = readBox(await source.read(at, 16), at, source.size);
    if (!box || boxes.length >= MAX_TOP_BOXES) return undefined;
    boxes.push(box);
  }
  return boxes;
}

/** A box: size 4, type 4; size 1 means a 64-bit size follows, size 0 means up to the end. */
function readBox(head: Buffer, start: number, limit: number): Box | undefined {
  if (head.length < 8) return undefined;
  const [short, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type) || (short === 1 && head.length < 16)) return undefined;
  const header = short === 1 ? 16 : 8;
  const size = short === 0 ? limit - start : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  return size < header || start + size > limit ? undefined : { type, start, content: start + header, end: start + size };
}

function children(index: Buffer, from: number, to = index.length): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to && boxes.length < MAX_BOXES; at = boxes.at(-1)?.end ?? to) {
    const box = readBox(index.subarray(at, at + 16), at, to);
    if (!box) break;
    boxes.push(box);
  }
  return boxes;
}

const child = (index: Buffer, parent: Box | undefined, type: string): Box | undefined =>
  parent && children(index, parent.content, parent.end).find((box) => box.type === type);

function isVideo(index: Buffer, track: Box): boolean {
  const handler = child(index, child(index, track, 'mdia'), 'hdlr');
  return handler !== undefined && index.toString('latin1', handler.content + 8, handler.content + 12) === 'vide';
}

/** Width and height are the last two fields of the track header, as 16.16 fixed point. */
function dimensions(index: Buffer, track: Box): { width?: number; height?: number } {
  const header = child(index, track, 'tkhd');
  if (!header || header.end - header.content < 84) return {};
  return { width: index.readUInt32BE(header.end - 8) >>> 16, height: index.readUInt32BE(header.end - 4) >>> 16 };
}
