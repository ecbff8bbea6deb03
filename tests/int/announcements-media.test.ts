import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unusedKeys } from '../../src/casework/attachments.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import { ACTORS } from '../policy/accessTable.ts';
import { photoWithPlace } from '../support/corpusImages.ts';

let bed: AccessBed;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-'));
  process.env.DATA_DIR = folder;
  bed = await accessBed();
});
afterAll(async () => {
  await bed.close();
  await rm(folder, { recursive: true });
});

type Media = { id: string; filename: string; originalName: string; mimeType: string; url: string };
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n161\n%%EOF\n');

function upload(bytes: Buffer, name: string, data: object = {}): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  form.append('_payload', JSON.stringify(data));
  return bed.as('editor', '/public-media', { method: 'POST', body: form });
}
const made = async (answer: Response): Promise<Media> => ((await answer.json()) as { doc: Media }).doc;
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { errors: { message: string }[] }).errors[0]?.message];
const png = (width = 30) => sharp({ create: { width, height: 20, channels: 3, background: '#888' } }).png().toBuffer();
const get = ({ filename }: Media, actor: 'public' | 'editor' = 'public', headers = {}) => bed.as(actor, `/public-media/file/${filename}`, { headers });

const uploadNode = (media: Media) => ({ type: 'upload', version: 3, format: '', id: media.id.slice(-24), relationTo: 'public-media', value: media.id, fields: {} });
async function announce(media: { picture?: Media; attachment?: Media }): Promise<string> {
  const paragraph = { type: 'paragraph', format: '', indent: 0, version: 1, direction: 'ltr', textFormat: 0, textStyle: '', children: [{ type: 'text', text: '正文', detail: 0, format: 0, mode: 'normal', style: '', version: 1 }] };
  const children = [paragraph, ...(media.picture ? [uploadNode(media.picture)] : [])];
  const json = { title: '有图的公告', category: 'notice', _status: 'published', body: { root: { type: 'root', format: '', indent: 0, version: 1, direction: 'ltr', children } }, attachments: media.attachment ? [media.attachment.id] : [] };
  const answer = await bed.as('editor', '/announcements', { method: 'POST', json });
  const { doc, errors } = (await answer.json()) as { doc?: { id: string }; errors?: unknown };
  expect(errors).toBeUndefined();
  return doc!.id;
}

describe('a picture of an announcement', () => {
  it('is refused without words for those who cannot see it, in a sentence', async () => {
    expect(await refusal(await upload(await png(), '图.png'))).toEqual([422, '请填写图片的替代文字：用一句话说明图片上有什么，读屏软件会念给看不见图片的人听。']);
  });

  it('is encoded anew: upright, without where and with what it was taken', async () => {
    const media = await made(await upload(await photoWithPlace(), '照片.jpg', { alt: '一台设备' }));
    const answer = await get(media, 'editor');
    const facts = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([facts.format, facts.exif, media.originalName]).toEqual(['jpeg', undefined, '照片.jpg']);
  });

  it('may be WebP, which becomes PNG', async () => {
    const webp = await sharp(await png()).webp().toBuffer();
    expect(await made(await upload(webp, '图.webp', { alt: '图' }))).toMatchObject({ mimeType: 'image/png', originalName: '图.png' });
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), '图.svg'],
    ['a web page called a picture', Buffer.from('<html><script>alert(1)</script></html>'), '图.png'],
    ['a program called PDF', Buffer.from(`MZ${'\0'.repeat(200)}`), '通知.pdf'],
    ['half a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 '), '图.webp'],
  ])('%s is refused', async (_what, bytes, name) => expect((await upload(bytes, name, { alt: '图' })).status).toBe(422));

  it('is refused above 20 MB', async () => {
    const answer = await upload(Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]), '大.pdf');
    expect(await refusal(answer)).toEqual([422, '文件超过 20 MB（实际 20.1 MB）。请压缩或重新导出后再上传。']);
  });

  it('is fetched from nowhere else, by nobody', async () => {
    for (const actor of ACTORS) expect((await bed.as(actor, '/public-media/paste-url?src=http%3A%2F%2Flocalhost%3A1%2Fx.png')).status, actor).toBeGreaterThanOrEqual(400);
  });
});

describe('a file of an announcement, for somebody outside', () => {
  it('is there with its announcement and gone with it, also for a browser that has it', async () => {
    const picture = await made(await upload(await png(), '图.png', { alt: '图' }));
    expect((await get(picture)).status).toBe(404);
    const id = await announce({ picture });
    const first = await get(picture);
    expect([first.status, first.headers.get('cache-control'), first.headers.get('content-disposition')?.slice(0, 6)]).toEqual([200, 'no-cache', 'inline']);
    const etag = first.headers.get('etag')!;
    expect((await get(picture, 'public', { 'if-none-match': etag })).status).toBe(304);
    await bed.as('editor', `/announcements/${id}`, { method: 'PATCH', json: { _status: 'draft' } });
    expect([(await get(picture)).status, (await get(picture, 'public', { 'if-none-match': etag })).status]).toEqual([404, 404]);
  });

  it('stays while another published announcement shows it', async () => {
    const picture = await made(await upload(await png(), '图.png', { alt: '图' }));
    const [first] = [await announce({ picture }), await announce({ picture })];
    await bed.as('editor', `/announcements/${first}`, { method: 'PATCH', json: { _status: 'draft' } });
    expect((await get(picture)).status).toBe(200);
  });

  it('is saved under its own name when it is no picture, and never sniffed', async () => {
    const attachment = await made(await upload(PDF, '申报通知.pdf'));
    await announce({ attachment });
    const { headers } = await get(attachment);
    expect(headers.get('content-disposition')).toContain(`attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('申报通知.pdf')}`);
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['application/pdf', 'nosniff']);
  });
});

describe('an editor', () => {
  it('cannot delete a file that an announcement shows, and reads which', async () => {
    const picture = await made(await upload(await png(), '图.png', { alt: '图' }));
    const id = await announce({ picture });
    expect(await refusal(await bed.as('editor', `/public-media/${picture.id}`, { method: 'DELETE' }))).toEqual([409, '公告《有图的公告》还在使用这个文件，不能删除。请先在公告里去掉它。']);
    await bed.as('editor', `/announcements/${id}`, { method: 'DELETE' });
    expect((await bed.as('editor', `/public-media/${picture.id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('is shown no place in the store, and the sweep leaves the file alone while its record lives', async () => {
    const media = await made(await upload(PDF, '甲.pdf'));
    expect(media).not.toHaveProperty('storageKey');
    const { rows } = await bed.pool.query<{ key: string }>('select storage_key as key from public_media where id = $1', [media.id]);
    expect(await unusedKeys(bed.pool, [rows[0]!.key])).toEqual([]);
  });
});
