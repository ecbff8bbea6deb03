import { badArchives } from './corpusBadArchives.ts';
import { rar4, rar5, zip } from './corpusArchives.ts';
import { bad, good, MB, PICTURES, slot, type BadFile, type GoodFile } from './corpusFile.ts';
import { compoundFile, docx, docxWithMacro, mp4, mp4Box, objectStream, ofd, pdf, pdfBomb, pptx, xlsx } from './corpusDocuments.ts';
import {
  bmp, bmpBomb, cmykJpg, gif, interlacedPng, jpg, jpgBomb, jpgManyScans, jpgWithComment, photoWithPlace, png, pngBomb, pngWithText,
  progressiveJpg, webp, type BmpShape,
} from './corpusImages.ts';

export { MB, PICTURES, slot, type BadFile, type GoodFile } from './corpusFile.ts';

/** At least one good file of every format the platform knows, with the variants people really have. */
export async function goodFiles(): Promise<GoodFile[]> {
  return [...(await goodPictures()), ...goodBitmaps(), ...(await goodDocuments()), ...goodArchives()];
}

async function goodPictures(): Promise<GoodFile[]> {
  const photo = await jpg();
  return [
    good('png', 'PNG', await png()),
    good('png', '隔行 PNG', await interlacedPng()),
    good('png', 'PNG，末尾补零', Buffer.concat([await png(), Buffer.alloc(16)])),
    good('jpg', 'JPG', photo),
    good('jpg', '渐进 JPG', await progressiveJpg()),
    good('jpg', '印刷色 JPG', await cmykJpg()),
    good('jpg', '带拍摄地点的照片', await photoWithPlace()),
    good('jpg', '扩展名写成 jpeg', photo, '照片.JPEG'),
    good('jpg', '手机照片，后面附有第二幅图', Buffer.concat([photo, photo])),
    good('jpg', '扩展名写成 png 的 JPG', photo, '微信图片.png'),
  ];
}

const BITMAPS: [string, BmpShape][] = [
  ['24 位', { bits: 24 }], ['32 位', { bits: 32 }], ['16 位', { bits: 16 }], ['8 位', { bits: 8 }], ['4 位', { bits: 4 }], ['1 位', { bits: 1 }],
  ['24 位自上而下', { bits: 24, topDown: true }], ['8 位行程压缩', { bits: 8, compression: 'runLength' }],
  ['16 位位域', { bits: 16, compression: 'bitFields' }], ['32 位带透明', { bits: 32, header: 108, compression: 'bitFields' }],
  ['24 位新文件头', { bits: 24, header: 124 }], ['24 位旧文件头', { bits: 24, header: 12 }], ['8 位旧文件头', { bits: 8, header: 12 }],
];

const goodBitmaps = (): GoodFile[] => BITMAPS.map(([title, shape]) => good('bmp', `BMP ${title}`, bmp(shape)));

async function goodDocuments(): Promise<GoodFile[]> {
  return [
    good('pdf', 'PDF', pdf()),
    good('pdf', 'PDF，页面在对象流里', pdf({ extra: [objectStream('<< /Type /Page /Parent 2 0 R >>')] })),
    good('mp4', 'MP4', mp4()),
    good('mp4', 'MP4，brand mp42', mp4({ brand: 'mp42' })),
    good('xlsx', 'Excel 表格', await xlsx()),
    good('docx', 'Word 文档', docx()),
    good('xls', '旧版 Excel 表格', compoundFile('Workbook')),
    good('doc', '旧版 Word 文档', compoundFile('WordDocument', '1Table')),
    good('ofd', 'OFD', ofd()),
    good('csv', 'CSV', Buffer.from('专利号,名称\n2004100090818,一种装置\n')),
    good('csv', 'GBK 编码的 CSV', Buffer.from([0xd7, 0xa8, 0xc0, 0xfb, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a])),
  ];
}

/** “专利.txt” as Chinese Windows writes it into a ZIP, without saying which encoding. */
export const GBK_NAME = Buffer.from([0xd7, 0xa8, 0xc0, 0xfb, 0x2e, 0x74, 0x78, 0x74]);

