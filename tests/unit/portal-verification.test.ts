import { describe, expect, it } from 'vitest';
import { summaryItems } from '../../src/app/(portal)/kit/summaryItems.ts';
import { assetIntro, reportToPrepare } from '../../src/app/(portal)/portal/(signed-in)/verification/duty.ts';
import { assetReportForm } from '../../src/domain/forms/assetReport.ts';
import { verificationForm } from '../../src/domain/forms/verification.ts';
import type { Form, Values } from '../../src/domain/forms/field.ts';

const duty = { year: 2025, state: 'deferrable', deadline: '2026-05-31' } as const;

describe('putting last year\'s report off', () => {
  it('is offered with the date staff have set, and only while it is ahead', () => {
    expect(reportToPrepare(duty)).toBe('2025 年度的利润表和主要财务数据；暂时没有的，可以在 5 月 31 日以前补报');
    expect(reportToPrepare({ ...duty, state: 'overdue' })).toBe('2025 年度的利润表和主要财务数据');
    expect(assetIntro(duty)).toContain('稍后填写');
    expect(assetIntro({ ...duty, state: 'overdue' })).not.toContain('稍后填写');
  });
});

describe('a summary', () => {
  const items = (form: Form, step: string, values: Values, files: { slot: string }[] = []) => summaryItems(form.steps.find(({ key }) => key === step)!, values, files);
  const names = (list: ReturnType<typeof items>['shown']) => list.map(({ item }) => item.name);

  it('speaks of the tick to put the report off only when it is set', () => {
    expect(items(verificationForm, 'assets', { assetReportDeferred: null })).toEqual({ shown: [], blank: [] });
    expect(items(verificationForm, 'assets', { assetReportDeferred: false })).toEqual({ shown: [], blank: [] });
    expect(names(items(verificationForm, 'assets', { assetReportDeferred: true }).shown)).toEqual(['assetReportDeferred']);
  });

  it('shows a required answer that is missing, sets optional ones apart, and leaves out what does not apply', () => {
    const { shown, blank } = items(assetReportForm, 'figures', { seal: 'finance', fixedAssets: 100, totalCost: null });
    expect(names(shown)).toEqual(['totalCost', 'ipSpending', 'netProfit', 'productSales', 'operatingRevenue', 'fixedAssets', 'seal', 'incomeStatement']);
    expect(names(blank)).toContain('patentAssets');
    expect(names(blank)).not.toContain('sealStatement');
    expect(names(items(assetReportForm, 'figures', { seal: 'official' }).shown)).toContain('sealStatement');
  });
});
