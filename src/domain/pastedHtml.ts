/**
 * Cleans HTML from the clipboard before an editor takes it over: Word, WPS, web pages and mail programs bring fonts, colours,
 * their own elements, comments and lists dressed up as paragraphs. What remains is structure: paragraphs, headings, lists,
 * tables, links, bold, super- and subscript, alignment. Text is never lost, only what it wore.
 */
export function cleanPastedHtml(html: string): string {
  const tokens = tokensOf(fragmentOf(html));
  return joinLists(blocksOf(tokens)).join('');
}

const DROPPED_WITH_CONTENT = /<(style|script|xml|head|title|o:p|w:sdtpr|object|iframe|svg|math)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

/** Only what was copied; without conditional sections, which hold the copy for other programs (list marks stay, they are needed). */
function fragmentOf(html: string): string {
  const copied = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  return copied
    .replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<![^>]*>/g, '')
    .replaceAll(DROPPED_WITH_CONTENT, '')
    .replaceAll(/<(?:meta|link|base|col|img|v:[a-z]+|o:[a-z]+)\b[^>]*\/?>/gi, '');
}

type Token = { tag: string; closes: boolean; attributes: string } | string;

function tokensOf(html: string): Token[] {
  return html.split(/(<\/?[a-z][^>]*>)/i).filter(Boolean).map((piece) => {
    const [, slash, tag, attributes] = /^<(\/?)([a-z][\w:-]*)([^>]*)>$/i.exec(piece) ?? [];
    return tag === undefined ? spaced(piece.replaceAll('<', '&lt;')) : { tag: tag.toLowerCase(), closes: slash === '/', attributes: attributes ?? '' };
  });
}

/** Word breaks its lines anywhere, also between two Chinese characters, and indents with spaces that do not break. */
function spaced(text: string): string {
  return text.replaceAll(/([⺀-鿿　-〿＀-￯])\s*\r?\n\s*(?=[⺀-鿿　-〿＀-￯])/g, '$1').replaceAll(/\s*\r?\n\s*/g, ' ');
}

