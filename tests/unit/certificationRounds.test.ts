import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInRound, type RoundStanding } from '../../src/domain/certification/desk.ts';
import { isOver, publicityEnd, validUntil } from '../../src/domain/certification/period.ts';
import { addDays, isCivilDate, toCivilDate } from '../../src/domain/civilDate.ts';
import { isWeekday } from '../../src/domain/workingTime.ts';
import { benchmark } from '../../src/imports/kinds/benchmarks.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2020-01-01', offset));

describe('periods of a round', () => {
  it('a publicity ends on a working day with as many working days after its beginning as were set', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (begun, days) => {
        const end = publicityEnd(begun, days, isWeekday);
        let counted = 0;
        for (let date = addDays(begun, 1); date <= end; date = addDays(date, 1)) counted += isWeekday(date) ? 1 : 0;
        expect([counted, isWeekday(end)]).toEqual([days, true]);
      }),
    );
  });

  it('an office that never works is a mistake of the calendar, said as such', () => {
    expect(() => publicityEnd('2026-01-01', 1, () => false)).toThrow(RangeError);
  });

  it('a validity ends on the same day of the month or on the last one, so many months later', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (issued, months) => {
        const last = validUntil(issued, months);
        const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(isCivilDate(last)).toBe(true);
        expect(monthOf(last) - monthOf(issued)).toBe(months);
        if (last.slice(8) !== issued.slice(8)) expect(addDays(last, 1).slice(8)).toBe('01');
      }),
    );
  });

  it('it is over exactly when Shanghai has another day', () => {
    fc.assert(fc.property(day, fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (last, offset) => {
      const now = new Date(new Date(`${last}T23:59:59.999+08:00`).getTime() + offset);
      expect(isOver(last, now)).toBe(toCivilDate(now) > last);
      expect(isOver(last, now)).toBe(offset > 0);
    }));
  });
});

describe('what is to be done next in a round', () => {
  const round = (change: Partial<RoundStanding> = {}): RoundStanding => ({ closesOn: '2026-06-30', isGathered: true, hasAnnouncement: true, publicityEndsOn: null, counts: {}, openObjections: 0, ...change });
  it.each<[string, Partial<RoundStanding>, string, string]>([
    ['a new one is gathered', { isGathered: false }, '2026-07-01', '先归集候选产品。'],
    ['before the closing day another gathering will be due', { isGathered: false }, '2026-06-30', '先归集候选产品。截止日是 2026-06-30，截止以后审核的产品还会增加，公示以前可以再次归集。'],
    ['the rules were changed after a gathering', { isGathered: false, counts: { candidate: 4 } }, '2026-06-30', '批次的规则在归集以后改过。请再次归集，候选产品和指标才按新的规则。'],
    ['candidates are judged', { counts: { candidate: 1234, shortlisted: 3 } }, '2026-07-01', '还有 1,234 件待评，请审核员逐件或者成批列入拟认定、不予认定。'],
    ['nothing qualifies', { counts: { excluded: 4 } }, '2026-07-01', '没有待评和拟认定的产品。可以在未列入的产品中查看原因，企业补齐后再次归集。'],
    ['the announcement is missing', { counts: { shortlisted: 3 }, hasAnnouncement: false }, '2026-07-01', '3 件拟认定。请编辑写好公示公告，再由管理员在认定批次中选好它。'],
    ['it is publicised', { counts: { shortlisted: 3 } }, '2026-07-01', '3 件拟认定，公告已经选好。请管理员办理公示。'],
    ['the publicity runs', { counts: { publicised: 3 }, publicityEndsOn: '2026-07-15' }, '2026-07-15', '3 件正在公示，到 2026-07-15 为止。期满后，没有异议待处理的产品自动认定。'],
    ['objections run', { counts: { publicised: 3 }, publicityEndsOn: '2026-07-15', openObjections: 1 }, '2026-07-02', '3 件正在公示，到 2026-07-15 为止。有 1 件异议正在处理。期满后，没有异议待处理的产品自动认定。'],
    ['objections outlast the publicity', { counts: { publicised: 1, certified: 2 }, publicityEndsOn: '2026-07-15', openObjections: 1 }, '2026-07-16', '公示已经期满，还有 1 件没有认定。有 1 件异议正在处理。'],
    ['the worker is awaited', { counts: { publicised: 2 }, publicityEndsOn: '2026-07-15' }, '2026-07-16', '公示已经期满，还有 2 件没有认定。系统每小时办理一次。'],
    ['all is done', { counts: { certified: 2 }, publicityEndsOn: '2026-07-15' }, '2026-07-16', '本批次已经办理完毕，2 件在认定有效期内。'],
    ['a year later', { counts: { expired: 2 }, publicityEndsOn: '2026-07-15' }, '2027-07-17', '本批次已经办理完毕，没有在认定有效期内的产品。'],
  ])('%s', (_what, change, today, sentence) => {
    expect(nextInRound(round(change), today)).toBe(sentence);
  });
});

describe('a benchmark in a file', () => {
  it.each([['12.5', '12.5'], ['12.50', '12.5'], ['1,200.00', '1200'], ['１２．５', '12.5'], ['007', '7'], ['0', '0'], ['-0.0', '0'], ['-3.25', '-3.25'], ['8.2%', '8.2'], ['0.0001', '0.0001']])('%s is read as %s', (text, value) => {
    expect(benchmark(text)).toEqual({ ok: true, value });
  });

  it.each(['十二', '1.00001', '1234567890123', '1e5', '12..5', '≥5', '-', '.5'])('%s is no figure', (text) => {
    expect(benchmark(text)).toMatchObject({ ok: false });
  });
});
