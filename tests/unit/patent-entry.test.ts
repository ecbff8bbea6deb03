import { describe, expect, it } from 'vitest';
import { judgeListed, readDeclared } from '../../src/domain/patentIntake.ts';
import { parsePatentList } from '../../src/domain/patentNumber.ts';
import { whyUnusable, type Obtained } from '../../src/domain/patents.ts';
import { taskList, type TaskFacts } from '../../src/domain/taskList.ts';
import { NO_UPDATES } from '../../src/domain/updateTask.ts';

const NAMES = ['华芯(苏州)有限公司', '旧名有限公司'];
const TODAY = '2026-11-22';
const HELD = '2017106018623';
const FOREIGN = '2018100537683';
const source = (number: string, holders: string[], legalStatus: 'valid' | 'lapsed' = 'valid') => ({ number, title: '一种𠮷形夹具', type: 'invention' as const, holders, legalStatus, asOf: null });
const KNOWN = new Map([
  [HELD, { patent: source(HELD, ['某大学', '华芯（苏州）有限公司']), isOwn: false }],
  [FOREIGN, { patent: source(FOREIGN, ['别人的公司']), isOwn: false }],
]);
const judged = (text: string, obtained: Obtained = 'original') => judgeListed(parsePatentList(text), { names: NAMES, obtained }, KNOWN);