const INLINE: Record<string, string> = { b: 'strong', strong: 'strong', sub: 'sub', sup: 'sup', s: 's', strike: 's', del: 's', a: 'a', br: 'br' };
const STRUCTURE = new Set(['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'blockquote']);
const TEXT_BLOCKS = new Set(['p', 'div', 'section', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'dd', 'pre', 'address', 'center']);
const CELLS = new Set(['td', 'th']);

/** A piece of the result: markup as it stands, or one item of a list that Word wrote as a paragraph. */
type Block = string | { level: number; ordered: boolean; html: string };

type Open = { tag: string; attributes: string; inline: string; mark: string; ends: string[] };
type Work = { blocks: Block[]; open: Open | null; spans: string[]; skipping: number; cells: number };

function blocksOf(tokens: readonly Token[]): Block[] {
  const work: Work = { blocks: [], open: null, spans: [], skipping: 0, cells: 0 };
  for (const token of tokens) take(work, token);
  closeBlock(work);
  return work.blocks;
}

function take(work: Work, token: Token): void {
  if (typeof token === 'string') return work.skipping > 0 ? keepMark(work, token) : write(work, token);
  if (token.tag === 'span' || token.tag === 'font') return takeSpan(work, token);
  if (work.skipping > 0) return;
  if (INLINE[token.tag]) return takeInline(work, token);
  if (TEXT_BLOCKS.has(token.tag)) {
    closeBlock(work);
    if (!token.closes) work.open = { tag: token.tag, attributes: token.attributes, inline: '', mark: '', ends: [] };
    return;
  }
  if (CELLS.has(token.tag) || STRUCTURE.has(token.tag)) takeStructure(work, token);
}

function takeStructure(work: Work, { tag, closes, attributes }: Exclude<Token, string>): void {
  closeBlock(work);
  const spans = [...attributes.matchAll(/\b(colspan|rowspan)\s*=\s*["']?(\d{1,3})/gi)].map(([, name, value]) => ` ${name?.toLowerCase()}="${value}"`);
  work.blocks.push(closes ? `</${tag}>` : `<${tag}${CELLS.has(tag) ? spans.join('') : ''}>`);
}

/** A span says something only by its style: bold, or the mark of a list item, which the list makes anew. */
function takeSpan(work: Work, { closes, attributes }: Exclude<Token, string>): void {
  if (closes) {
    const end = work.spans.pop() ?? '';
    if (end === 'skip') work.skipping -= 1;
    else write(work, end);
    return;
  }
  const isMark = /mso-list:\s*ignore/i.test(attributes);
  const isBold = !isMark && work.skipping === 0 && /font-weight:\s*(bold|[6-9]00)/i.test(attributes);
  if (isMark) work.skipping += 1;
  work.spans.push(isMark ? 'skip' : isBold ? '</strong>' : '');
  if (isBold) write(work, '<strong>');
}

function takeInline(work: Work, { tag, closes, attributes }: Exclude<Token, string>): void {
  const name = INLINE[tag] as string;
  if (name === 'br') return write(work, '<br>');
  if (name !== 'a') return write(work, closes ? `</${name}>` : `<${name}>`);
  const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)?.slice(1).find(Boolean) ?? '';
  // Marks within a document (tables of contents) lead nowhere here; an unclosed anchor is closed with its block.
  if (closes) return write(work, work.open?.ends.pop() ?? '');
  const leads = /^(https?:|mailto:|tel:)/i.test(href);
  write(work, leads ? `<a href="${href.replaceAll('"', '%22')}">` : '');
  work.open?.ends.push(leads ? '</a>' : '');
}

function write(work: Work, html: string): void {
  if (html === '' || (!work.open && html.trim() === '')) return;
  work.open ??= { tag: '', attributes: '', inline: '', mark: '', ends: [] };
  work.open.inline += html;
}

function closeBlock(work: Work): void {
  const { open } = work;
  work.open = null;
  if (!open) return;
  const inline = trimmed(open.inline + open.ends.join(''));
  // Empty paragraphs are distances; the page sets its own.
  if (inline.replaceAll(/<[^>]*>/g, '').trim() === '') return;
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(open.attributes)?.[1];
  const kind = level === undefined || /^h\d$/.test(open.tag) ? 'text' : kindOfMark(open.mark);
  if (kind === 'text') work.blocks.push(wrapped(open.tag, open.attributes, open.mark + inline));
  else work.blocks.push({ level: Number(level), ordered: kind === 'number', html: inline });
}

function keepMark({ open }: Work, text: string): void {
  if (open) open.mark = trimmed(open.mark + text);
}

/** Numbers that a list counts itself become one; 一、 or （二） stay as written, for other sentences refer to them. */
function kindOfMark(mark: string): 'number' | 'bullet' | 'text' {
  if (/^\d+(\.\d+)*[.)、．）]?$/.test(mark)) return 'number';
  return mark.length <= 1 ? 'bullet' : 'text';
}

/** Spaces at the edges are Word's way of indenting. */
const trimmed = (inline: string): string => inline.replaceAll('&nbsp;', ' ').replace(/^(?:<br>|[\s  　])+/, '').replace(/(?:<br>|[\s  　])+$/, '');

function wrapped(tag: string, attributes: string, inline: string): string {
  // The title of the announcement is the only h1.
  const name = tag === 'h1' ? 'h2' : /^h[2-6]$/.test(tag) ? `h${Math.min(4, Number(tag[1]))}` : 'p';
  const align = /(?:text-align:\s*|align\s*=\s*["']?)(center|right)/i.exec(attributes)?.[1]?.toLowerCase() ?? (tag === 'center' ? 'center' : undefined);
  return align ? `<${name} style="text-align: ${align}">${inline}</${name}>` : `<${name}>${inline}</${name}>`;
}

/** Items that follow each other become one list, deeper ones a list within. */
function joinLists(blocks: readonly Block[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    if (typeof block === 'string') {
      result.push(block);
      at += 1;
      continue;
    }
    const { html, next } = listFrom(blocks, at);
    result.push(html);
    at = next;
  }
  return result;
}

function listFrom(blocks: readonly Block[], start: number): { html: string; next: number } {
  const first = blocks[start] as Exclude<Block, string>;
  const name = first.ordered ? 'ol' : 'ul';
  const items: string[] = [];
  let at = start;
  for (let item = blocks[at]; item && typeof item !== 'string' && item.level >= first.level; item = blocks[at]) {
    if (item.level === first.level && item.ordered !== first.ordered) break;
    const inner = item.level > first.level ? listFrom(blocks, at) : { html: item.html, next: at + 1 };
    items.push(`<li>${inner.html}</li>`);
    at = inner.next;
  }
  return { html: `<${name}>${items.join('')}</${name}>`, next: at };
}
