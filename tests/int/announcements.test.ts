import type { PayloadRequest } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseAnnouncement } from '../../hooks/announcementRelease.ts';
import { transactionOf } from '../../hooks/transaction.ts';
import { announcementEdition } from '../../src/adapters/announcementEdition.ts';
import { findAnnouncement, latestAnnouncements, listAnnouncements } from '../../src/queries/announcements.ts';
import { announcementPages } from '../../src/queries/siteMap.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';

let bed: AccessBed;
beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

type Doc = { id: string; slug: string; title: string; state?: string; next?: string; _status: string; publishedAt?: string; withdrawnAt?: string | null };

const body = (words: string) => ({ root: { type: 'root', format: '', indent: 0, version: 1, direction: 'ltr', children: [{ type: 'paragraph', format: '', indent: 0, version: 1, direction: 'ltr', textFormat: 0, textStyle: '', children: [{ type: 'text', text: words, detail: 0, format: 0, mode: 'normal', style: 'color: red', version: 1 }] }] } });
const HOUR = 3_600_000;
const later = () => new Date(Date.now() + HOUR).toISOString();

async function send(method: string, path: string, json?: unknown, actor: 'editor' | 'public' = 'editor'): Promise<Doc> {
  const answer = await bed.as(actor, `/announcements${path}`, { method, ...(json === undefined ? {} : { json }) });
  const read = (await answer.json()) as { doc?: Doc } & Doc;
  expect(answer.status, JSON.stringify(read)).toBeLessThan(300);
  return read.doc ?? read;
}
const draft = (title: string, more = {}) => send('POST', '?draft=true', { title, category: 'notice', body: body(`${title}的正文`), ...more });
const publish = (id: string, more = {}) => send('PATCH', `/${id}`, { _status: 'published', ...more });
const withdraw = (id: string) => send('PATCH', `/${id}`, { _status: 'draft' });

/** Every door through which somebody outside could see the title: those that show it. */
async function doors({ id, slug, title }: Doc, now = new Date()): Promise<string[]> {
  const rest = async (path: string) => (await (await bed.as('public', path)).text()).includes(title);
  const local = bed.payload.find({ collection: 'announcements', where: { id: { equals: id } }, overrideAccess: false, user: null as never, draft: true });
  const page = await listAnnouncements(bed.pool, { category: null, q: title, page: 1 }, now);
  const found: Record<string, boolean> = {
    list: await rest(`/announcements?limit=100`),
    'list of drafts': await rest('/announcements?draft=true&limit=100'),
    'by id': await rest(`/announcements/${id}`),
    'by id, draft': await rest(`/announcements/${id}?draft=true`),
    versions: await rest(`/announcements/versions?where[parent][equals]=${id}`),
    filter: await rest(`/announcements?where[title][equals]=${encodeURIComponent(title)}`),
    'filter by state': await rest(`/announcements?where[or][0][_status][equals]=draft&where[or][1][_status][equals]=published&limit=100`),
    'local API': (await local).docs.length > 0,
    'page of the site': (await findAnnouncement(bed.pool, slug, now)) !== null,
    'list and search of the site': page.items.length > 0,
    'home page and feed': (await latestAnnouncements(bed.pool, 100, now)).some((line) => line.slug === slug),
    'site map': (await announcementPages(bed.pool, 100, now)).some(({ path }) => path.endsWith(slug)),
  };
  return Object.keys(found).filter((name) => found[name]);
}
const OPEN = ['list', 'list of drafts', 'by id', 'by id, draft', 'filter', 'filter by state', 'local API', 'page of the site', 'list and search of the site', 'home page and feed', 'site map'];

