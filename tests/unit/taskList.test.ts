import { describe, expect, it } from 'vitest';
import { NO_CERTIFICATIONS } from '../../src/domain/certificationTask.ts';
import { NO_UPDATES } from '../../src/domain/updateTask.ts';
import { taskList, type TaskFacts, type TaskKey } from '../../src/domain/taskList.ts';

const NONE = { draft: 0, submitted: 0, rejected: 0, filed: 0, withdrawing: 0 };
const NEWCOMER: TaskFacts = {
  verified: false,
  verification: null,
  assetReport: { state: 'deferrable', year: 2025, begun: false, until: '2026-04-30' },
  patents: { total: 0, valid: 0 },
  products: NONE,
  updates: { year: 2026, ...NO_UPDATES },
};
const VERIFIED: TaskFacts = { ...NEWCOMER, verified: true, verification: 'approved' };
const REPORTED: TaskFacts = { ...VERIFIED, assetReport: { ...NEWCOMER.assetReport, state: 'present' } };
const READY: TaskFacts = { ...REPORTED, patents: { total: 1200, valid: 3 } };

const stateOf = (facts: TaskFacts, key: TaskKey) => taskList(facts).tasks.find((task) => task.key === key)?.state;
const detailOf = (facts: TaskFacts, key: TaskKey) => taskList(facts).tasks.find((task) => task.key === key)?.detail;

describe('the way from registration to a filed product', () => {
  it('comes in the order 实名认证, 资产信息, 专利信息, 产品备案, 信息更新, 认定', () => {
    expect(taskList(NEWCOMER).tasks.map(({ key }) => key)).toEqual(['verification', 'assetReport', 'patents', 'products', 'updates', 'certifications']);
  });

  it('a newcomer starts with the verification, reads why patents must wait, and may fill in a product meanwhile', () => {
    expect(taskList(NEWCOMER).next).toMatchObject({ label: '开始实名认证', href: '/portal/verification' });
    expect([stateOf(NEWCOMER, 'patents'), stateOf(NEWCOMER, 'products')]).toEqual(['cannotStart', 'canPrepare']);
    expect(taskList(NEWCOMER).tasks.at(-3)).toMatchObject({ href: '/portal/products/new', detail: '可以先填写，实名认证通过后才能提交。' });
  });

  it('a draft verification goes on where it was left', () => {
    const facts: TaskFacts = { ...NEWCOMER, verification: 'draft' };
    expect(stateOf(facts, 'verification')).toBe('inProgress');
    expect(taskList(facts).next.label).toBe('继续填写实名认证');
  });

  it('while the first verification is under review the report can be filled in, nothing else', () => {
    const facts: TaskFacts = { ...NEWCOMER, verification: 'submitted' };
    expect(stateOf(facts, 'verification')).toBe('underReview');
    expect(taskList(facts).next.href).toBe('/portal/assets');
    expect(taskList({ ...facts, assetReport: REPORTED.assetReport }).next).toMatchObject({ label: null, href: null });
  });

  it('a refused verification comes before everything else', () => {
    const facts: TaskFacts = { ...READY, verification: 'rejected', products: { ...NONE, rejected: 2 } };
    expect(taskList(facts).next.href).toBe('/portal/verification');
  });

  it('a verified enterprise that changes its details is told that filing waits', () => {
    expect(detailOf({ ...READY, verification: 'submitted' }, 'verification')).toContain('不能提交产品备案');
  });

  it('a report that may still wait does not stand in the way of the patents', () => {
    expect(taskList(VERIFIED).next.href).toBe('/portal/patents');
  });

  it('from 30 days before the deadline a missing report is the next thing to do, with the days that are left', () => {
    const near = (daysLeft: number): TaskFacts => ({ ...VERIFIED, assetReport: { ...NEWCOMER.assetReport, daysLeft } });
    expect(taskList(near(31)).next.href).toBe('/portal/patents');
    expect(taskList(near(30)).next).toMatchObject({ href: '/portal/assets', sentence: '请在 2026年4月30日以前填好，还有 30 天。逾期不能提交产品备案。' });
    expect(detailOf(near(0), 'assetReport')).toContain('今天是最后一天');
    expect(taskList({ ...near(1), verified: false, verification: null }).next.href).toBe('/portal/verification');
  });

  it('a refused change of details does not undo the verification', () => {
    expect(detailOf({ ...READY, verification: 'rejected' }, 'verification')).toBe('单位信息变更没有通过审核，原来的认证仍然有效。请按审核意见修改后重新提交。');
  });

  it('a report that is overdue comes first, for nothing can be submitted without it', () => {
    const facts: TaskFacts = { ...VERIFIED, assetReport: { ...NEWCOMER.assetReport, state: 'overdue' } };
    expect(taskList(facts).next).toMatchObject({ label: '填写资产信息', href: '/portal/assets' });
    expect(detailOf(facts, 'assetReport')).toBe('已过 2026年4月30日的补报期限，补报后才能提交产品备案。');
  });

  it('a newcomer is told what to fill in, and is not reproached with a deadline', () => {
    const facts: TaskFacts = { ...NEWCOMER, assetReport: { ...NEWCOMER.assetReport, state: 'overdue' } };
    expect(detailOf(facts, 'assetReport')).toBe('提交认证和备案前，请先填写 2025 年度资产信息。');
    expect(detailOf({ ...facts, assetReport: { ...facts.assetReport, begun: true } }, 'assetReport')).toBe('还有内容没有填好。提交认证和备案前，请先填写 2025 年度资产信息。');
  });

  it('patents that have all lapsed do not open the submission', () => {
    const facts: TaskFacts = { ...REPORTED, patents: { total: 4, valid: 0 } };
    expect([stateOf(facts, 'patents'), stateOf(facts, 'products')]).toEqual(['inProgress', 'canPrepare']);
  });

  it('counts carry thousands separators', () => {
    expect(detailOf(READY, 'patents')).toBe('共 1,200 件，其中维持有效 3 件。');
  });

  it('with everything in place the next step is a new product', () => {
    expect(taskList(READY).next).toMatchObject({ label: '新建产品备案', href: '/portal/products/new' });
  });

  it('a refused product leads to the list of the refused ones', () => {
    const facts: TaskFacts = { ...READY, products: { ...NONE, rejected: 1, filed: 8 } };
    expect(stateOf(facts, 'products')).toBe('needsChange');
    expect(taskList(facts).next.href).toBe('/portal/products?tab=rejected');
    expect(taskList(facts).next.sentence).toBe('有 1 个产品备案没有通过审核。请按审核意见修改后重新提交。');
    expect(detailOf(facts, 'products')).toBe('不通过 1 个，已备案 8 个。');
  });

  it('a submitted product means waiting, a filed one that all is done', () => {
    expect(taskList({ ...READY, products: { ...NONE, submitted: 1 } }).next.href).toBeNull();
    expect(stateOf({ ...READY, products: { ...NONE, filed: 1 } }, 'products')).toBe('done');
  });
});

