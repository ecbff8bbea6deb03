import { overlappingZip, rar4, rar5, zip, type ZipPart } from './corpusArchives.ts';
import { pdf } from './corpusDocuments.ts';
import { bad, MB, slot, type BadFile } from './corpusFile.ts';

/** Archives that lie, hide, escape or explode. */
export const badArchives = (): BadFile[] => [...badEntries(), ...badZips(), ...badRars()];

const BOMB_PART = 30 * MB;

const honestZip = (): Buffer => zip([{ name: 'a.txt', data: 'hello hello hello' }]);

/** One entry each that nobody should receive. */
function badEntries(): BadFile[] {
  const of = (title: string, part: ZipPart, says: RegExp): BadFile => bad(title, 'a.zip', zip([part]), slot('zip'), says);
  return [
    of('跳出目录的名称', { name: '../../etc/cron.d/x.txt' }, /“\.\.\/\.\.\/etc.*会解压到别处/),
    of('绝对路径', { name: '/etc/passwd.txt' }, /会解压到别处/),
    of('反斜线', { name: '..\\windows\\x.txt' }, /会解压到别处/),
    of('盘符', { name: 'C:/x.txt' }, /会解压到别处/),
    of('链接', { name: 'a.txt', unixMode: 0o120777 }, /链接/),
    of('加密', { name: 'a.txt', flags: 0x801 }, /设有密码/),
    of('程序', { name: '安装.exe' }, /安装\.exe”是程序或脚本/),
    of('末尾带点的程序', { name: 'a.exe. ' }, /程序或脚本/),
    of('网页', { name: 'a.html' }, /网页/),
    of('SVG', { name: 'a.svg' }, /SVG/),
    of('嵌套压缩包', { name: '内层.zip', data: honestZip() }, /另一个压缩包/),
    of('改名的嵌套压缩包', { name: '照片.jpg', data: honestZip() }, /“照片\.jpg”是 ZIP 压缩包/),
    of('改名的程序', { name: '照片.jpg', data: 'MZ\x90\0'.padEnd(300, '\0') }, /可执行程序/),
    of('改名的网页', { name: '说明.txt', data: '<html><script>x()</script></html>' }, /网页/),
    of('不常见的压缩方式', { name: 'a.txt', method: 12 }, /不常见的压缩方式/),
    of('虚报大小', { name: 'a.txt', data: 'x'.repeat(5000), declaredBytes: 10 }, /ZIP 压缩包不完整/),
    of('目录与内容名称不一致', { name: 'a.txt', localName: 'b.exe' }, /ZIP 压缩包不完整/),
  ];
}

/** The archive as a whole lies, explodes or hides something. */
function badZips(): BadFile[] {
  const [only, honest] = [slot('zip'), honestZip()];
  return [
    bad('解压炸弹', 'a.zip', zip([{ name: 'a.bin', data: Buffer.alloc(BOMB_PART) }]), only, /膨胀 \d+ 倍/),
    bad('自称 4 GB 的条目', 'a.zip', zip([{ name: 'a.bin', declaredBytes: 0xfffffff0 }]), only, /解压后超过 200 MB/),
    bad('重叠条目', 'a.zip', overlappingZip(), only, /ZIP 压缩包不完整/),
    bad('1001 个条目', 'a.zip', zip(Array.from({ length: 1001 }, (_, index) => ({ name: `${index}.txt`, data: '', store: true }))), only, /超过 1000 个/),
    bad('空压缩包', 'a.zip', zip([]), only, /没有文件/),
    bad('截断的 ZIP', 'a.zip', honest.subarray(0, -10), only, /ZIP 压缩包不完整/),
    bad('后面接有数据的 ZIP', 'a.zip', Buffer.concat([honest, Buffer.from('tail')]), only, /ZIP 压缩包不完整/),
    bad('前面接有 PDF 的 ZIP', 'a.zip', zip([{ name: 'a.txt' }], { prefix: pdf() }), only, /PDF 文件，不是 ZIP/),
    bad('前面藏有数据的 ZIP', 'a.zip', zip([{ name: 'a.txt' }], { prefix: Buffer.from('PK\x03\x04<html>') }), only, /ZIP 压缩包不完整/),
  ];
}

function badRars(): BadFile[] {
  const only = slot('rar');
  const of = (title: string, bytes: Buffer, says: RegExp): BadFile => bad(title, 'a.rar', bytes, only, says);
  const honest = rar5([{ name: 'a.txt' }]);
  return [
    of('加密的 RAR 5', rar5([{ name: 'a.txt', encrypted: true }]), /设有密码/),
    of('连名称也加密的 RAR 5', rar5([{ name: 'a.txt' }], { encryptedHeaders: true }), /设有密码/),
    of('加密的 RAR 4', rar4([{ name: 'a.txt', encrypted: true }]), /设有密码/),
    of('连名称也加密的 RAR 4', rar4([{ name: 'a.txt' }], { encryptedHeaders: true }), /设有密码/),
    of('分卷 RAR', rar4([{ name: 'a.txt' }], { volume: true }), /分卷/),
    of('RAR 里的程序', rar5([{ name: '安装.exe' }]), /程序或脚本/),
    of('RAR 里的压缩包', rar5([{ name: 'b.7z' }]), /另一个压缩包/),
    of('RAR 里跳出目录的名称', rar5([{ name: '../../x.txt' }]), /会解压到别处/),
    of('RAR 炸弹', rar5([{ name: 'a.txt' }], { unpackedBytes: 10 ** 12 }), /解压后超过 200 MB/),
    of('1001 个条目的 RAR', rar5(Array.from({ length: 1001 }, (_, index) => ({ name: `${index}.txt`, data: '' }))), /超过 1000 个/),
    of('条目损坏的 RAR', Buffer.from(rar5([{ name: 'a.txt' }, { name: 'b.txt' }]).toString('latin1').replace('b.txt', 'b.exe'), 'latin1'), /RAR 压缩包不完整/),
    of('空 RAR', rar5([]), /没有文件/),
    of('截断的 RAR', honest.subarray(0, -14), /RAR 压缩包不完整/),
    of('只有文件头的 RAR', honest.subarray(0, 8), /没有文件|不完整/),
    of('后面接有 ZIP 的 RAR', Buffer.concat([honest, zip([{ name: 'a.txt' }])]), /RAR 压缩包里夹带了/),
  ];
}
