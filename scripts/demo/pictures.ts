import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type pg from 'pg';
import sharp from 'sharp';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { FONT_FILES } from '../../src/documents/fonts.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';

/** Newest filed products of a company that get pictures; all of them would only fill the disk. */
const WITH_PICTURES = 12;

/** Further companies whose newest product is shown on the home page. */
const OTHERS = 3;

/** A made-up device in one of three colours, so that a page of them does not look like one product. */
const LOOKS = [{ body: '5f7d8c', dial: 'd9b25f' }, { body: '7c6a58', dial: 'a9c4b4' }, { body: '5d7a63', dial: 'e0cfa0' }] as const;
const TURNS = [0, -6, 5];

const page = ({ body, dial }: (typeof LOOKS)[number], turn: number) => `
#set page(width: 480pt, height: 360pt, margin: 0pt, fill: rgb("e7ecef"))
#set text(font: "Noto Serif SC", fill: rgb("41525c"))
#place(bottom, rect(width: 100%, height: 90pt, fill: rgb("cdd6da")))
#place(center + horizon, dy: 14pt, rotate(${turn}deg)[
  #rect(width: 250pt, height: 150pt, radius: 10pt, fill: rgb("${body}"), stroke: 3pt + rgb("41525c"))[
    #place(left + horizon, dx: 22pt, circle(radius: 42pt, fill: rgb("${dial}"), stroke: 4pt + rgb("41525c")))
    #place(right + horizon, dx: -20pt, rect(width: 96pt, height: 84pt, radius: 4pt, fill: rgb("e7ecef"), stroke: 2pt + rgb("41525c")))
  ]
])
#place(bottom + center, dy: -14pt)[#text(size: 20pt)[示例图片，不是实物照片]]`;

/** Drawn pictures that say what they are: for many filed products of one company, the newest of a few others, and wherever a case shows a product. */
export async function addPictures(pool: pg.Pool, dataDir: string, enterprise: string): Promise<void> {
  const { rows: products } = await pool.query<{ id: string; enterprise: string; at: Date }>(
    `select p.id, p.enterprise_id as enterprise, p.submitted_at as at
     from (select p.*, row_number() over (partition by enterprise_id order by filed_at desc, id) as place from products p
       where p.status = 'filed' and not exists (select 1 from attachments a where a.owner_collection = 'products' and a.owner_id = p.id::text and a.slot = 'mainPicture')) p
     where (p.enterprise_id = $1::uuid and p.place <= ${WITH_PICTURES}) or p.place = 1
     order by p.enterprise_id = $1::uuid desc, p.filed_at desc, p.id limit ${WITH_PICTURES + OTHERS}`,
    [enterprise],
  );
  const looks = await Promise.all(LOOKS.map((look) => Promise.all(TURNS.map((turn) => storedPicture(dataDir, page(look, turn))))));
  const slots = ['mainPicture', 'pictures', 'pictures'];
  const rows = products.flatMap(({ id, enterprise: owner, at }, place) =>
    (looks[place % LOOKS.length] ?? []).map((file, index) => ({ id: uuidAt(at), enterprise_id: owner, owner_collection: 'products', owner_id: id, slot: slots[index], ...file, created_at: at, updated_at: at })),
  );
  await replaceScans(pool, looks.map(([main]) => main as Row));
  await bulkInsert(pool, 'attachments', rows);
}

/** Cases are played with one scan for every slot; as the picture of a product it would be shown to the public. */
async function replaceScans(pool: pg.Pool, mains: readonly Row[]): Promise<void> {
  await pool.query(
    `update attachments a set original_name = f.original_name, format = f.format, mime_type = f.mime_type, byte_size = f.byte_size, sha256 = f.sha256, storage_key = f.storage_key
     from jsonb_to_recordset($1::jsonb) as f (original_name text, format text, mime_type text, byte_size int, sha256 text, storage_key text, place int)
     where a.owner_collection = 'products' and a.slot = 'mainPicture' and f.place = abs(hashtext(a.owner_id)) % ${LOOKS.length}`,
    [JSON.stringify(mains.map((file, place) => ({ ...file, place })))],
  );
}

async function storedPicture(dataDir: string, drawing: string): Promise<Row> {
  const svg = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FILES] }] }).plainSvg({ mainFileContent: drawing });
  const picture = await sharp(Buffer.from(svg), { density: 144 }).flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer();
  const { bytes, sha256, key } = await localFileStore(dataDir).write(picture);
  return { original_name: '示例图片.jpg', format: 'jpg', mime_type: 'image/jpeg', byte_size: bytes, sha256, storage_key: key };
}
