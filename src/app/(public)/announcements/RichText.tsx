import { Fragment, type ReactNode } from 'react';
import { idOf, type RichText as Text, type TextNode } from '../../../domain/announcementText.ts';
import type { AnnouncementFile, References } from '../../../queries/announcements.ts';
import { civilDay } from '../dates.ts';
import { pathIn, type Language } from '../../../domain/language.ts';
import { fileAddress, FileLink } from './Files.tsx';

/** `idPrefix` stands before the ids of headings where several texts share a page. */
type Known = { references: References; language: Language; idPrefix?: string };

/**
 * A stored text as HTML, element by element on the server: every node type the editor offers (collections/shared/
 * announcementEditor.ts), and of what it does not know only the words. No stored markup is ever passed on.
 * Headings get the ids `headingsOf` names, for the table of contents.
 */
export function RichText({ body, ...known }: Known & { body: Text }) {
  return <>{children(body.root, known, '')}</>;
}

export type Heading = { id: string; text: string };

/** The headings of the second rank with their ids, in order. */
export function headingsOf(body: Text): Heading[] {
  return (body.root.children ?? []).flatMap((node, index) => (rankOf(node) === 2 ? [{ id: headingId(`.${index}`), text: wordsOf(node) }] : []));
}

const headingId = (path: string): string => `section${path.replaceAll('.', '-')}`;

function children(node: TextNode, known: Known, path: string): ReactNode {
  return node.children?.map((child, index) => <Fragment key={index}>{element(child, known, `${path}.${index}`)}</Fragment>);
}

function element(node: TextNode, known: Known, path: string): ReactNode {
  const inner = () => children(node, known, path);
  switch (node.type) {
    case 'text': return styled(node);
    case 'linebreak': return <br />;
    case 'tab': return '　';
    case 'paragraph': return <p style={alignment(node)}>{inner()}</p>;
    case 'heading': return heading(node, path, inner(), known.idPrefix);
    case 'quote': return <blockquote>{inner()}</blockquote>;
    case 'list': return node.listType === 'number' ? <ol start={Number(node.start) || 1}>{inner()}</ol> : <ul>{inner()}</ul>;
    case 'listitem': return <li>{inner()}</li>;
    case 'horizontalrule': return <hr />;
    case 'link':
    case 'autolink': return link(node, known, inner());
    case 'upload': return upload(known.references.files[idOf(node.value) ?? ''], known.language);
    case 'table': return <table><tbody>{inner()}</tbody></table>;
    case 'tablerow': return <tr>{inner()}</tr>;
    case 'tablecell': return cell(node, inner());
    default: return inner();
  }
}

/** Bits of a text's format, as Lexical keeps them; italics and underlines are none of the page's. */
const FORMATS: readonly [bit: number, tag: 'strong' | 's' | 'sub' | 'sup'][] = [[1, 'strong'], [4, 's'], [32, 'sub'], [64, 'sup']];

function styled({ text, format }: TextNode): ReactNode {
  return FORMATS.reduce<ReactNode>((inner, [bit, Tag]) => (Number(format) & bit ? <Tag>{inner}</Tag> : inner), text);
}

/** Only what a notice needs: its signature stands on the right, a title in the middle. */
function alignment({ format }: TextNode): { textAlign: 'center' | 'right' } | undefined {
  if (format === 'center') return { textAlign: 'center' };
  return format === 'right' || format === 'end' ? { textAlign: 'right' } : undefined;
}

/** The title of the announcement is the only h1. */
const rankOf = ({ type, tag }: TextNode): number => (type === 'heading' ? Math.min(4, Math.max(2, Number(String(tag).slice(1)) || 2)) : 0);

function heading(node: TextNode, path: string, inner: ReactNode, idPrefix = ''): ReactNode {
  const Tag = `h${rankOf(node)}` as 'h2' | 'h3' | 'h4';
  return <Tag id={idPrefix + headingId(path)} style={alignment(node)}>{inner}</Tag>;
}

const SAFE = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

/** An address that could run something, or an announcement that is not public, leaves the words alone. */
function link({ fields }: TextNode, { references, language }: Known, inner: ReactNode): ReactNode {
  const slug = fields?.linkType === 'internal' ? references.slugs[idOf(fields.doc?.value) ?? ''] : undefined;
  if (slug) return <a href={pathIn(language, `/announcements/${slug}`)}>{inner}</a>;
  const url = fields?.linkType === 'internal' ? '' : (fields?.url ?? '').trim();
  if (!SAFE.test(url)) return inner;
  return <a href={url} rel={/^https?:/i.test(url) ? 'noopener' : undefined}>{inner}</a>;
}

function upload(file: AnnouncementFile | undefined, language: Language): ReactNode {
  if (!file) return null;
  if (!file.mimeType.startsWith('image/')) return <p><FileLink file={file} language={language} /></p>;
  return (
    <figure>
      <img src={fileAddress(file)} alt={file.alt ?? ''} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" />
    </figure>
  );
}

function cell({ headerState, colSpan, rowSpan }: TextNode, inner: ReactNode): ReactNode {
  const state = Number(headerState) || 0;
  const spans = { colSpan: Number(colSpan) > 1 ? Number(colSpan) : undefined, rowSpan: Number(rowSpan) > 1 ? Number(rowSpan) : undefined };
  return state > 0 ? <th scope={state === 2 ? 'row' : 'col'} {...spans}>{inner}</th> : <td {...spans}>{inner}</td>;
}

const wordsOf = ({ text, children: inner }: TextNode): string => text ?? (inner ?? []).map(wordsOf).join('');

/** Shown beside the title. */
export const isLater = (updatedAt: string, publishedAt: string): boolean => civilDay(updatedAt) > civilDay(publishedAt);
