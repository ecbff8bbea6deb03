import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type pg from 'pg';
import sharp from 'sharp';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { FONT_FILES } from '../../src/documents/fonts.ts';
import { ANNOUNCEMENT_TEXTS } from './announcementTexts.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';

const STEPS = `
#set page(width: 640pt, height: 150pt, margin: 12pt, fill: white)
#set text(font: "Noto Sans SC", size: 15pt, fill: rgb("1b2430"))
#align(center + horizon, stack(dir: ltr, spacing: 10pt, ..("实名认证", "资产信息", "专利", "产品备案", "备案证明").map(step => rect(width: 112pt, height: 64pt, stroke: 2pt + rgb("1d4f91"), align(center + horizon, step)))))`;
const TEMPLATE = `
#set page(width: 210mm, height: 297mm, margin: 28mm)
#set text(font: "Noto Serif SC", size: 14pt, lang: "zh")
#align(center, text(size: 20pt)[诚信承诺书（演示样本）])
#v(12pt)
本单位承诺：在平台提交的信息和材料真实、准确、完整，愿意承担不实填报的责任。`;

/** The picture and the file two of the announcements show, drawn here and kept like any upload. */
export async function addAnnouncementFiles(pool: pg.Pool, dataDir: string): Promise<void> {
  const typst = NodeCompiler.create({ fontArgs: [{ fontPaths: [...FONT_FILES] }] });
  const picture = await sharp(Buffer.from(typst.plainSvg({ mainFileContent: STEPS })), { density: 144 }).flatten({ background: '#ffffff' }).png().toBuffer();
  const { width, height } = await sharp(picture).metadata();
  const alt = '办理步骤：实名认证、资产信息、专利、产品备案、备案证明';
  const shown = await mediaRow(dataDir, picture, { original_name: '办理步骤.png', mime_type: 'image/png', alt, width, height });
  const file = await mediaRow(dataDir, typst.pdf({ mainFileContent: TEMPLATE }), { original_name: '诚信承诺书模板.pdf', mime_type: 'application/pdf', alt: null, width: null, height: null });
  await bulkInsert(pool, 'public_media', [shown, file]);
  await showPicture(pool, String(ANNOUNCEMENT_TEXTS.find(({ hasPicture }) => hasPicture)?.slug), String(shown.id));
  await relate(pool, String(ANNOUNCEMENT_TEXTS.find(({ hasFile }) => hasFile)?.slug), String(file.id), ['attachments', 'media']);
}

async function mediaRow(dataDir: string, bytes: Buffer, facts: Row): Promise<Row> {
  const { key } = await localFileStore(dataDir).write(bytes);
  const filename = `${key}.${String(facts.original_name).split('.').at(-1)}`;
  const now = new Date();
  return { id: uuidAt(now), ...facts, filename, filesize: bytes.length, storage_key: key, url: `/api/public-media/file/${filename}`, created_at: now, updated_at: now };
}

/** Behind the first paragraph. */
async function showPicture(pool: pg.Pool, slug: string, id: string): Promise<void> {
  const node = JSON.stringify({ type: 'upload', version: 3, format: '', id: id.replaceAll('-', '').slice(0, 24), relationTo: 'public-media', value: id, fields: {} });
  await pool.query(`update announcements set body = jsonb_insert(body, '{root,children,1}', $2::jsonb) where slug = $1`, [slug, node]);
  await pool.query(`update _announcements_v set version_body = jsonb_insert(version_body, '{root,children,1}', $2::jsonb) where version_slug = $1`, [slug, node]);
  await relate(pool, slug, id, ['media']);
}

async function relate(pool: pg.Pool, slug: string, media: string, paths: readonly string[]): Promise<void> {
  await pool.query(`insert into announcements_rels ("order", parent_id, path, public_media_id) select 1, a.id, path, $2::uuid from announcements a, unnest($3::text[]) path where a.slug = $1`, [slug, media, paths]);
  await pool.query(`insert into _announcements_v_rels ("order", parent_id, path, public_media_id) select 1, v.id, 'version.' || path, $2::uuid from _announcements_v v, unnest($3::text[]) path where v.version_slug = $1`, [slug, media, paths]);
}
