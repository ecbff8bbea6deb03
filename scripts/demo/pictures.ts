import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type pg from 'pg';
import sharp from 'sharp';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { FONT_FILES } from '../../src/documents/fonts.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';

/** Newest filed products of a company that get pictures; all of them would only fill the disk. */
const WITH_PICTURES = 12;

const page = (turn: number) => `
#set page(width: 480pt, height: 360pt, margin: 0pt, fill: rgb("e7ecef"))
#set text(font: "Noto Serif SC", fill: rgb("41525c"))
#place(bottom, rect(width: 100%, height: 90pt, fill: rgb("cdd6da")))
#place(center + horizon, dy: 14pt, rotate(${turn}deg)[
  #rect(width: 250pt, height: 150pt, radius: 10pt, fill: rgb("5f7d8c"), stroke: 3pt + rgb("41525c"))[
    #place(left + horizon, dx: 22pt, circle(radius: 42pt, fill: rgb("d9b25f"), stroke: 4pt + rgb("41525c")))
    #place(right + horizon, dx: -20pt, rect(width: 96pt, height: 84pt, radius: 4pt, fill: rgb("e7ecef"), stroke: 2pt + rgb("41525c")))
  ]
])
#place(bottom + center, dy: -14pt)[#text(size: 20pt)[示例图片，不是实物照片]]`;

/** Drawn pictures that say what they are, for the public pages of some filed products of one company. */
export async function addPictures(pool: pg.Pool, dataDir: string, enterprise: string): Promise<void> {
  const { rows: products } = await pool.query<{ id: string; at: Date }>(
    `select p.id, p.submitted_at as at from products p where p.enterprise_id = $1::uuid and p.status = 'filed'
       and not exists (select 1 from attachments a where a.owner_collection = 'products' and a.owner_id = p.id::text and a.slot = 'mainPicture')
     order by p.filed_at desc, p.id limit ${WITH_PICTURES}`,
    [enterprise],
  );
  const files = await Promise.all([0, -6, 5].map((turn) => storedPicture(dataDir, turn)));
  const slots = ['mainPicture', 'pictures', 'pictures'];
  const rows = products.flatMap(({ id, at }) => files.map((file, index) => ({ id: uuidAt(at), enterprise_id: enterprise, owner_collection: 'products', owner_id: id, slot: slots[index], ...file, created_at: at, updated_at: at })));
  await bulkInsert(pool, 'attachments', rows);
}

async function storedPicture(dataDir: string, turn: number): Promise<Row> {
  const svg = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FILES] }] }).plainSvg({ mainFileContent: page(turn) });
  const picture = await sharp(Buffer.from(svg), { density: 144 }).flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer();
  const { bytes, sha256, key } = await localFileStore(dataDir).write(picture);
  return { original_name: '示例图片.jpg', format: 'jpg', mime_type: 'image/jpeg', byte_size: bytes, sha256, storage_key: key };
}
