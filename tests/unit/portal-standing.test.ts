import { describe, expect, it } from 'vitest';
import { nextOf, standingOf } from '../../src/app/(portal)/products/standing.ts';
import { lifecycleOf } from '../../src/domain/lifecycle/index.ts';

const DAY = new Date('2026-03-09T02:00:00Z');
const told = (status: string, isTaken = false) => standingOf({ status, isTaken, submittedAt: DAY, filedAt: DAY, closedAt: DAY });

describe('a company reads how its product stands', () => {
  it.each([
    ['draft', /还没有提交.*自动保存/],
    ['submitted', /2026年3月9日提交，等待审核.*可以撤回/],
    ['rejected', /没有通过.*修改后重新提交/],
    ['filed', /2026年3月9日完成备案，内容已锁定.*申请撤销/],
    ['withdrawing', /申请撤销备案，正在审核.*备案仍然有效，公众仍可查到/],
    ['withdrawn', /2026年3月9日已撤销备案.*备案号不再使用/],
    ['revoked', /2026年3月9日平台撤销.*理由见办理进度.*服务热线/],
  ])('%s', (status, sentence) => {
    expect(told(status)).toMatch(sentence);
    expect(told(status)).not.toMatch(/[a-zA-Z]/);
  });

  it('in every state of the lifecycle another sentence', () => {
    const states = Object.keys(lifecycleOf('products').states);
    expect(new Set(states.map((state) => told(state))).size).toBe(states.length);
  });

  it('as soon as a reviewer has it in hand: that it cannot be taken back any more', () => {
    expect(told('submitted', true)).toMatch(/正在审核，内容已锁定，不能修改或撤回/);
  });

  it('and what comes next, where something does', () => {
    expect(['draft', 'submitted', 'rejected', 'withdrawing'].map((status) => nextOf({ status }).next)).not.toContain(undefined);
    expect(['filed', 'withdrawn', 'revoked'].map((status) => nextOf({ status }))).toEqual([{}, {}, {}]);
  });
});
