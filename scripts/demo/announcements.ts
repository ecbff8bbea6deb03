import type { Queryable } from '../../src/adapters/database.ts';
import { plainText, type TextNode } from '../../src/domain/announcementText.ts';
import { ANNOUNCEMENT_TEXTS, type DemoText } from './announcementTexts.ts';
import { uuidAt, type Row } from './bulk.ts';

const DAY = 86_400_000;

/** Announcements in every state, as the editor stores them; `writeVersions` completes them. */
export function demoAnnouncements(now: Date): Row[] {
  return ANNOUNCEMENT_TEXTS.map(({ slug, title, category, summary, text, daysAgo, state }) => {
    const at = new Date(now.getTime() - daysAgo * DAY);
    const row = announcementRow({ slug: slug ?? null, title, category, summary, paragraphs: text }, { writtenAt: at < now ? at : now, publishedAt: state === 'draft' ? null : at });
    return { ...row, ...(state && { _status: 'draft' }), withdrawn_at: state === 'withdrawn' ? new Date(at.getTime() + DAY) : null };
  });
}

type Written = Pick<DemoText, 'title' | 'category' | 'summary'> & { slug: string | null; paragraphs: string[] };

/** One announcement; without an instant of publication it is a draft. `paragraphs` with the marks of `DemoText`. */
export function announcementRow({ paragraphs, ...text }: Written, { writtenAt, publishedAt }: { writtenAt: Date; publishedAt: Date | null }): Row {
  const body = richText(paragraphs);
  const content = { ...text, body, search_text: plainText(body) };
  return { id: uuidAt(writtenAt), ...content, _status: publishedAt ? 'published' : 'draft', published_at: publishedAt, created_at: writtenAt, updated_at: writtenAt };
}

/** Gives every announcement without one the version by which the back office lists it. */
export async function writeVersions(db: Queryable): Promise<void> {
  await db.query(
    `insert into _announcements_v (id, parent_id, version_title, version_summary, version_body, version_published_at, version_category, version_slug, version_withdrawn_at,
       version_search_text, version_updated_at, version_created_at, version__status, created_at, updated_at, latest)
     select uuidv7(), id, title, summary, body, published_at, category::text::enum__announcements_v_version_category, slug, withdrawn_at,
       search_text, updated_at, created_at, _status::text::enum__announcements_v_version_status, created_at, updated_at, true
     from announcements a where not exists (select 1 from _announcements_v v where v.parent_id = a.id)`,
  );
}

const BLOCK = { format: '', indent: 0, version: 1, direction: 'ltr' };

function richText(lines: readonly string[]): { root: TextNode } {
  const nodes: TextNode[] = [];
  for (const line of lines) {
    const [, mark, words] = /^(## |- |\| )?(.*)$/.exec(line) ?? [];
    if (mark === '- ') joinTo(nodes, 'list', { listType: 'bullet', tag: 'ul', start: 1 }, { ...BLOCK, type: 'listitem', value: 1, children: [span(words ?? '')] });
    else if (mark === '| ') joinTo(nodes, 'table', {}, { ...BLOCK, type: 'tablerow', children: (words ?? '').split(' | ').map((cell) => cellOf(cell, nodes.at(-1)?.type !== 'table')) });
    else nodes.push(mark === '## ' ? { ...BLOCK, type: 'heading', tag: 'h2', children: [span(words ?? '')] } : paragraph(words ?? ''));
  }
  return { root: { ...BLOCK, type: 'root', children: nodes } };
}

function joinTo(nodes: TextNode[], type: string, more: object, child: TextNode): void {
  const last = nodes.at(-1);
  if (last?.type === type) last.children?.push(child);
  else nodes.push({ ...BLOCK, ...more, type, children: [child] });
}

const span = (text: string): TextNode => ({ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 });
const paragraph = (text: string): TextNode => ({ ...BLOCK, type: 'paragraph', textFormat: 0, textStyle: '', children: [span(text)] });
const cellOf = (text: string, isHead: boolean): TextNode => ({ ...BLOCK, type: 'tablecell', headerState: isHead ? 1 : 0, colSpan: 1, rowSpan: 1, backgroundColor: null, children: [paragraph(text)] });
