import { parseEmail, parseMobile } from '../../domain/phone.ts';
import { countCodePoints, normaliseInput } from '../../domain/text.ts';
import { parseUscc } from '../../domain/uscc.ts';
import type { IdentityFields, SsoConfig } from '../ssoConfig.ts';
import { fault, type Identity, type IdentityKind, type IdentityResult } from './provider.ts';

/**
 * What the provider told, as an identity. The kind is the one the person asked for, unless the provider names another. A
 * corporate identity without a valid USCC is none: by its name alone nobody gets to an organisation.
 */
export function readIdentity(told: unknown, issuer: string, asked: IdentityKind, { fields, kindValues }: Pick<SsoConfig, 'fields' | 'kindValues'>): IdentityResult<Identity> {
  const field = (name: keyof IdentityFields, longest: number) => textAt(told, fields[name], longest);
  const subject = field('subject', 255);
  if (!subject) return fault('nonsense');
  if (fields.kind && field('kind', 255) !== kindValues[asked]) return fault('kind');
  const person = { name: field('name', 50), mobile: valueOf(parseMobile, field('mobile', 40)), email: valueOf(parseEmail, field('email', 254)) };
  if (asked === 'person') return { ok: true, value: { issuer, subject, kind: asked, person, corporate: null } };
  const uscc = parseUscc(field('uscc', 40) ?? '');
  if (!uscc.ok) return fault('uscc');
  const corporate = { uscc: uscc.value, name: field('organisation', 200), legalRepresentative: field('legalRepresentative', 50) };
  return { ok: true, value: { issuer, subject, kind: asked, person, corporate } };
}

/** The text at a path of names joined by dots; null when there is none, or one longer than any true value is. */
export function textAt(told: unknown, path: string, longest = 4_096): string | null {
  if (path === '') return null;
  const found = path.split('.').reduce<unknown>((value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined), told);
  if (typeof found !== 'string' && typeof found !== 'number') return null;
  const text = normaliseInput(String(found)).replaceAll('\0', '');
  return text === '' || countCodePoints(text) > longest ? null : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function valueOf(parse: (text: string) => { ok: true; value: string } | { ok: false }, text: string | null): string | null {
  const parsed = parse(text ?? '');
  return parsed.ok ? parsed.value : null;
}