function goodArchives(): GoodFile[] {
  return [
    good('zip', 'ZIP', zip([{ name: 'a.txt' }, { name: 'docs/' , data: '', store: true }, { name: 'docs/b.pdf', data: pdf() }])),
    good('zip', 'ZIP，中文文件名', zip([{ name: '营业执照/𠮷野公司.txt' }])),
    good('zip', 'ZIP，GBK 文件名', zip([{ name: GBK_NAME }])),
    good('zip', 'ZIP，内有 Office 文件', zip([{ name: '报表.docx', data: docx() }])),
    good('rar', 'RAR 5', rar5([{ name: '证明/承诺书.txt' }])),
    good('rar', 'RAR 4', rar4([{ name: 'proof.txt' }])),
  ];
}

/** Files nobody should be able to store, each with what its refusal has to name. */
export async function badFiles(): Promise<BadFile[]> {
  return [...(await disguised()), ...(await badPictures()), ...(await polyglots()), ...badPdfs(), ...badOffice(), ...badVideos(), ...badArchives()];
}

async function disguised(): Promise<BadFile[]> {
  return [
    bad('空文件', 'a.png', '', PICTURES, /0 字节.*5 MB/),
    bad('超过 5 MB', 'a.png', Buffer.alloc(5 * MB + 1), PICTURES, /超过 5 MB.*5\.1 MB/),
    bad('改名为 PDF 的 PNG', '合同.pdf', await png(), slot('pdf'), /PNG 图片，不是 PDF 文件.*pdf.*5 MB/),
    bad('改名为 PNG 的程序', '公章.png', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(600)]), PICTURES, /可执行程序，不是 PNG 图片/),
    bad('改名为 JPG 的 Linux 程序', 'a.jpg', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(60)]), PICTURES, /Linux 可执行程序/),
    bad('改名为 JPG 的 ZIP', 'a.jpg', zip([{ name: 'a.txt' }]), PICTURES, /ZIP 压缩包，不是 JPG 图片/),
    bad('改名为 PNG 的 Word 文档', 'a.png', docx(), PICTURES, /Word 文档|ZIP/),
    bad('GIF', 'a.gif', await gif(), PICTURES, /GIF 图片/),
    bad('WebP', 'a.jpg', await webp(), PICTURES, /WebP 图片，不是 JPG/),
    bad('SVG', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', PICTURES, /SVG 图片/),
    bad('带 XML 声明、改名为 PNG 的 SVG', 'a.png', '<?xml version="1.0"?>\n<!-- x --><svg width="1"></svg>', PICTURES, /SVG 图片/),
    bad('UTF-16 的 SVG', 'a.png', Buffer.from('\uFEFF<svg onload="x()"></svg>', 'utf16le'), PICTURES, /SVG 图片/),
    bad('网页', 'a.jpg', '\n <!DOCTYPE html><html></html>', PICTURES, /网页/),
    bad('只有脚本标签的网页', 'a.csv', '<script>alert(1)</script>', slot('csv'), /网页/),
    bad('脚本', 'a.csv', '#!/bin/sh\nrm -rf /\n', slot('csv'), /脚本/),
    bad('PHP', 'a.png', '<?php system($_GET["x"]);', PICTURES, /PHP/),
    bad('纯文本', 'a.jpg', '这不是图片', PICTURES, /纯文本，不是 JPG 图片/),
    bad('以 BM 开头的文本', 'a.bmp', 'BMW 是一家汽车公司', PICTURES, /纯文本/),
    bad('随机字节', 'a.pdf', Buffer.from('8f1e00ff4477aa0130', 'hex'), slot('pdf'), /无法识别/),
    bad('苹果照片', 'a.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), PICTURES, /HEIC.*JPG/),
  ];
}

