import { describe, expect, it } from 'vitest';
import { answerText, checkAnswers } from '../../src/domain/publicForms/answers.ts';
import { compile, problemsWithAnswers, type Question } from '../../src/domain/publicForms/definition.ts';
import { isAddressee, stateOf, windowRefusal } from '../../src/domain/publicForms/window.ts';
import { PUBLIC, type Actor } from '../../src/domain/roles.ts';

const OPTIONS = [{ value: 'o1', label: '甲' }, { value: 'o2', label: '乙' }];
const ask = (more: Partial<Question>): Question => ({ kind: 'text', name: 'q1', label: '问', ...more });
const check = (question: Question, raw: unknown) => checkAnswers([question], { q1: raw }, (code) => code === '320500');
const value = (question: Question, raw: unknown) => {
  const checked = check(question, raw);
  return checked.ok ? checked.values.q1 : checked.problems.map(({ field, message }) => `${field}: ${message}`).join();
};
const USCC = '91320505MA1NEW88XA';

describe('an answer is kept in its plain form', () => {
  it.each<[Partial<Question>, unknown, unknown]>([
    [{ kind: 'text' }, '  𠮷田\u200b科技 ', '𠮷田科技'],
    [{ kind: 'text' }, '𠮷'.repeat(200), '𠮷'.repeat(200)],
    [{ kind: 'text' }, '　 ', null],
    [{ kind: 'textarea' }, '一\r\n二', '一\n二'],
    [{ kind: 'textarea' }, '字'.repeat(2000), '字'.repeat(2000)],
    [{ kind: 'radio', options: OPTIONS }, 'o2', 'o2'],
    [{ kind: 'select', options: OPTIONS }, '', null],
    [{ kind: 'choices', options: OPTIONS }, ['o1', 'o2', 'o1'], ['o1', 'o2']],
    [{ kind: 'choices', options: OPTIONS }, 'o1', ['o1']],
    [{ kind: 'checkbox' }, 'no', false],
    [{ kind: 'checkbox' }, true, true],
    [{ kind: 'number', min: 1, max: 10 }, '１０', 10],
    [{ kind: 'number', min: 1, max: 10, unit: '件' }, ' 1 件', 1],
    [{ kind: 'number', min: -2 }, '－2', -2],
    [{ kind: 'number', decimals: 2 }, '1,234.50', 1234.5],
    [{ kind: 'number' }, 7, 7],
    [{ kind: 'amount' }, '400', 400_000_000],
    [{ kind: 'amount' }, 0.5, 500_000],
    [{ kind: 'amount' }, '10000000', 10_000_000_000_000],
    [{ kind: 'date' }, '2026年3月9日', '2026-03-09'],
    [{ kind: 'date' }, '2024-02-29', '2024-02-29'],
    [{ kind: 'email' }, 'Li@Example.COM', 'li@example.com'],
    [{ kind: 'mobile' }, '+86 139-1234 5678', '13912345678'],
    [{ kind: 'uscc' }, USCC.toLowerCase(), USCC],
    [{ kind: 'region' }, '３２０５００', '320500'],
  ])('%j takes %j', (more, raw, stored) => {
    expect(value(ask(more), raw)).toEqual(stored);
  });
});

