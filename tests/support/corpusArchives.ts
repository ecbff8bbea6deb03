import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a hand-made ZIP; what is given here is what the file says, true or not. */
export type ZipPart = {
  name: string | Buffer;
  data?: Buffer | string;
  store?: boolean;
  flags?: number;
  method?: number;
  declaredBytes?: number;
  unixMode?: number;
  localName?: string;
};

const UTF8 = 0x800;

/** Writes a ZIP byte by byte, so that every lie a hostile file may tell can be told. */
export function zip(parts: ZipPart[], { comment = '', prefix = Buffer.alloc(0) }: { comment?: string; prefix?: Buffer } = {}): Buffer {
  const locals: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  for (const part of parts) {
    const { local, central } = zipEntry(part, offset);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...locals, ...directory, zipEnd(parts.length, size, offset, comment)]);
}

function zipEntry(part: ZipPart, offset: number): { local: Buffer; central: Buffer } {
  const data = Buffer.from(part.data ?? '内容');
  const packed = part.store ? data : deflateRawSync(data);
  const name = Buffer.isBuffer(part.name) ? part.name : Buffer.from(part.name);
  const fields = { flags: part.flags ?? (Buffer.isBuffer(part.name) ? 0 : UTF8), method: part.method ?? (part.store ? 0 : 8) };
  const sizes = { checksum: crc32(data), packed: packed.length, bytes: part.declaredBytes ?? data.length };
  const local = header(0x04034b50, 30, fields, sizes, Buffer.from(part.localName ?? name));
  const central = header(0x02014b50, 46, fields, sizes, name);
  central.writeUInt8(part.unixMode ? 3 : 0, 5);
  central.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([local, packed]), central };
}

type Sizes = { checksum: number; packed: number; bytes: number };

function header(signature: number, length: number, { flags, method }: { flags: number; method: number }, sizes: Sizes, name: Buffer): Buffer {
  const bytes = Buffer.alloc(length);
  const shift = length === 46 ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4 + shift);
  bytes.writeUInt16LE(flags, 6 + shift);
  bytes.writeUInt16LE(method, 8 + shift);
  bytes.writeUInt16LE(0x5a21, 12 + shift);
  [sizes.checksum, sizes.packed, sizes.bytes].forEach((value, index) => bytes.writeUInt32LE(value, 14 + shift + 4 * index));
  bytes.writeUInt16LE(name.length, 26 + shift);
  return Buffer.concat([bytes, name]);
}

function zipEnd(entries: number, size: number, offset: number, comment: string): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, Buffer.from(comment, 'latin1')]);
}

/** Two directory entries that unpack the same bytes: the declared total stays small while the list grows. */
export function overlappingZip(): Buffer {
  const bytes = zip([{ name: 'a.txt' }, { name: 'a.txt' }]);
  const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}

export type RarPart = { name: string; data?: string; encrypted?: boolean; directory?: boolean };

/** RAR 5, stored: signature, main header, files, end. */
export function rar5(parts: RarPart[], { encryptedHeaders = false, unpackedBytes = undefined as number | undefined } = {}): Buffer {
  const main = rar5Block([1, 0, 0]);
  const crypt = encryptedHeaders ? [rar5Block([4, 0, 0, 0, 15, ...Array.from({ length: 16 }, () => 7)])] : [];
  const files = parts.map((part) => rar5File(part, unpackedBytes));
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), ...crypt, main, ...files, rar5Block([5, 0, 0])]);
}

function rar5File({ name, data = '内容', encrypted = false, directory = false }: RarPart, unpackedBytes?: number): Buffer {
  const content = Buffer.from(directory ? '' : data);
  const nameBytes = Buffer.from(name);
  const extra = encrypted ? [48, 1, 0, 1, 15, ...Array.from({ length: 32 }, () => 9), ...Array.from({ length: 12 }, () => 0)] : [];
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(content));
  const fields = [
    2, encrypted ? 3 : 2, ...(encrypted ? varint(extra.length) : []), ...varint(content.length),
    directory ? 5 : 4, ...varint(unpackedBytes ?? content.length), ...varint(0o644), ...checksum, 0, 1, ...varint(nameBytes.length), ...nameBytes, ...extra,
  ];
  return Buffer.concat([rar5Block(fields), content]);
}

function rar5Block(fields: number[]): Buffer {
  const sized = Buffer.from([...varint(fields.length), ...fields]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(sized));
  return Buffer.concat([checksum, sized]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}

/** RAR 4, stored: marker, main header, files, end. */
export function rar4(parts: RarPart[], { volume = false, encryptedHeaders = false } = {}): Buffer {
  const main = rar4Block(0x73, (volume ? 0x01 : 0) | (encryptedHeaders ? 0x80 : 0), Buffer.alloc(6));
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x00', 'latin1'), main, ...parts.map(rar4File), rar4Block(0x7b, 0x4000, Buffer.alloc(0))]);
}

function rar4File({ name, data = 'content', encrypted = false }: RarPart): Buffer {
  const content = Buffer.from(data);
  const fields = Buffer.alloc(25);
  fields.writeUInt32LE(content.length, 0);
  fields.writeUInt32LE(content.length, 4);
  fields.writeUInt8(2, 8);
  fields.writeUInt32LE(crc32(content), 9);
  fields.writeUInt32LE(0x5a210000, 13);
  fields.writeUInt8(20, 17);
  fields.writeUInt8(0x30, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 19);
  fields.writeUInt32LE(0x20, 21);
  const block = rar4Block(0x74, 0x8000 | (encrypted ? 0x04 : 0), Buffer.concat([fields, Buffer.from(name)]));
  return Buffer.concat([block, content]);
}

function rar4Block(type: number, flags: number, fields: Buffer): Buffer {
  const block = Buffer.alloc(7);
  block.writeUInt8(type, 2);
  block.writeUInt16LE(flags, 3);
  block.writeUInt16LE(7 + fields.length, 5);
  const whole = Buffer.concat([block, fields]);
  whole.writeUInt16LE(crc32(whole.subarray(2)) & 0xffff, 0);
  return whole;
}
