import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { FONT_FILES } from '../../src/documents/fonts.ts';

const PAGE = `
#set page(width: 420pt, height: 420pt, margin: 16pt, fill: rgb("efe8d2"))
#set text(font: "Noto Serif SC", size: 17pt, fill: rgb("222222"))
#rect(width: 100%, height: 100%, stroke: 4pt + rgb("8a7a4a"), inset: 18pt)[
  #align(center)[#text(size: 52pt, weight: 600, tracking: 0.1em)[示例材料]]
  #v(4pt)
  #for row in ("单位名称", "统一社会信用代码", "法定代表人", "年度数据", "日　　期") [
    #grid(columns: (165pt, 1fr), row-gutter: 8pt, [#row], line(start: (0pt, 10pt), length: 100%, stroke: 1pt + rgb("777777")))
    #v(4pt)
  ]
  #v(1fr)
  #align(right)[#rotate(-8deg)[#rect(stroke: 3pt + rgb("b04040"), inset: 10pt)[#text(fill: rgb("b04040"), size: 24pt)[演示用扫描件]]]]
]`;

/** A picture that looks like a scan and says that it is none, for the demo's uploads; tinted and large, so that a thumbnail is no white square. PNG. */
export async function scanPicture(): Promise<Buffer> {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  const svg = compiler.plainSvg({ mainFileContent: PAGE });
  return sharp(Buffer.from(svg), { density: 150 }).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 }).toBuffer();
}