describe('an answer that is none is refused with a sentence at its question', () => {
  it.each<[Partial<Question>, unknown, string]>([
    [{ required: true }, ' 　', 'q1: 请填写问。'],
    [{ required: true, kind: 'checkbox' }, '', 'q1: 请选择问。'],
    [{ required: true, kind: 'choices', options: OPTIONS }, [], 'q1: 请选择问。'],
    [{ kind: 'text' }, '𠮷'.repeat(201), 'q1: 问最多 200 个字，请删减。'],
    [{ kind: 'textarea' }, '字'.repeat(2001), 'q1: 问最多 2000 个字，请删减。'],
    [{ kind: 'text' }, 5, 'q1: 问应为文字。'],
    [{ kind: 'text' }, { $gt: '' }, 'q1: 问应为文字。'],
    [{ kind: 'radio', options: OPTIONS }, 'o3', 'q1: 请从列出的选项中选择问。'],
    [{ kind: 'radio', options: OPTIONS }, ['o1'], 'q1: 请选择问。'],
    [{ kind: 'choices', options: OPTIONS }, ['o1', 'constructor'], 'q1: 请从列出的选项中选择问。'],
    [{ kind: 'checkbox' }, 'maybe', 'q1: 请选择问。'],
    [{ kind: 'number', min: 1, max: 10 }, '0', 'q1: 问不能小于 1。'],
    [{ kind: 'number', min: 1, max: 10 }, '11', 'q1: 问不能超过 10。'],
    [{ kind: 'number' }, '1.5', 'q1: 问应为整数。'],
    [{ kind: 'number', decimals: 2 }, '1.555', 'q1: 问最多 2 位小数。'],
    [{ kind: 'number' }, '1e3', 'q1: 问应为数字，如 12，请修改。'],
    [{ kind: 'number' }, 'NaN', 'q1: 问应为数字，如 12，请修改。'],
    [{ kind: 'amount' }, '-1', 'q1: 金额不能为负数，请修改。'],
    [{ kind: 'amount' }, '10000000.000001', 'q1: 问数额过大，请核对单位。'],
    [{ kind: 'amount' }, '四百', 'q1: 金额应为数字，如 1234.56，单位为万元，请修改。'],
    [{ kind: 'date' }, '2026-02-29', 'q1: 问不是有效的日期，请按“2026-01-31”的样子填写。'],
    [{ kind: 'email' }, 'li.example.com', 'q1: 电子邮箱缺少“@”，请补全，如 name@example.com。'],
    [{ kind: 'mobile' }, '1391234567', 'q1: 手机号码应为 11 位，您输入了 10 位，请核对。'],
    [{ kind: 'region' }, '999999', 'q1: 请从列表中选择问。'],
  ])('%j refuses %j', (more, raw, sentence) => {
    expect(value(ask(more), raw)).toBe(sentence);
  });

  it('a code with a wrong check character', () => {
    expect(check(ask({ kind: 'uscc' }), '91320505MA1NEW88X9').ok).toBe(false);
  });

  it('a name the form does not have, however it is spelt', () => {
    for (const name of ['q2', '__proto__x', 'constructor']) expect(checkAnswers([ask({})], { [name]: '甲' }, () => true)).toEqual({ ok: false, problems: [{ field: name, message: `没有“${name}”这一项。` }] });
  });

  it('problems come in the order of the form', () => {
    const form = [ask({ name: 'a', label: '甲', required: true }), ask({ name: 'b', label: '乙', kind: 'number' }), ask({ name: 'c', label: '丙', required: true })];
    const checked = checkAnswers(form, { b: 'x' }, () => true);
    expect(checked.ok ? [] : checked.problems.map(({ field }) => field)).toEqual(['a', 'b', 'c']);
  });
});

describe('a question that hangs on another', () => {
  const form: Question[] = [ask({ name: 'why', kind: 'checkbox', label: '是否' }), ask({ name: 'then', label: '原因', required: true, kind: 'number', shownWhen: { name: 'why', value: true } })];
  it('is required where it applies, and neither judged nor kept where it does not', () => {
    expect(checkAnswers(form, { why: 'yes' }, () => true)).toMatchObject({ ok: false, problems: [{ field: 'then' }] });
    expect(checkAnswers(form, { why: 'yes', then: '3' }, () => true)).toMatchObject({ ok: true, values: { then: 3 } });
    expect(checkAnswers(form, { why: 'no', then: '3' }, () => true)).toMatchObject({ ok: true, values: { then: null } });
    expect(checkAnswers(form, { why: 'no', then: 'nonsense' }, () => true).ok).toBe(true);
  });
});