async function badPictures(): Promise<BadFile[]> {
  const [photo, screen, scan] = [await jpg(), await png(), bmp({ bits: 24, width: 64, height: 64 })];
  const flipped = Buffer.from(screen);
  const middle = flipped.indexOf('IDAT') + 20;
  flipped.writeUInt8(flipped.readUInt8(middle) ^ 0xff, middle);
  return [
    bad('截断的 JPG', 'a.jpg', photo.subarray(0, photo.length / 2), PICTURES, /JPG 图片不完整/),
    bad('截断后补上结尾的 JPG', 'a.jpg', Buffer.concat([photo.subarray(0, photo.length / 2), photo.subarray(-2)]), PICTURES, /JPG 图片不完整/),
    bad('截断的 PNG', 'a.png', screen.subarray(0, -14), PICTURES, /PNG 图片不完整/),
    bad('数据损坏的 PNG', 'a.png', flipped, PICTURES, /PNG 图片不完整/),
    bad('截断的 BMP', 'a.bmp', scan.subarray(0, -200), PICTURES, /BMP 图片不完整/),
    bad('只有文件头的 JPG', 'a.jpg', Buffer.from('ffd8ffe000104a46494600', 'hex'), PICTURES, /JPG 图片不完整/),
    bad('像素炸弹 PNG', 'a.png', pngBomb(), PICTURES, /30000 × 30000.*6000 万像素/),
    bad('像素炸弹 JPG', 'a.jpg', jpgBomb(photo), PICTURES, /65500 × 65500/),
    bad('像素炸弹 BMP', 'a.bmp', bmpBomb(), PICTURES, /30000 × 30000/),
    bad('数千次扫描的渐进 JPG', 'a.jpg', jpgManyScans(await progressiveJpg()), PICTURES, /JPG 图片不完整/),
  ];
}

async function polyglots(): Promise<BadFile[]> {
  const [photo, screen, scan] = [await jpg(), await png(), bmp({ bits: 24 })];
  const after = (file: Buffer, tail: Buffer | string): Buffer => Buffer.concat([file, Buffer.from(tail)]);
  return [
    bad('PNG 后接 ZIP', 'a.png', after(screen, zip([{ name: 'a.txt' }])), PICTURES, /PNG 图片里夹带了 ZIP/),
    bad('JPG 后接 ZIP', 'a.jpg', after(photo, zip([{ name: 'a.txt' }])), PICTURES, /JPG 图片里夹带了 ZIP/),
    bad('BMP 后接 ZIP', 'a.bmp', after(scan, zip([{ name: 'a.txt' }])), PICTURES, /BMP 图片里夹带了 ZIP/),
    bad('JPG 后接 RAR', 'a.jpg', after(photo, rar5([{ name: 'a.txt' }])), PICTURES, /夹带了 RAR/),
    bad('JPG 后接网页', 'a.jpg', after(photo, '<html><script>x()</script></html>'), PICTURES, /夹带了网页/),
    bad('PNG 后接 PDF', 'a.png', after(screen, pdf()), PICTURES, /夹带了 PDF/),
    bad('JPG 注释里的脚本', 'a.jpg', jpgWithComment(photo, '<script>x()</script>'), PICTURES, /夹带了网页或脚本/),
    bad('JPG 注释里的 PDF 文件头', 'a.jpg', jpgWithComment(photo, '%PDF-1.4\n1 0 obj'), PICTURES, /夹带了 PDF/),
    bad('PNG 说明里的 PHP', 'a.png', pngWithText(screen, '<?php x();'), PICTURES, /夹带了 PHP/),
    bad('PNG 后接任意数据', 'a.png', after(screen, 'secret data'), PICTURES, /PNG 图片里夹带了结尾之后/),
    bad('JPG 后接任意数据', 'a.jpg', after(photo, 'secret data'), PICTURES, /JPG 图片里夹带了结尾之后/),
    bad('JPG 中夹两幅图和 ZIP', 'a.jpg', after(after(photo, photo), zip([{ name: 'a.txt' }])), PICTURES, /夹带了 ZIP/),
  ];
}

