import { convertLexicalToHTML, LinkHTMLConverter, type HTMLConvertersFunction } from '@payloadcms/richtext-lexical/html';

type Lexical = Parameters<typeof convertLexicalToHTML>[0]['data'];

/**
 * The HTML of a stored Lexical document (JSON text), made on the server. Text is escaped and addresses are checked by
 * Payload's converters; headings move down one rank, because the title of the announcement is the only h1.
 * Throws SyntaxError on text that is no JSON: the database holds nothing else.
 */
export function richTextHtml(body: string): string {
  return convertLexicalToHTML({ data: JSON.parse(body) as Lexical, converters, disableContainer: true });
}

const converters: HTMLConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  ...LinkHTMLConverter({ internalDocToHref: ({ linkNode }) => internalAddress(linkNode.fields.doc) }),
  heading: ({ node, nodesToHTML }) => {
    const rank = Math.min(6, Number(node.tag.slice(1)) + 1);
    return `<h${rank}>${nodesToHTML({ nodes: node.children }).join('')}</h${rank}>`;
  },
});

/** Editors may link to another announcement; without its address at hand the list is the honest target. */
function internalAddress(target: { relationTo: string; value: unknown } | null | undefined): string {
  const { slug } = (typeof target?.value === 'object' ? (target.value ?? {}) : {}) as { slug?: unknown };
  return target?.relationTo === 'announcements' && typeof slug === 'string' ? `/announcements/${slug}` : '/announcements';
}