describe('a design that cannot be answered is not saved', () => {
  it.each<[string, object[], string, string]>([
    ['a question without words', [{ blockType: 'text', label: ' ' }], 'fields.0.label', '请填写题目。'],
    ['two of the same name', [{ blockType: 'text', label: '甲', name: 'x' }, { blockType: 'text', label: '乙', name: 'x' }], 'fields.1.label', '两道题的代号相同；复制的题目请删去后重新添加。'],
    ['two of the same words', [{ blockType: 'text', label: '甲' }, { blockType: 'text', label: '甲' }], 'fields.1.label', '前面已有同样的题目，请改写，以便区分答案。'],
    ['a choice without options', [{ blockType: 'radio', label: '甲', options: [] }], 'fields.0.options', '请至少添加两个选项。'],
    ['an option twice', [{ blockType: 'select', label: '甲', options: [{ label: '一' }, { label: '一' }] }], 'fields.0.options.1.label', '选项“一”重复，请删去一个。'],
    ['a least above the most', [{ blockType: 'number', label: '甲', min: 2, max: 1 }], 'fields.0.max', '最大值不能小于最小值。'],
    ['five decimals', [{ blockType: 'number', label: '甲', decimals: 5 }], 'fields.0.decimals', '小数位数应为 0 到 4 的整数。'],
    ['a condition on nothing', [{ blockType: 'text', label: '甲', whenQuestion: '乙', whenAnswer: '是' }], 'fields.0.whenQuestion', '前面没有这道题。请照抄前面一道题的题目。'],
    ['a condition on an option there is not', [{ blockType: 'checkbox', label: '甲' }, { blockType: 'text', label: '乙', whenQuestion: '甲', whenAnswer: '也许' }], 'fields.1.whenAnswer', '请填写“是”或“否”。'],
    ['a kind nobody knows', [{ blockType: 'payment', label: '甲' }], 'fields.0.label', '没有这种题型。'],
  ])('%s', (_what, blocks, path, message) => {
    expect(compile(blocks as Record<string, unknown>[]).problems).toEqual([{ path, message }]);
  });

  it('the least may be the most, and names are made that were never used', () => {
    const made = compile([{ blockType: 'number', label: '甲', min: 1, max: 1 }, { blockType: 'text', label: '乙', name: 'q3' }], ['q1']);
    expect(made.problems).toEqual([]);
    expect(made.definition.map(({ name }) => name)).toEqual(['q2', 'q3']);
  });

  it('what answers hang on stays: question, kind, option; words are free', () => {
    const before = [ask({ kind: 'radio', options: OPTIONS })];
    expect(problemsWithAnswers(before, [ask({ kind: 'radio', label: '改写', options: [...OPTIONS, { value: 'o3', label: '丙' }] }), ask({ name: 'q2' })])).toEqual([]);
    expect(problemsWithAnswers(before, [])[0]?.message).toContain('不能删去“问”');
    expect(problemsWithAnswers(before, [ask({ kind: 'select', options: OPTIONS })])[0]?.message).toContain('题型');
    expect(problemsWithAnswers(before, [ask({ kind: 'radio', options: OPTIONS.slice(1) })])[0]?.message).toContain('选项“甲”');
  });
});

describe('who answers, and when', () => {
  const [opensAt, closesAt] = [new Date('2026-03-01T00:00:00+08:00'), new Date('2026-04-01T00:00:00+08:00')];
  it.each([
    ['2026-02-28T23:59:59.999+08:00', 'upcoming'],
    ['2026-03-01T00:00:00.000+08:00', 'open'],
    ['2026-03-31T23:59:59.999+08:00', 'open'],
    ['2026-04-01T00:00:00.000+08:00', 'closed'],
  ] as const)('at %s the form is %s', (at, state) => {
    const form = { isReleased: true, opensAt, closesAt };
    expect(stateOf(form, new Date(at))).toBe(state);
    expect(windowRefusal(form, new Date(at)) === null).toBe(state === 'open');
    expect(stateOf({ ...form, isReleased: false }, new Date(at))).toBe('draft');
  });

  const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ role, id: '1', name: '某人', ...more });
  it.each([
    ['a visitor', PUBLIC, [true, false, false]],
    ['a company', actor('enterprise', { enterprise: 'e' }), [true, true, false]],
    ['a company account without a company', actor('enterprise'), [true, false, false]],
    ['a bank', actor('bank', { bank: 'b' }), [true, false, true]],
    ['an editor', actor('editor'), [false, false, false]],
    ['staff', actor('staff'), [false, false, false]],
  ] as const)('%s', (_who, who, may) => {
    expect((['public', 'enterprises', 'banks'] as const).map((audience) => isAddressee(audience, who))).toEqual(may);
  });
});

describe('an answer in words', () => {
  it.each<[Partial<Question>, unknown, string | null]>([
    [{ kind: 'radio', options: OPTIONS }, 'o1', '甲'],
    [{ kind: 'choices', options: OPTIONS }, ['o1', 'o2'], '甲；乙'],
    [{ kind: 'checkbox' }, false, '否'],
    [{ kind: 'number', unit: '件' }, 1200, '1,200 件'],
    [{ kind: 'amount' }, 400_000_000, '400 万元，即 4,000,000 元'],
    [{ kind: 'region' }, '320500', '江苏省 / 苏州市'],
    [{ kind: 'text' }, null, null],
  ])('%j reads %j as %j', (more, stored, text) => {
    expect(answerText(ask(more), stored, { 320500: '江苏省 / 苏州市' })).toBe(text);
  });
});
