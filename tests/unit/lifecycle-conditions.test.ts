import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Conditions } from '../../src/app/(portal)/kit/Conditions.tsx';
import { conditionsOf, decide } from '../../src/domain/lifecycle/engine.ts';
import { products, type ProductFacts } from '../../src/domain/lifecycle/products.ts';
import { verifications, type VerificationFacts } from '../../src/domain/lifecycle/verifications.ts';

const clerk = { role: 'enterprise', id: 'p1', name: '经办人' } as const;
const product: ProductFacts = {
  ...{ takenBy: null, doneBy: {}, verified: true, openVerification: false, assetReport: 'present', unusablePatents: [], patentCount: 1 },
  ...{ allPatentsLapsed: false, problems: [], blockingFindings: [], salesFen: 1, openObjections: 0, submissionHash: null, isAsSubmitted: true },
};
const verification: VerificationFacts = {
  ...{ takenBy: null, doneBy: {}, submissionHash: null, isAsSubmitted: true, problems: [], qualifies: true, assetReport: 'present' },
  ...{ assetReportProblems: [], otherSubmitted: false, usccTakenElsewhere: false },
};
const unmet = (facts: Partial<ProductFacts>) => conditionsOf(products, 'submit', { ...product, ...facts }).filter(({ problem }) => problem !== null);

describe('before a product is submitted its company reads every condition', () => {
  it('all of them as statements, none unmet when the product may be submitted', () => {
    const told = conditionsOf(products, 'submit', product);
    expect(told.map(({ condition }) => condition)).toEqual([
      '单位已通过实名认证', '没有正在审核的实名认证', '上一年度资产信息已填报，或者还在补报期限内', '上一年度销售额没有填为 0', '至少关联一件专利',
      '关联的专利中没有当前无效或者不能使用的', '文字检查没有必须改正的问题', '内容和材料都已填好',
    ]);
    expect(told.filter(({ problem }) => problem !== null)).toEqual([]);
  });

  it('every one that is not met at once, not only the first', () => {
    expect(unmet({ verified: false, assetReport: 'overdue', patentCount: 0, problems: [{ field: 'name', message: '请填写产品名称。' }] }).map(({ condition }) => condition)).toEqual([
      '单位已通过实名认证', '上一年度资产信息已填报，或者还在补报期限内', '至少关联一件专利', '内容和材料都已填好',
    ]);
  });

  it('each with the way to where it is mended: a page, or the field', () => {
    expect(unmet({ verified: false })[0]).toMatchObject({ mendedAt: 'verification', problem: '请先完成实名认证，再提交产品备案。' });
    expect(unmet({ assetReport: 'overdue' })[0]).toMatchObject({ mendedAt: 'assets' });
    expect(unmet({ salesFen: 0 })[0]?.problems).toEqual([{ field: 'sales', message: '上一年度销售额为 0 的产品不符合备案条件。' }]);
    expect(unmet({ unusablePatents: ['CN1', 'CN2'] })[0]?.problems).toHaveLength(2);
  });

  it('and the list agrees with the button: unmet conditions exactly when it is refused', () => {
    const cases: Partial<ProductFacts>[] = [{}, { verified: false }, { openVerification: true }, { assetReport: 'deferrable' }, { salesFen: null }, { salesFen: 0 }, { blockingFindings: [{ field: 'name', message: '不行。' }] }];
    for (const facts of cases) expect(decide(products, 'submit', 'draft', clerk, { ...product, ...facts }).ok, JSON.stringify(facts)).toBe(unmet(facts).length === 0);
  });

  it('an action nobody declared has none', () => {
    expect([conditionsOf(products, 'constructor', product), conditionsOf(products, 'fly', product)]).toEqual([[], []]);
  });
});

describe('before a verification is submitted its company reads every condition', () => {
  it('the asset report and the other verifications among them', () => {
    const told = conditionsOf(verifications, 'submit', { ...verification, assetReport: 'missing', assetReportProblems: [{ field: 'totalCost', message: '请填写总成本。' }], otherSubmitted: true });
    expect(told.filter(({ problem }) => problem !== null).map(({ problem, problems }) => [problem, problems.length])).toEqual([
      ['请填写上一年度资产信息，或者勾选“稍后填写”。', 1], ['您单位已有一份认证在审核中，请等待结果。', 0],
    ]);
    expect(told).toHaveLength(6);
  });
});

describe('the list on the check step', () => {
  const draw = (facts: Partial<ProductFacts>) => renderToStaticMarkup(createElement(Conditions, { heading: '提交的条件', conditions: conditionsOf(products, 'submit', { ...product, ...facts }), onGo: () => undefined }));

  it('says in words and signs what is met', () => {
    expect(draw({})).toContain('提交的条件：都已符合');
    expect(draw({}).match(/✓/g)).toHaveLength(8);
    expect(draw({})).not.toContain('✗');
  });

  it('leads to the page or field where the rest is mended', () => {
    const drawn = draw({ verified: false, patentCount: 0 });
    expect(drawn).toContain('8 项中有 2 项还不符合');
    expect(drawn).toContain('href="/portal/verification"');
    expect(drawn).toContain('href="#patents"');
  });
});
