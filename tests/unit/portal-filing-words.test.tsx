import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { intensiveWord } from '../../src/app/(portal)/lists/words.ts';
import { StartVerification } from '../../src/app/(portal)/portal/(signed-in)/verification/StartVerification.tsx';
import { LegalNotice } from '../../src/app/(portal)/products/LegalNotice.tsx';
import { productForm } from '../../src/domain/forms/product.ts';

describe('the legal notice at the head of the filing form', () => {
  it.each([
    ['who may file', /具有法人资格，生产或销售该产品/],
    ['own responsibility for the content', /对其真实、准确、完整负责/],
    ['trade secrets', /不要写入或拍入商业秘密/],
    ['third parties’ rights', /没有侵犯他人的著作权、商标权/],
  ])('says %s', (_what, words) => {
    expect(renderToStaticMarkup(<LegalNotice />)).toMatch(words);
  });
});

describe('guidance where it is needed', () => {
  const step = (key: string) => productForm.steps.find((each) => each.key === key)!;
  const hintOf = (key: string, slot: string) => step(key).slots.find(({ name }) => name === slot)?.hint ?? '';

  it('the filing has three steps: product, patents, evidence', () => {
    expect(productForm.steps.map(({ label }) => label)).toEqual(['产品信息', '关联专利', '证明材料']);
  });

  it('patents: all used in the product, not those of accessories or purely defensive ones; a design must match the look', () => {
    expect(step('patents').intro).toMatch(/都要关联.*附件上的专利和纯防御性的专利不关联.*外观设计专利须与产品外观一致/);
  });

  it('pictures: photographs, no renderings or patent drawings; of software its screens, of a service the contract page', () => {
    expect(hintOf('product', 'mainPicture')).toMatch(/实物照片，不用效果图和专利附图；软件用界面截图，服务用写明服务和提供者的合同页/);
  });

  it('proof: figures that agree, the finance seal or else the official seal with a statement; permits where the law asks for them', () => {
    expect(step('evidence').intro).toMatch(/数额须与填写的一致，盖财务章；没有财务章的盖公章并附说明/);
    expect(hintOf('evidence', 'permits')).toContain('必须上传');
  });
});

describe('before a verification is begun', () => {
  it('its company says which situation it is in, and reads what to have at hand, the template of the pledge among it', () => {
    const html = renderToStaticMarkup(<StartVerification duty={{ year: 2025, state: 'deferrable', deadline: '2026-04-30' }} />);
    for (const words of ['不具有法人资格的分支机构', '高校或科研院所', '/portal/verification/pledge', '不超过 5 MB']) expect(html).toContain(words);
    expect(html).not.toContain('开始填写');
  });
});

it('an industry without mapping is 未判定 in every list, never “no”', () => {
  expect([intensiveWord(null), intensiveWord('yes'), intensiveWord('no')]).toEqual(['未判定', '是', '否']);
});
