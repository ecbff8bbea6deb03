import { hasFourDecimalsAtMost } from '../forms/fieldSchema.ts';
import { cleanLine, cleanLines } from '../forms/cleanText.ts';
import { countCodePoints } from '../text.ts';

/** What editors may ask (spec 5, forms without code), under the names they know. `message` is text between the questions. */
export const KINDS = {
  text: '单行文字',
  textarea: '多行文字',
  radio: '单选',
  select: '下拉选择',
  choices: '多选',
  checkbox: '是或否',
  number: '数字',
  amount: '金额（万元）',
  date: '日期',
  email: '电子邮箱',
  mobile: '手机号码',
  uscc: '统一社会信用代码',
  region: '地区',
  message: '说明文字',
} as const;
export type Kind = keyof typeof KINDS;

export type Option = { value: string; label: string };
/** A question is asked only where an earlier one is answered so; `value` true or false for yes and no. */
export type ShownWhen = { name: string; value: string | boolean };
export type Question = {
  kind: Kind;
  /** Stays as it is for the life of the form: answers are kept under it. */
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  options?: readonly Option[];
  min?: number;
  max?: number;
  /** Places after the point a number may have, 0–4. */
  decimals?: number;
  unit?: string;
  shownWhen?: ShownWhen;
};
export type Definition = readonly Question[];

/** A question as the designer's screen sends it; nothing of it is trusted. */
export type Block = Record<string, unknown>;
/** `path` is the input of the designer's screen: `fields.2.options`. */
export type DesignProblem = { path: string; message: string };
export type Compiled = { definition: Question[]; problems: DesignProblem[] };

export const MOST_QUESTIONS = 100;
export const MOST_OPTIONS = 100;
const LONGEST = { label: 200, hint: 300, message: 1000, option: 100, unit: 10 };
const WITH_OPTIONS: readonly Kind[] = ['radio', 'select', 'choices'];
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

export const hasOptions = ({ kind }: Pick<Question, 'kind'>): boolean => WITH_OPTIONS.includes(kind);
export const isAsked = ({ kind }: Pick<Question, 'kind'>): boolean => kind !== 'message';
/** Personal data: masked in lists and for auditors (spec 10). */
export const isPersonal = ({ kind }: Pick<Question, 'kind'>): boolean => kind === 'email' || kind === 'mobile';

/**
 * The questions of a form from the blocks of the designer's screen, with names for those that have none and everything that
 * is wrong with them. `used`: names the form has had before; a new question gets none of them.
 */
export function compile(blocks: readonly Block[], used: readonly string[] = []): Compiled {
  const problems: DesignProblem[] = [];
  if (blocks.length > MOST_QUESTIONS) return { definition: [], problems: [{ path: 'fields', message: `一份表单最多 ${MOST_QUESTIONS} 道题，请分成几份。` }] };
  const taken = new Set([...used, ...blocks.map(({ name }) => String(name ?? ''))]);
  const definition: Question[] = [];
  blocks.forEach((block, index) => {
    const found = questionOf(block, () => freeName(taken), definition);
    problems.push(...found.problems.map(({ path, message }) => ({ path: `fields.${index}.${path}`, message })));
    if (found.question) definition.push(found.question);
  });
  return { definition, problems };
}

