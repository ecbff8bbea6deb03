import { describe, expect, it } from 'vitest';
import { blocksSubmission, FINDINGS, needingReason } from '../../src/domain/checks/findings.ts';
import { checkFigures } from '../../src/domain/checks/figures.ts';
import { checkProduct, type CheckedProduct } from '../../src/domain/checks/index.ts';
import { checkIntroduction } from '../../src/domain/checks/introduction.ts';
import { checkProductClass, isServiceClass } from '../../src/domain/checks/productClass.ts';
import { editDistance } from '../../src/domain/checks/similarity.ts';

const codes = (findings: { code: string }[]): string[] => findings.map(({ code }) => code);

describe('introduction of a product', () => {
  it.each([
    '本产品由机壳、电机和叶轮组成，用于农田灌溉，最大流量 50 m³/h，最佳工作温度 20 ℃。',
    '每件产品带有唯一标识，第一级过滤采用不锈钢网，工作时先除尘再加热。',
    '导航软件可计算最优路径，首选项中可设置语言。适用于国家级标准规定的场所。', '',
  ])('plain description passes: %s', (text) => {
    expect(codes(checkIntroduction(text))).toEqual([]);
  });

  it.each(['技术国内领先。', '销量全国第一。', '深受广大用户欢迎。', '性价比极高，欢迎来电咨询。', '填补国内空白。', '采用一流设备，品质卓越。', '是家庭首选。', '最先进的水泵。'])('praise is found: %s', (text) => {
    expect(codes(checkIntroduction(text))).toEqual(['ADVERT']);
  });

  it.each(['我公司成立于2003年。', '本公司是高新技术企业。', '产品荣获省科技进步奖。', '本产品已获得发明专利。', '本实用新型公开了一种水泵。', '专利号ZL201710601862.3。'])('company or patent talk is found: %s', (text) => {
    expect(codes(checkIntroduction(text))).toEqual(['OFF_TOPIC']);
  });

  it("the company's own name is company talk", () => {
    expect(codes(checkIntroduction('厦门水泵科技有限公司生产的水泵。', { enterpriseName: '厦门水泵科技有限公司' }))).toEqual(['OFF_TOPIC']);
  });

  it('the message quotes what to look for', () => {
    expect(checkIntroduction('技术国内领先。')[0]?.message).toContain('“国内领先”');
  });
});

describe('class of a product', () => {
  it.each([
    [{ productName: '离心泵', className: '技术推广服务', serviceClass: true }, ['CLASS_KIND']],
    [{ productName: '污水处理技术服务', className: '水处理设备', serviceClass: false }, ['CLASS_KIND']],
    [{ productName: '锂电池正极材料', className: '锂离子电池' }, ['CLASS_KIND']],
    [{ productName: '涤纶面料', className: '服装' }, ['CLASS_KIND']],
    [{ productName: '离心泵', className: '泵', serviceClass: false }, []],
    [{ productName: '污水处理技术服务', className: '环境治理服务', serviceClass: true }, []],
    [{ productName: '财务软件', className: '软件开发服务', serviceClass: true }, []],
    [{ productName: '停车管理平台', className: '应用软件', serviceClass: false }, []],
    [{ productName: '锂电池正极材料', className: '电池材料' }, []],
    [{ productName: '奶粉', className: '乳制品' }, []],
    [{ productName: '离心泵' }, []],
  ])('%j', (facts, expected) => {
    expect(codes(checkProductClass(facts))).toEqual(expected);
  });

  it('the division of the catalogue tells goods from services, where it can', () => {
    expect(['3541', '7320', '4801', '6510', '', 'X1'].map(isServiceClass)).toEqual([false, true, undefined, undefined, undefined, undefined]);
  });
});

describe('figures of last year', () => {
  it('a product without sales is stopped, one not yet filled in is not', () => {
    expect(checkFigures({ salesFen: 0 })).toMatchObject([{ code: 'ZERO_SALES', severity: 'block' }]);
    expect([checkFigures({ salesFen: 1 }), checkFigures({ salesFen: null }), checkFigures({})]).toEqual([[], [], []]);
  });
});

describe('a whole product', () => {
  const good: CheckedProduct = { name: '离心泵', specification: 'XK-200', introduction: '用于农田灌溉。', productClass: '3541', salesFen: 100, patentTitles: ['一种叶轮'] };

  it('a good filing has no findings', () => {
    expect(checkProduct(good)).toEqual([]);
  });

  it('each finding stands at the input it concerns', () => {
    const bad: CheckedProduct = {
      name: '一种离心泵', specification: 'XK-200、XK-300', introduction: '国内领先。', className: '技术服务', productClass: '7320', salesFen: 0,
    };
    expect(checkProduct(bad).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name INDEFINITE', 'specification MODELS', 'introduction ADVERT', 'productClass CLASS_KIND', 'sales ZERO_SALES',
    ]);
  });

  it('the reason for several models is taken from the form', () => {
    expect(checkProduct({ ...good, specification: 'XK-200、XK-300', modelsReason: '仅扬程不同。' })).toEqual([]);
  });

  it('a draft with nothing but an empty name has no findings', () => {
    expect(checkProduct({ name: '' })).toEqual([]);
  });

  it('block stops a submission, warn asks for a reason, hint does neither', () => {
    const [warn, hint] = [checkProduct({ ...good, name: '离心泵系列' }), checkProduct({ ...good, name: '优质离心泵' })];
    expect([blocksSubmission(warn), needingReason(warn).length]).toEqual([false, 1]);
    expect([blocksSubmission(hint), needingReason(hint).length]).toEqual([false, 0]);
    expect(blocksSubmission(checkProduct({ ...good, salesFen: 0 }))).toBe(true);
  });
});

describe('severity of the findings', () => {
  it('is that of the filing rules', () => {
    const having = (wanted: string): string[] => Object.entries(FINDINGS).filter(([, { severity }]) => severity === wanted).map(([kind]) => kind).sort();
    expect(having('block')).toEqual(['FOREIGN', 'INDEFINITE_START', 'METHOD', 'MODELS', 'ZERO_SALES']);
    expect(having('warn')).toEqual(['BRAND', 'CLASS_KIND', 'INDEFINITE', 'MULTI', 'PATENT_TITLE', 'SERIES', 'SPEC']);
    expect(having('hint')).toEqual(['ADJECTIVE', 'ADVERT', 'CODE', 'COINED', 'OFF_TOPIC', 'SPEC_FORM', 'TOO_BROAD']);
  });

  it('the distance between two texts counts the characters to change', () => {
    expect([editDistance('电饭煲', '电饭锅'), editDistance('', '水泵'), editDistance('水泵', '离心水泵')]).toEqual([1, 2, 2]);
  });
});