describe('信息更新 – the yearly update of products filed in earlier years', () => {
  const FILED: TaskFacts = { ...READY, products: { ...NONE, filed: 3 } };
  const withUpdates = (updates: Partial<TaskFacts['updates']>): TaskFacts => ({ ...FILED, updates: { year: 2026, ...NO_UPDATES, ...updates } });

  it('who filed nothing before reads from when on products are updated', () => {
    expect([stateOf(FILED, 'updates'), detailOf(FILED, 'updates')]).toEqual(['cannotStart', expect.stringContaining('从下一年起每年更新')]);
  });

  it('products not updated yet are the next thing to do once nothing else is open', () => {
    expect(taskList(withUpdates({ due: 2 })).next).toMatchObject({ label: '更新备案信息', href: '/portal/updates', sentence: expect.stringContaining('还有 2 个') });
    expect(taskList(withUpdates({ due: 2, begun: 1 })).next.label).toBe('继续更新备案信息');
  });

  it('a refused update comes before those not begun, one under review is waited for, all updated is done', () => {
    expect(taskList(withUpdates({ due: 2, rejected: 1 })).next).toMatchObject({ label: '修改未通过的更新', href: '/portal/updates?tab=rejected' });
    expect(stateOf(withUpdates({ submitted: 1, updated: 2 }), 'updates')).toBe('underReview');
    expect(stateOf(withUpdates({ updated: 3 }), 'updates')).toBe('done');
  });
});

describe('认定 – the last step of the way', () => {
  const FILED: TaskFacts = { ...READY, products: { ...NONE, filed: 3 } };
  const withCounts = (counts: Partial<typeof NO_CERTIFICATIONS>): TaskFacts => ({ ...FILED, certifications: { ...NO_CERTIFICATIONS, ...counts } });
  const seen = (facts: TaskFacts) => [stateOf(facts, 'certifications'), detailOf(facts, 'certifications')];

  it('cannot start before a product is filed, nor before one asks for it, and says which', () => {
    expect(seen(READY)).toEqual(['cannotStart', '产品备案通过后，才能参加认定。']);
    expect(seen(FILED)).toEqual(['cannotStart', expect.stringContaining('选择参加认定')]);
  });

  it('who has asked for it has nothing to do until the round', () => {
    expect(seen(withCounts({ wanting: 2 }))).toEqual(['done', expect.stringContaining('目前不用办理')]);
    expect(taskList(withCounts({ wanting: 2 })).next.label).toBe('新建产品备案');
  });

  it('who asked and was left out is led to the reasons', () => {
    expect(taskList(withCounts({ wanting: 2, leftOut: 1 })).next).toMatchObject({ label: '查看没有列入的原因', href: '/portal/certifications' });
  });

  it('a publicity names its last day, a certification the day it ends', () => {
    expect(seen(withCounts({ publicised: 2, publicityUntil: '2026-06-12' }))).toEqual(['underReview', '2 个产品正在公示，到 2026-06-12 为止。']);
    expect(seen(withCounts({ certified: 1, validUntil: '2027-06-15' }))).toEqual(['done', '1 个产品已认定，最早的一个到 2027-06-15 期满。']);
    expect(seen(withCounts({ judged: 4 }))).toEqual(['underReview', '4 个产品等待评定。']);
  });
});