function freeName(taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `q${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

type Found = { question: Question | null; problems: DesignProblem[] };

function questionOf(block: Block, newName: () => string, before: readonly Question[]): Found {
  const kind = String(block.blockType ?? '');
  if (!Object.hasOwn(KINDS, kind)) return { question: null, problems: [{ path: 'label', message: '没有这种题型。' }] };
  const question: Question = { kind: kind as Kind, name: nameOf(block) || newName(), label: labelOf(block) };
  const problems = [...nameProblems(question, before), ...labelProblems(question, before)];
  if (isAsked(question)) question.required = block.required === true;
  problems.push(...hintOf(block, question), ...optionsOf(block, question), ...limitsOf(block, question), ...conditionOf(block, question, before));
  return { question, problems };
}

const nameOf = ({ name }: Block): string => (typeof name === 'string' ? name.trim() : '');
const labelOf = ({ label, blockType }: Block): string => (typeof label === 'string' ? (blockType === 'message' ? cleanLines(label) : cleanLine(label)) : '');

function nameProblems({ name }: Question, before: readonly Question[]): DesignProblem[] {
  if (!NAME.test(name)) return [{ path: 'label', message: '题目的代号用字母开头，只含字母、数字、短横线和下划线，最多 40 个。' }];
  return before.some((other) => other.name === name) ? [{ path: 'label', message: '两道题的代号相同；复制的题目请删去后重新添加。' }] : [];
}

function labelProblems({ kind, label }: Question, before: readonly Question[]): DesignProblem[] {
  const what = kind === 'message' ? '说明文字' : '题目';
  const most = kind === 'message' ? LONGEST.message : LONGEST.label;
  if (label === '') return [{ path: 'label', message: `请填写${what}。` }];
  if (countCodePoints(label) > most) return [{ path: 'label', message: `${what}最多 ${most} 个字，请删减。` }];
  return kind !== 'message' && before.some((other) => isAsked(other) && other.label === label) ? [{ path: 'label', message: '前面已有同样的题目，请改写，以便区分答案。' }] : [];
}

function hintOf(block: Block, question: Question): DesignProblem[] {
  const hint = typeof block.hint === 'string' ? cleanLine(block.hint) : '';
  if (hint === '' || !isAsked(question)) return [];
  question.hint = hint;
  return countCodePoints(hint) > LONGEST.hint ? [{ path: 'hint', message: `提示最多 ${LONGEST.hint} 个字，请删减。` }] : [];
}

function optionsOf(block: Block, question: Question): DesignProblem[] {
  if (!hasOptions(question)) return [];
  const rows = (Array.isArray(block.options) ? block.options : []) as Block[];
  const taken = new Set(rows.map(({ value }) => String(value ?? '')));
  const options = rows.map(({ label, value }) => ({ label: typeof label === 'string' ? cleanLine(label) : '', value: typeof value === 'string' && value.trim() ? value.trim() : freeValue(taken) }));
  question.options = options;
  return optionProblems(options);
}

function freeValue(taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const value = `o${number}`;
    if (taken.has(value)) continue;
    taken.add(value);
    return value;
  }
}

function optionProblems(options: readonly Option[]): DesignProblem[] {
  if (options.length < 2) return [{ path: 'options', message: '请至少添加两个选项。' }];
  if (options.length > MOST_OPTIONS) return [{ path: 'options', message: `最多 ${MOST_OPTIONS} 个选项。` }];
  return options.flatMap(({ label, value }, index): DesignProblem[] => {
    const path = `options.${index}.label`;
    if (label === '') return [{ path, message: '请填写选项。' }];
    if (countCodePoints(label) > LONGEST.option) return [{ path, message: `选项最多 ${LONGEST.option} 个字，请删减。` }];
    const earlier = options.slice(0, index);
    return earlier.some((other) => other.label === label || other.value === value) ? [{ path, message: `选项“${label}”重复，请删去一个。` }] : [];
  });
}

function limitsOf(block: Block, question: Question): DesignProblem[] {
  if (question.kind !== 'number') return [];
  const unit = typeof block.unit === 'string' ? cleanLine(block.unit) : '';
  if (unit) question.unit = unit;
  const problems: DesignProblem[] = countCodePoints(unit) > LONGEST.unit ? [{ path: 'unit', message: `单位最多 ${LONGEST.unit} 个字。` }] : [];
  const decimals = block.decimals ?? 0;
  question.decimals = typeof decimals === 'number' ? decimals : 0;
  if (typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0 || decimals > 4) problems.push({ path: 'decimals', message: '小数位数应为 0 到 4 的整数。' });
  for (const [key, what] of [['min', '最小值'], ['max', '最大值']] as const) {
    const limit = block[key] ?? undefined;
    if (limit === undefined) continue;
    if (typeof limit !== 'number' || !Number.isFinite(limit) || Math.abs(limit) > LARGEST || !hasFourDecimalsAtMost(limit)) problems.push({ path: key, message: `${what}应为数字，最多 4 位小数，不超过 1 万亿。` });
    else question[key] = limit;
  }
  if (question.min !== undefined && question.max !== undefined && question.min > question.max) problems.push({ path: 'max', message: '最大值不能小于最小值。' });
  return problems;
}

/** What a number may be where the designer sets no limit: one 万亿 either way. */
export const LARGEST = 1_000_000_000_000;

function conditionOf(block: Block, question: Question, before: readonly Question[]): DesignProblem[] {
  const label = typeof block.whenQuestion === 'string' ? cleanLine(block.whenQuestion) : '';
  const answer = typeof block.whenAnswer === 'string' ? cleanLine(block.whenAnswer) : '';
  if (label === '' && answer === '') return [];
  const asked = before.find((other) => isAsked(other) && other.label === label);
  if (!asked) return [{ path: 'whenQuestion', message: '前面没有这道题。请照抄前面一道题的题目。' }];
  if (!hasOptions(asked) && asked.kind !== 'checkbox') return [{ path: 'whenQuestion', message: '只能按前面的单选、下拉、多选或“是或否”题决定是否显示。' }];
  const value = asked.kind === 'checkbox' ? { 是: true, 否: false }[answer] : asked.options?.find((option) => option.label === answer)?.value;
  if (value === undefined) return [{ path: 'whenAnswer', message: asked.kind === 'checkbox' ? '请填写“是”或“否”。' : `“${label}”没有选项“${answer}”，请照抄其中一个选项。` }];
  question.shownWhen = { name: asked.name, value };
  return [];
}

/**
 * What a change would do to answers that were given already: a question or an option somebody may have answered stays, and
 * so does its kind. Wording, hints and new questions are free.
 */
export function problemsWithAnswers(before: Definition, after: Definition): DesignProblem[] {
  const now = new Map(after.map((question) => [question.name, question]));
  for (const question of before.filter(isAsked)) {
    const kept = now.get(question.name);
    if (!kept) return [{ path: 'fields', message: `已经有人填写，不能删去“${question.label}”。可以修改文字、添加题目，或者另建一份表单。` }];
    if (kept.kind !== question.kind) return [{ path: 'fields', message: `已经有人填写，不能改变“${question.label}”的题型。` }];
    const lost = question.options?.find(({ value }) => !kept.options?.some((option) => option.value === value));
    if (lost) return [{ path: 'fields', message: `已经有人填写，不能删去“${question.label}”的选项“${lost.label}”。` }];
  }
  return [];
}