function badPdfs(): BadFile[] {
  const only = slot('pdf');
  const whole = pdf();
  const hiddenAction = objectStream('<< /S /JavaScript /JS (x) >>');
  return [
    bad('加密的 PDF', 'a.pdf', pdf({ trailer: '/Encrypt 5 0 R', extra: ['<< /Filter /Standard >>'] }), only, /PDF 文件设有密码/),
    bad('带 JavaScript 的 PDF', 'a.pdf', pdf({ root: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }), only, /JavaScript/),
    bad('改写名称的 JavaScript', 'a.pdf', pdf({ root: '/OpenAction << /S /J#61vaScript /JS (x) >>' }), only, /JavaScript/),
    bad('对象流里的 JavaScript', 'a.pdf', pdf({ extra: [hiddenAction] }), only, /JavaScript/),
    bad('改写类型的对象流', 'a.pdf', pdf({ extra: [objectStream('<< /S /JavaScript >>', { dictionary: '/Type /Obj#53tm' })] }), only, /JavaScript/),
    bad('没有类型的对象流', 'a.pdf', pdf({ extra: [objectStream('<< /S /Launch >>', { dictionary: '' })] }), only, /启动外部程序/),
    bad('启动程序的 PDF', 'a.pdf', pdf({ root: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), only, /启动外部程序/),
    bad('带附件的 PDF', 'a.pdf', pdf({ root: '/Names << /EmbeddedFiles 5 0 R >>' }), only, /嵌入的附件/),
    bad('用少见方式打包的 PDF', 'a.pdf', pdf({ extra: [objectStream('x', { filter: '/LZWDecode' })] }), only, /内部结构无法检查/),
    bad('对象流炸弹', 'a.pdf', pdfBomb(200), only, /内部结构无法检查/),
    bad('截断的 PDF', 'a.pdf', whole.subarray(0, -40), only, /PDF 文件不完整/),
    bad('只有文件头的 PDF', 'a.pdf', '%PDF-1.7\n', only, /PDF 文件不完整/),
    bad('没有页面的 PDF', 'a.pdf', pdf({ page: '<< /Type /Metadata >>' }), only, /PDF 文件不完整/),
    bad('PDF 后接 ZIP', 'a.pdf', Buffer.concat([whole, zip([{ name: 'a.txt' }])]), only, /PDF 文件里夹带了 ZIP/),
    bad('PDF 后接网页', 'a.pdf', Buffer.concat([whole, Buffer.from('<html></html>')]), only, /PDF 文件里夹带了/),
    bad('开头是网页的 PDF', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n%<html><script>x()</script>\n'), whole]), only, /夹带了网页/),
  ];
}

function badOffice(): BadFile[] {
  const office = slot('docx', 'xlsx', 'doc', 'xls');
  return [
    bad('带宏的 Word 文档', 'a.docx', docxWithMacro(), office, /宏/),
    bad('带宏的旧版表格', 'a.xls', compoundFile('Workbook', '_VBA_PROJECT_CUR'), office, /宏/),
    bad('加密的 Office 文件', 'a.docx', compoundFile('EncryptionInfo', 'EncryptedPackage'), office, /打开密码/),
    bad('演示文稿', 'a.pptx', pptx(), office, /PowerPoint/),
    bad('旧版演示文稿', 'a.ppt', compoundFile('PowerPoint Document'), office, /PowerPoint/),
    bad('安装包 msi', 'a.doc', compoundFile('SummaryInfo'), office, /旧版 Office 类文件，不是 Word/),
    bad('只有开头的旧版 Office 文件', 'a.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), office, /不完整/),
    bad('放进压缩包格子的 Word 文档', 'a.zip', docx(), slot('zip'), /Word 文档（docx），不是 ZIP/),
    bad('放进表格格子的压缩包', 'a.xlsx', zip([{ name: 'a.txt' }]), slot('xlsx'), /ZIP 压缩包，不是 Excel/),
  ];
}

function badVideos(): BadFile[] {
  const video = slot('mp4');
  const whole = mp4();
  return [
    bad('没有索引的 MP4', 'a.mp4', mp4({ index: false }), video, /MP4 视频不完整/),
    bad('截断的 MP4', 'a.mp4', whole.subarray(0, -20), video, /MP4 视频不完整/),
    bad('只有声音的 MP4', 'a.mp4', mp4({ kind: 'soun' }), video, /没有画面/),
    bad('MOV', 'a.mp4', mp4({ brand: 'qt  ' }), video, /MOV 视频.*不是 MP4/),
    bad('MP4 后接 ZIP', 'a.mp4', Buffer.concat([whole, mp4Box('free', zip([{ name: 'a.txt' }]))]), video, /MP4 视频里夹带了 ZIP/),
    bad('开头夹带网页的 MP4', 'a.mp4', mp4({ media: Buffer.from('<html><script>x()</script></html>') }), video, /夹带了网页/),
  ];
}
