/** A node of the rich text editor as it is stored; what a node type adds is read where it is drawn. */
export type TextNode = { type: string; children?: TextNode[]; text?: string; style?: string; textStyle?: string; relationTo?: string; value?: unknown; fields?: LinkFields; [more: string]: unknown };
export type LinkFields = { linkType?: string; url?: string | null; newTab?: boolean | null; doc?: { relationTo: string; value: unknown } | null };
export type RichText = { root: TextNode };

const BLOCKS = new Set(['paragraph', 'heading', 'listitem', 'quote', 'tablecell', 'tablerow', 'horizontalrule', 'linebreak', 'upload']);

/** The words of a text, blocks apart by a space: for the search and for descriptions. */
export function plainText(body: RichText | null | undefined): string {
  return body ? wordsOf(body.root).replaceAll(/\s+/g, ' ').trim() : '';
}

/** Ids of the pictures and files that stand in a text. */
export function mediaOf(body: RichText | null | undefined): string[] {
  return nodesOf(body).flatMap((node) => (node.type === 'upload' ? (idOf(node.value) ?? []) : []));
}

/** Ids of the announcements a text links to. */
export function linkedAnnouncements(body: RichText | null | undefined): string[] {
  return nodesOf(body).flatMap(({ fields }) => (fields?.linkType === 'internal' && fields.doc?.relationTo === 'announcements' ? (idOf(fields.doc.value) ?? []) : []));
}

/** A relation as it is stored: the id, or the record when somebody filled it in. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { id } = (value ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

/**
 * The same text without what no editor of ours can set: sizes, colours and fonts that came in with pasted text, whatever
 * program it came through, and empty paragraphs beside each other. The page alone decides how a text looks.
 */
export function tidied(body: RichText): RichText {
  return { ...body, root: tidyNode(body.root) };
}

function tidyNode(node: TextNode): TextNode {
  const { style, textStyle, children, ...rest } = node;
  const plain = { ...rest, ...(style !== undefined && { style: '' }), ...(textStyle !== undefined && { textStyle: '' }) };
  return children ? { ...plain, children: withoutDoubledBlanks(children.map(tidyNode)) } : plain;
}

function withoutDoubledBlanks(nodes: TextNode[]): TextNode[] {
  return nodes.filter((node, index) => !(isBlank(node) && index > 0 && isBlank(nodes[index - 1]!)));
}

function isBlank(node: TextNode): boolean {
  return node.type === 'paragraph' && (node.children ?? []).every(({ type, text }) => type === 'text' && !text?.trim());
}

function nodesOf(body: RichText | null | undefined): TextNode[] {
  const walk = (node: TextNode): TextNode[] => [node, ...(node.children ?? []).flatMap(walk)];
  return body ? walk(body.root) : [];
}

function wordsOf({ type, text, children }: TextNode): string {
  const inner = text ?? (children ?? []).map(wordsOf).join('');
  return BLOCKS.has(type) ? ` ${inner} ` : inner;
}
