import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updateFindings } from '../../src/casework/updateFindings.ts';
import { judgeUpdate } from '../../src/casework/updateProblems.ts';
import { movedFigures } from '../../src/domain/checks/movedFigures.ts';
import { allFields, allSlots } from '../../src/domain/forms/field.ts';
import { productForm } from '../../src/domain/forms/product.ts';
import { PRODUCT_FIGURES } from '../../src/domain/forms/productFigures.ts';
import { FACT_FIELDS, productUpdateForm, updateLinksOf, updateLinksSchema, YEAR_FIELDS } from '../../src/domain/forms/productUpdate.ts';
import { movement, share, updateReminder, whyNotUpdatable } from '../../src/domain/productUpdates.ts';

const FILED = { name: '离心泵', model: 'IS80', introduction: '由泵体和叶轮组成，用于输送清水。', trademark: null, patentsDisclosed: true, sales: 100 };
const COMPLETE = {
  isExported: false, output: 5, sales: 4, profit: -1, totalCost: 3, marketShare: 1, ipSpendingTotal: 1, contributionMethod: 'shareAndProfit', contributionIndex: 2,
  wantsCertification: false, factsChanged: 'unchanged',
};
const judge = (values: object, more: object = {}) =>
  judgeUpdate({ values: { ...COMPLETE, ...values }, slotCounts: { economicProof: 1 }, product: FILED, patents: null, year: 2026, ...more }).map(({ field, message }) => `${field}：${message}`);

describe('the form of an annual update', () => {
  it('asks for the very figures of the filing, by the same descriptors', () => {
    const fields = allFields(productUpdateForm);
    for (const figure of PRODUCT_FIGURES) expect(fields).toContain(figure);
    expect(YEAR_FIELDS.every((name) => allFields(productForm).some((field) => field.name === name))).toBe(true);
  });

  it('cannot change what makes it this product: name, class, industry, bar code', () => {
    const names = allFields(productUpdateForm).map(({ name }) => name);
    for (const name of ['name', 'productClass', 'industry', 'barcode', 'purposes']) expect(names).not.toContain(name);
    expect(FACT_FIELDS).toEqual(['model', 'modelsReason', 'trademark', 'introduction', 'isMainProduct', 'patentsDisclosed']);
  });

  it('is complete with figures, proof and the confirmation that nothing has changed', () => {
    expect(judge({})).toEqual([]);
    expect(judge({}, { slotCounts: {} })).toEqual(['economicProof：请上传经济数据证明。']);
    expect(judge({ factsChanged: null, sales: null })).toEqual(['sales：请填写2026年度销售额。', 'factsChanged：请选择产品和专利信息有无变化。']);
  });

  it('asks for what has changed only when something has; new pictures are never demanded', () => {
    expect(judge({ factsChanged: 'changed' })).toEqual(['introduction：请填写产品介绍。', 'isMainProduct：请选择是否主要产品。', 'patentsDisclosed：请选择是否向社会公开关联专利。']);
    expect(allSlots(productUpdateForm).filter(({ name, required }) => required && name !== 'economicProof')).toEqual([]);
  });

  it('names a patent that was upheld without its case number, and certification without disclosure', () => {
    expect(judge({}, { patents: [{ number: '2004100090818', upheld: true, caseNumber: null }] })).toEqual(['patents：请填写专利 CN200410009081.8 的无效宣告案件编号。']);
    expect(judge({ wantsCertification: true }, { product: { ...FILED, patentsDisclosed: false } })[0]).toContain('没有公开关联专利，不能参加认定');
    expect(judge({ wantsCertification: true })).toEqual([]);
  });

  it('reads new texts together with the filed name, and leaves that name alone', () => {
    const changed = { ...COMPLETE, factsChanged: 'changed', model: 'IS80系列', introduction: '国内领先的离心泵。' };
    const { all, unexplained } = updateFindings(changed, FILED, [], {});
    expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(['SERIES', 'ADVERT']));
    expect(unexplained.map(({ field }) => field)).toEqual(['model']);
    expect(updateFindings({ ...changed, findingReasons: { SERIES: '同一外壳。' } }, FILED, [], {}).unexplained).toEqual([]);
    expect(updateFindings({ ...changed, factsChanged: 'unchanged' }, FILED, [], {}).all).toEqual([]);
    expect(updateFindings(changed, { ...FILED, name: '一种泵' }, [], {}).all.filter(({ field }) => field === 'name')).toEqual([]);
  });
});

describe('the links an update carries', () => {
  it('whatever is stored reads as a list of links or as none, and reading it again changes nothing', () => {
    const link = fc.record({ patent: fc.uuid(), core: fc.boolean(), upheld: fc.boolean(), caseNumber: fc.option(fc.string({ maxLength: 40 })) });
    fc.assert(
      fc.property(fc.uniqueArray(link, { selector: ({ patent }) => patent.toLowerCase(), maxLength: 20 }), (links) => {
        const read = updateLinksSchema.parse(links);
        expect(updateLinksOf(read)).toEqual(read);
        expect(read.filter(({ upheld, caseNumber }) => !upheld && caseNumber !== null)).toEqual([]);
      }),
    );
    fc.assert(fc.property(fc.anything(), (stored) => {
      const read = updateLinksOf(stored);
      expect(read === null || Array.isArray(read)).toBe(true);
    }));
  });
});

describe('when a product is to be updated', () => {
  it.each([
    ['filed', 2025, 2026, true],
    ['filed', 2026, 2026, false],
    ['filed', null, 2026, false],
    ['withdrawing', 2025, 2026, false],
    ['revoked', 2020, 2026, false],
  ])('%s, filed in %s, in %i: %s', (status, filingYear, year, due) => {
    expect(whyNotUpdatable({ status, filingYear, year }) === null).toBe(due);
  });

  it('companies are told at the opening, and 30, 7 and 1 day(s) before a date that staff may set', () => {
    expect(updateReminder('2027-01-01', null)).toEqual({ stage: 'open' });
    expect(updateReminder('2027-12-31', null)).toEqual({ stage: 'open' });
    expect(updateReminder('2027-05-30', '06-30')).toEqual({ stage: 'open' });
    expect(updateReminder('2027-05-31', '06-30')).toEqual({ stage: 30, deadline: '2027-06-30', days: 30 });
    expect(updateReminder('2027-06-30', '06-30')).toEqual({ stage: 1, deadline: '2027-06-30', days: 0 });
    expect(updateReminder('2027-07-01', '06-30')).toBeNull();
    expect(updateReminder('2027-02-28', '02-29')).toMatchObject({ deadline: '2027-02-28' });
  });
});

describe('how figures moved', () => {
  it.each([
    [100, 112.5, '增加 12.5%'],
    [100, 0, '减少 100%'],
    [-100, -50, '增加 50%'],
    [-100, 100, '增加 200%'],
    [10_000_000, 10_000_001, '增加不到 0.1%'],
    [7, 7, '没有变化'],
    [0, 7, null],
    [null, 7, null],
  ])('from %s to %s: %s', (before, now, words) => {
    expect(movement(before, now)).toBe(words);
  });

  it('a reviewer is told from a half on, up or down, with the year before', () => {
    expect(share(2, 3)).toBe(0.5);
    expect(movedFigures({ sales: 200, output: 100 }, { sales: 100, output: 149 }, 2024)).toEqual([{ field: 'sales', tone: 'waiting', message: '销售额比 2024 年度减少 50%，请对照证明材料核对。' }]);
    expect(movedFigures({}, { sales: 5 }, null)).toEqual([]);
  });
});