describe('who looks from outside', () => {
  it('sees no draft through any door', async () => expect(await doors(await draft('密不可见的草稿'))).toEqual([]));

  it('sees what is published through every door but its versions', async () => {
    const { id } = await draft('已经发布的公告');
    expect(await doors(await publish(id))).toEqual(OPEN);
  });

  it('sees what is scheduled from its very instant on, without any scheduled work', async () => {
    const { id } = await draft('定时发布的公告');
    const made = await publish(id, { publishedAt: later() });
    expect(await doors(made)).toEqual([]);
    const at = new Date(made.publishedAt!);
    const seen = async (now: Date) => (await findAnnouncement(bed.pool, made.slug, now)) !== null;
    expect([await seen(new Date(at.getTime() - 1)), await seen(at)]).toEqual([false, true]);
  });

  it('sees the old text while a new draft is being written, and the new one when it is published', async () => {
    const { id } = await draft('第一次的标题');
    await publish(id);
    const changed = await send('PATCH', `/${id}?draft=true`, { title: '第二次的标题' });
    expect(await doors({ ...changed, title: '第二次的标题', slug: 'x' })).toEqual([]);
    expect((await send('GET', `/${id}`, undefined, 'public')).title).toBe('第一次的标题');
    await publish(id, { title: '第二次的标题' });
    expect((await send('GET', `/${id}`, undefined, 'public')).title).toBe('第二次的标题');
  });

  it('gets the newest publication first, the editor the newest version', async () => {
    const old = await draft('早先发布的');
    await publish(old.id, { publishedAt: '2020-01-01T00:00:00.000Z' });
    await publish((await draft('刚刚发布的')).id);
    await publish(old.id, { title: '早先发布、刚刚修改的' });
    const { docs } = (await (await bed.as('public', '/announcements?limit=100')).json()) as { docs: Doc[] };
    expect(docs.at(-1)?.id).toBe(old.id);
    const versions = await bed.payload.findVersions({ collection: 'announcements', where: { parent: { equals: old.id } } });
    expect((versions.docs[0]?.version as unknown as Doc).title).toBe('早先发布、刚刚修改的');
  });

  it('sees nothing of what was withdrawn from then on, and sees it again when it is published again', async () => {
    const { id } = await draft('先撤下再恢复的公告');
    await publish(id);
    expect(await doors(await withdraw(id))).toEqual([]);
    expect(await doors(await publish(id))).toEqual(OPEN);
  });
});

describe('an editor', () => {
  it('is told the state and what happens next', async () => {
    const { id } = await draft('说明状态的公告');
    expect(await send('GET', `/${id}?draft=true`)).toMatchObject({ state: 'draft', next: '草稿只有工作人员能看到，发布以后公众才能看到。' });
    expect(await publish(id, { publishedAt: '2126-12-01T01:00:00.000Z' })).toMatchObject({ state: 'scheduled', next: '将于 2126-12-01 09:00 发布。' });
    await publish(id, { publishedAt: null });
    await send('PATCH', `/${id}?draft=true`, { title: '改了一半的公告' });
    expect((await send('GET', `/${id}?draft=true`)).next).toContain('公众看到的是修改以前的内容');
    expect(await withdraw(id)).toMatchObject({ state: 'withdrawn' });
  });

  it('who takes back what was only scheduled has a draft, nothing withdrawn', async () => {
    const { id } = await draft('取消定时的公告');
    await publish(id, { publishedAt: later() });
    expect(await withdraw(id)).toMatchObject({ state: 'draft', withdrawnAt: null });
  });

  it('leaves the address empty and gets one of day and pinyin, a second one numbered', async () => {
    const [first, second] = [await draft('两篇同名的公告'), await draft('两篇同名的公告')];
    expect(first.slug).toMatch(/^\d{8}-liang-pian-tong-ming-de-gong-gao$/);
    expect(second.slug).toBe(`${first.slug}-2`);
  });

  it('gets no address made of half a title while the form saves itself', async () => {
    const { id } = await draft('', { title: null });
    expect((await send('PATCH', `/${id}?draft=true&autosave=true`, { title: '关' })).slug ?? null).toBeNull();
    expect((await send('PATCH', `/${id}?draft=true`, { title: '关于地址' })).slug).toMatch(/-guan-yu-di-zhi$/);
  });

  it('restores an earlier version', async () => {
    const { id } = await draft('恢复版本的旧标题');
    await publish(id);
    await publish(id, { title: '恢复版本的新标题' });
    const { docs } = (await (await bed.as('editor', `/announcements/versions?where[parent][equals]=${id}&limit=50`)).json()) as { docs: { id: string; version: Doc }[] };
    const old = docs.find(({ version }) => version.title === '恢复版本的旧标题' && version._status === 'published')!;
    expect((await bed.as('public', `/announcements/versions/${old.id}`, { method: 'POST' })).status).toBe(403);
    expect((await bed.as('editor', `/announcements/versions/${old.id}`, { method: 'POST' })).status).toBe(200);
    expect((await send('GET', `/${id}`, undefined, 'public')).title).toBe('恢复版本的旧标题');
  });

  it('keeps the time of publication when an earlier, scheduled version is restored', async () => {
    const { id } = await draft('曾经定时的公告');
    await publish(id, { publishedAt: later() });
    await publish(id, { publishedAt: null });
    const { docs } = (await (await bed.as('editor', `/announcements/versions?where[parent][equals]=${id}&limit=50`)).json()) as { docs: { id: string; version: Doc }[] };
    const scheduled = docs.find(({ version }) => version._status === 'published' && new Date(version.publishedAt!) > new Date())!;
    expect((await bed.as('editor', `/announcements/versions/${scheduled.id}`, { method: 'POST' })).status).toBe(200);
    expect((await bed.as('public', `/announcements/${id}`)).status).toBe(200);
  });

  it('who opens the form and writes nothing leaves nothing behind, who wrote a word keeps it', async () => {
    const [empty, written] = [await send('POST', '?draft=true', {}), await send('POST', '?draft=true', {})];
    await send('PATCH', `/${written.id}?draft=true&autosave=true`, { title: '一个标题' });
    await bed.pool.query(`update announcements set created_at = now() - interval '2 days' where id = any($1)`, [[empty.id, written.id]]);
    await draft('另一篇');
    const { rows } = await bed.pool.query('select id from announcements where id = any($1)', [[empty.id, written.id]]);
    expect(rows).toEqual([{ id: written.id }]);
  });

  it('cannot publish without title and text, and reads why', async () => {
    const { id } = await send('POST', '?draft=true', { category: 'notice' });
    const answer = await bed.as('editor', `/announcements/${id}`, { method: 'PATCH', json: { _status: 'published' } });
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect([answer.status, errors.map(({ field }) => field).toSorted()]).toEqual([422, ['body', 'title']]);
  });

  it('keeps no colours of a pasted text, and writes no derived fields', async () => {
    const made = await draft('没有颜色的公告', { withdrawnAt: later(), searchText: 'x', state: 'published' });
    expect(made).toMatchObject({ state: 'draft' });
    expect(JSON.stringify(made)).not.toContain('color');
    expect(made).not.toHaveProperty('searchText');
  });

  it('makes every page of this process read anew', async () => {
    const before = announcementEdition();
    await publish((await draft('马上可见的公告')).id);
    expect(announcementEdition()).toBeGreaterThan(before);
  });
});

