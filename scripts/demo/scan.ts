import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { FONT_FILES } from '../../src/documents/fonts.ts';

const PAGE = `
#set page(width: 420pt, height: 594pt, margin: 48pt, fill: rgb("fdfcf8"))
#set text(font: "Noto Serif SC", size: 12pt, fill: rgb("333333"))
#rect(width: 100%, height: 100%, stroke: 1.5pt + rgb("8a7a4a"), inset: 24pt)[
  #align(center)[#text(size: 26pt, weight: 600, tracking: 0.3em)[示例材料]]
  #v(24pt)
  #for row in ("单位名称", "统一社会信用代码", "法定代表人", "年度数据", "日　　期") [
    #grid(columns: (120pt, 1fr), row-gutter: 8pt, [#row], line(start: (0pt, 10pt), length: 100%, stroke: 0.5pt + rgb("aaaaaa")))
    #v(14pt)
  ]
  #v(1fr)
  #align(right)[#rotate(-8deg)[#rect(stroke: 2pt + rgb("b04040"), inset: 10pt)[#text(fill: rgb("b04040"), size: 15pt)[演示用扫描件]]]]
]`;

/** A picture that looks like a scan and says that it is none, for the demo's uploads. PNG. */
export async function scanPicture(): Promise<Buffer> {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  const svg = compiler.plainSvg({ mainFileContent: PAGE });
  return sharp(Buffer.from(svg), { density: 150 }).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 }).toBuffer();
}
