import type { CivilDate } from '../civilDate.ts';
import type { Field, Form, Values } from '../forms/field.ts';
import { allFields, isShown, when } from '../forms/field.ts';
import { inFormOrder, problemsOf, submitProblems, submitSchema, withoutHidden } from '../forms/schema.ts';
import { fenFromWan, formatWan, formatYuan } from '../money.ts';
import { maskEmail, maskPhone } from '../phone.ts';
import type { Problem } from '../result.ts';
import { normaliseInput, toHalfWidth } from '../text.ts';
import { isAsked, isPersonal, LARGEST, type Definition, type Question } from './definition.ts';

/** Answers as a page or a program sends them: text, or for programs numbers, booleans and lists. */
export type RawAnswers = Record<string, unknown>;
export type Checked = { ok: true; values: Values } | { ok: false; problems: Problem[] };

const LONGEST = { text: 200, textarea: 2000 };

/**
 * The one judge of answers: page, REST and hook (trap 15). Values: text, fen (金额), numbers, booleans, lists of option values,
 * region codes; questions that are not asked or not answered are null. Unknown names are refused.
 * @param isRegion whether the table of regions holds a code
 */
export function checkAnswers(definition: Definition, raw: RawAnswers, isRegion: (code: string) => boolean): Checked {
  const form = formOf(definition);
  const asked = definition.filter(isAsked);
  const unknown = Object.keys(raw).filter((name) => !asked.some((question) => question.name === name));
  if (unknown.length > 0) return { ok: false, problems: unknown.map((name) => ({ field: name, message: `没有“${name}”这一项。` })) };
  const typed = asked.map((question) => typedAnswer(question, raw[question.name]));
  const values: Values = Object.fromEntries(typed.map(({ name, value }) => [name, value]));
  const shown = withoutHidden(form, values);
  const applies = (name: string) => allFields(form).some((field) => field.name === name && isShown(field, shown));
  const malformed = typed.flatMap(({ name, problem }) => (problem && applies(name) ? [{ field: name, message: problem }] : []));
  const others = submitProblems(form, shown, {}).filter(({ field }) => !malformed.some((problem) => problem.field === field));
  const problems = inFormOrder(form, [...malformed, ...others, ...farther(asked, shown, isRegion, [...malformed, ...others])]);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = submitSchema(form).safeParse(shown);
  return parsed.success ? { ok: true, values: parsed.data } : { ok: false, problems: problemsOf(parsed.error) };
}

/** The questions as one of our own forms, so that every kind of field has the rules it has everywhere. */
export function formOf(definition: Definition): Form {
  return { collection: 'form-submissions', label: '表单', steps: [{ key: 'form', label: '表单', fields: definition.filter(isAsked).map(fieldOf), slots: [] }] };
}

function fieldOf(question: Question): Field {
  const { name, label, hint, required, shownWhen } = question;
  const common = { name, label, required: required ?? false, ...(hint ? { hint } : {}), ...(shownWhen ? { shownWhen: when(shownWhen.name, shownWhen.value) } : {}), personal: isPersonal(question) };
  const options = Object.fromEntries((question.options ?? []).map((option) => [option.value, option.label]));
  const limits = { min: question.min ?? -LARGEST, max: question.max ?? LARGEST, ...(question.unit ? { unit: question.unit } : {}) };
  const kinds: Record<Exclude<Question['kind'], 'message'>, object> = {
    text: { kind: 'text', max: LONGEST.text },
    textarea: { kind: 'longText', max: LONGEST.textarea },
    radio: { kind: 'choice', options },
    select: { kind: 'choice', options },
    choices: { kind: 'choices', options },
    checkbox: { kind: 'yesNo' },
    number: { kind: question.decimals ? 'decimal' : 'integer', ...limits },
    amount: { kind: 'wan', unit: '万元' },
    date: { kind: 'date' },
    email: { kind: 'email' },
    mobile: { kind: 'mobile' },
    uscc: { kind: 'uscc' },
    region: { kind: 'code', table: 'regions' },
  };
  return { ...common, ...kinds[question.kind as keyof typeof kinds] } as Field;
}

type Typed = { name: string; value: unknown; problem?: string };