describe('an announcement that somebody else’s action publishes', () => {
  async function within<T>(work: (req: PayloadRequest) => Promise<T>, end: 'commit' | 'rollback'): Promise<T> {
    const { createLocalReq, initTransaction, commitTransaction, killTransaction } = await import('payload');
    const req = await createLocalReq({}, bed.payload);
    await initTransaction(req);
    const result = await work(req);
    await (end === 'commit' ? commitTransaction(req) : killTransaction(req));
    return result;
  }

  it('is public with the commit, with the newest text its editor saved, and now', async () => {
    const { id, slug } = await draft('随公示发布的旧稿', { publishedAt: later() });
    await send('PATCH', `/${id}?draft=true`, { title: '随公示发布的新稿' });
    expect(await within((req) => releaseAnnouncement(req, id), 'commit')).toEqual({ ok: true });
    expect((await findAnnouncement(bed.pool, slug, new Date()))?.title).toBe('随公示发布的新稿');
  });

  it('is not when that action fails after all', async () => {
    const made = await draft('公示没有成功的公告');
    await within(async (req) => {
      expect(await releaseAnnouncement(req, made.id)).toEqual({ ok: true });
      const { rows } = await (await transactionOf(req)).query<{ status: string }>('select _status as status from announcements where id = $1::uuid', [made.id]);
      expect(rows).toEqual([{ status: 'published' }]);
    }, 'rollback');
    expect(await doors(made)).toEqual([]);
  });

  it('is refused when it was withdrawn, is missing or not written; the transaction lives on', async () => {
    const { id } = await draft('撤下以后的公告');
    await publish(id);
    await withdraw(id);
    const unwritten = await send('POST', '?draft=true', { title: '没有正文' });
    const answers = await within(async (req) => [await releaseAnnouncement(req, id), await releaseAnnouncement(req, crypto.randomUUID()), await releaseAnnouncement(req, unwritten.id)], 'commit');
    expect(answers.map((answer) => (answer.ok ? '' : answer.reason.slice(0, 8)))).toEqual(['这篇公告已经撤下', '没有找到这篇公告', '这篇公告还没有写']);
  });
});