describe('what people paste as a patent number', () => {
  it.each([
    ['ZL201710601862.3', 'addable', ''],
    ['CN 2017 1 0601862.3', 'addable', ''],
    ['专利号：ZL２０１７１０６０１８６２．３', 'addable', ''],
    ['201710601862。3', 'addable', ''],
    ['2017106018623\u200B', 'addable', ''],
    ['201710601862.4', 'invalid', '校验位应为 3，您输入的是 4'],
    ['200410009048.6', 'invalid', '校验位应为 5'],
    ['CN101234567A', 'invalid', '公布号或公告号，不是专利号'],
    ['CN 212345678 U', 'invalid', ''],
    ['2O1710601862.3', 'invalid', '字母“O”'],
    ['201710601862', 'invalid', '缺少最后一位校验位'],
    ['199710601862.3', 'invalid', '不可能是'],
    ['201750601862.3', 'invalid', '类型位'],
    ['无', 'invalid', '没有找到专利号'],
    ['𠮷', 'invalid', '没有找到专利号'],
    ['PCT/CN2017/096018', 'invalid', ''],
    ['-1', 'invalid', ''],
    ['200410009081.8', 'notFound', '手工填写'],
    ['201810053768.3', 'heldByOthers', '取得方式'],
  ])('“%s” is %s', (text, outcome, said) => {
    const lines = judged(text);
    expect(lines.map((line) => line.outcome)[0]).toBe(outcome);
    expect(lines.map(({ message }) => message).join('')).toContain(said);
  });

  it('a patent held with others, or written in other brackets, counts as held', () => {
    expect(judged(HELD)).toMatchObject([{ outcome: 'addable', title: '一种𠮷形夹具' }]);
  });

  it('said to be licensed, another’s patent may be added, and still nothing of it is told', () => {
    expect(judged(FOREIGN, 'licensed')).toMatchObject([{ outcome: 'addable', title: null }]);
    expect(JSON.stringify(judged(FOREIGN, 'licensed'))).not.toContain('别人的公司');
  });

  it('a list of 600 lines is judged line by line, each with its own number', () => {
    const text = Array.from({ length: 600 }, (_, at) => (at % 2 ? HELD : `第${at}行`)).join('\r\n');
    const lines = judged(text);
    expect([lines.length, lines.at(-1)?.line]).toEqual([600, 600]);
    expect(lines.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(299);
  });

  it('a long list of nothing but signs takes no time', () => {
    const began = performance.now();
    judged('1 '.repeat(15_000));
    judged(`${'9'.repeat(29_000)}`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

const DECLARED = { title: '一种夹具', holders: ['甲'], legalStatus: 'valid', asOf: '2026-11-01' };

describe('a patent typed in by hand', () => {
  it.each([
    ['full', {}, { title: '一种夹具', holders: ['甲'], asOf: '2026-11-01' }],
    ['rare characters', { title: '𠮷㛃', holders: ['𠮷', '㛃'] }, { title: '𠮷㛃', holders: ['𠮷', '㛃'] }],
    ['blanks and line breaks', { title: ' 一种\n夹具\u200B ', holders: [' 甲 ', '甲', ''] }, { title: '一种 夹具', holders: ['甲'] }],
    ['no day: today', { asOf: '' }, { asOf: TODAY }],
    ['today', { asOf: TODAY }, { asOf: TODAY }],
  ])('%s', (_what, part, kept) => {
    expect(readDeclared({ ...DECLARED, ...part }, TODAY)).toMatchObject({ ok: true, value: kept });
  });

  it.each([
    ['title', { title: undefined }],
    ['title', { title: 5 }],
    ['title', { title: '长'.repeat(301) }],
    ['holders', { holders: '甲' }],
    ['holders', { holders: ['长'.repeat(201)] }],
    ['holders', { holders: Array.from({ length: 51 }, (_, at) => String(at)) }],
    ['legalStatus', { legalStatus: 'constructor' }],
    ['asOf', { asOf: '2026-13-01' }],
    ['asOf', { asOf: '2026-11-23' }],
    ['asOf', { asOf: '昨天' }],
  ])('a wrong %s is refused at its field', (field, part) => {
    expect(readDeclared({ ...DECLARED, ...part }, TODAY)).toEqual({ ok: false, problems: [{ field, message: expect.stringMatching(/。$/) }] });
  });

  it('with several faults tells all of them, in the order of the form', () => {
    const read = readDeclared({ title: '', holders: [], legalStatus: null, asOf: '2999-01-01' }, TODAY);
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(['title', 'holders', 'legalStatus', 'asOf']);
  });
});

describe('whether a product may rely on a patent', () => {
  const own = { legalStatus: 'valid', obtained: 'original', isDeclared: false, hasProof: false, holders: ['华芯（苏州）有限公司'] } as const;
  it.each([
    ['own and valid', {}, null],
    ['own, under a former name', { holders: ['旧名有限公司'] }, null],
    ['own and lapsed', { legalStatus: 'lapsed' }, 'notValid'],
    ['transferred away', { legalStatus: 'transferred', hasProof: true }, 'notValid'],
    ['another’s', { holders: ['别人的公司'] }, 'notHeld'],
    ['licensed without a proof', { obtained: 'licensed', holders: ['别人的公司'] }, 'noProof'],
    ['licensed with a proof', { obtained: 'licensed', holders: ['别人的公司'], hasProof: true }, null],
    ['transferred in with a proof, not yet registered so', { obtained: 'transferredIn', holders: ['转让人'], hasProof: true }, null],
    ['transferred in without a proof', { obtained: 'transferredIn' }, 'noProof'],
    ['unknown to the register, without a proof', { isDeclared: true }, 'noProof'],
    ['unknown to the register, with a proof', { isDeclared: true, hasProof: true }, null],
    ['unknown to the register, with a proof, another’s', { isDeclared: true, hasProof: true, holders: ['别人的公司'] }, 'notHeld'],
    ['a licence that has lapsed', { obtained: 'licensed', hasProof: true, legalStatus: 'lapsed' }, 'notValid'],
  ] as const)('%s', (_what, part, why) => {
    expect(whyUnusable({ ...own, ...part, holders: [...('holders' in part ? part.holders : own.holders)] }, NAMES)).toBe(why);
  });
});

describe('the task list of a company whose product lost its patents', () => {
  const facts: TaskFacts = {
    ...{ verified: true, verification: 'approved', assetReport: { state: 'present', year: 2025, begun: true, until: '2026-04-30' }, patents: { total: 3, valid: 1 } },
    ...{ products: { draft: 1, submitted: 0, rejected: 0, filed: 2, withdrawing: 0 }, updates: { year: 2026, ...NO_UPDATES }, lapsed: 1 },
  };
  it('asks for the confirmation before anything else but what was refused', () => {
    expect(taskList(facts).next).toMatchObject({ sentence: expect.stringContaining('1 个产品关联的专利已全部失效或转让'), href: '/portal/products?tab=filed' });
    expect(taskList({ ...facts, products: { ...facts.products, rejected: 1 } }).next.href).toBe('/portal/products?tab=rejected');
    expect(taskList({ ...facts, lapsed: 0 }).next.href).toBe('/portal/products?tab=draft');
  });
});