/** What was sent, in the form in which it would be stored; where that cannot be done, the sentence and no value. */
function typedAnswer(question: Question, raw: unknown): Typed {
  const { name, label, kind } = question;
  if (raw === undefined || raw === null) return { name, value: null };
  if (kind === 'choices') return { name, value: typeof raw === 'string' ? [raw].filter((each) => each !== '') : raw };
  if (kind === 'checkbox') return yesOrNo(name, label, raw);
  if (typeof raw === 'string' && raw.trim() === '') return { name, value: null };
  if (kind === 'number') return numberAnswer(question, raw);
  if (kind === 'amount') return amountAnswer(name, raw);
  return { name, value: kind === 'date' && typeof raw === 'string' ? dateText(raw) : raw };
}

const YES = ['true', 'yes', 'on', '是'];
const NO = ['false', 'no', '否'];

function yesOrNo(name: string, label: string, raw: unknown): Typed {
  if (typeof raw === 'boolean') return { name, value: raw };
  const text = typeof raw === 'string' ? raw.trim() : '?';
  if (text === '') return { name, value: null };
  if (YES.includes(text)) return { name, value: true };
  return NO.includes(text) ? { name, value: false } : { name, value: null, problem: `请选择${label}。` };
}

const PLAIN = /^-?\d{1,15}(?:\.\d{1,10})?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

function numberAnswer({ name, label, unit, decimals = 0 }: Question, raw: unknown): Typed {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? toHalfWidth(normaliseInput(raw)).replace(/\s/g, '').replace(/^[−–—]/, '-') : '?';
  const bare = unit && text.endsWith(toHalfWidth(unit)) ? text.slice(0, -toHalfWidth(unit).length) : text;
  const digits = GROUPED.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!PLAIN.test(digits)) return { name, value: null, problem: `${label}应为数字，如 12${decimals ? '.5' : ''}，请修改。` };
  const places = digits.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (places > decimals) return { name, value: null, problem: decimals === 0 ? `${label}应为整数。` : `${label}最多 ${decimals} 位小数。` };
  return { name, value: Number(digits) === 0 ? 0 : Number(digits) };
}

/** Of programs, too, an amount is one of 万元: it means the same through every door. */
function amountAnswer(name: string, raw: unknown): Typed {
  const fen = fenFromWan(typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw : '?');
  return fen.ok ? { name, value: fen.value } : { name, value: null, problem: fen.reason };
}

/** `2026/3/9`, `2026年3月9日` and full-width digits as a civil date; what is none is left for the rule of dates to refuse. */
function dateText(raw: string): CivilDate {
  const text = toHalfWidth(normaliseInput(raw)).replace(/\s/g, '');
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

/** Rules that need more than the answer's own form. */
function farther(asked: Definition, values: Values, isRegion: (code: string) => boolean, known: readonly Problem[]): Problem[] {
  return asked
    .filter(({ kind, name }) => kind === 'region' && typeof values[name] === 'string' && values[name] !== '' && !known.some(({ field }) => field === name))
    .filter(({ name }) => !isRegion(normaliseInput(String(values[name]))))
    .map(({ name, label }) => ({ field: name, message: `请从列表中选择${label}。` }));
}

/** One answer as a person reads it; null when there is none. `regions`: names by code. */
export function answerText(question: Question, value: unknown, regions: Record<string, string> = {}): string | null {
  if (value === null || value === undefined || value === '') return null;
  const nameOf = (key: unknown) => question.options?.find((option) => option.value === key)?.label ?? String(key);
  if (Array.isArray(value)) return value.length > 0 ? value.map(nameOf).join('；') : null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (question.kind === 'amount' && typeof value === 'number') return `${formatWan(value)} 万元，即 ${formatYuan(value)} 元`;
  if (typeof value === 'number') return `${value.toLocaleString('zh-CN', { maximumFractionDigits: 4 })}${question.unit ? ` ${question.unit}` : ''}`;
  if (question.kind === 'region') return regions[String(value)] ?? String(value);
  return question.options ? nameOf(value) : String(value);
}

/** A phone number or an address as lists and auditors see it. */
export function maskAnswer(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  return value.includes('@') ? maskEmail(value) : maskPhone(value);
}
