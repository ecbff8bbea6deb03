/** The lists of a company, as page 3 has them: tabs, the states in each, columns, filters. Written by hand; an officer reads and signs it. */
import { describe, expect, it } from 'vitest';
import { productColumns } from '../../src/app/(portal)/products/productColumns.tsx';
import { lifecycleOf } from '../../src/domain/lifecycle/index.ts';
import { LEGAL_STATUS, OBTAINED, PATENT_SOURCES } from '../../src/domain/patents.ts';
import { PATENT_TYPES } from '../../src/domain/patentNumber.ts';
import { PRODUCT_TABS, type ProductTab } from '../../src/queries/portalLists.ts';
import { UPDATE_TABS } from '../../src/queries/portalUpdates.ts';

const TABS: [tab: ProductTab, label: string, states: string, columns: string][] = [
  ['draft', '未提交', '未提交', '产品名称 专利密集型 产品分类 主要产品 最近保存'],
  ['submitted', '审核中', '审核中', '产品名称 专利密集型 产品分类 主要产品 提交时间'],
  ['rejected', '不通过', '不通过', '产品名称 专利密集型 产品分类 主要产品 提交时间 最近保存'],
  ['filed', '已备案', '已备案', '产品名称 专利密集型 备案号 产品分类 主要产品 备案年度 提交时间 备案时间'],
  ['closed', '撤销备案', '撤销审核中 已撤销 平台撤销', '产品名称 状态 专利密集型 备案号 产品分类 主要产品 备案年度 提交时间 备案时间 撤销时间'],
];

describe('产品备案 – 五个列表', () => {
  it.each(TABS)('%s：%s', (tab, label, states, columns) => {
    const words = lifecycleOf('products').states;
    expect([PRODUCT_TABS[tab].label, PRODUCT_TABS[tab].statuses.map((state) => words[state]?.label).join(' '), productColumns(tab).map((column) => column.label).join(' ')]).toEqual([label, states, columns]);
  });

  it('每个状态恰在一个列表中', () => {
    expect(Object.values(PRODUCT_TABS).flatMap(({ statuses }) => [...statuses]).toSorted()).toEqual(Object.keys(lifecycleOf('products').states).toSorted());
    expect(Object.keys(PRODUCT_TABS)).toEqual(TABS.map(([tab]) => tab));
  });
});

it('信息更新 – 四个列表：未更新、审核中、不通过、已更新', () => {
  expect(Object.values(UPDATE_TABS).map(({ label }) => label)).toEqual(['未更新', '审核中', '不通过', '已更新']);
});

it('专利 – 类型、法律状态、取得方式、来源', () => {
  expect([PATENT_TYPES, LEGAL_STATUS, OBTAINED, PATENT_SOURCES].map((words) => Object.values(words).join(' '))).toEqual(['发明 实用新型 外观设计', '维持有效 失效 已转让', '原始取得 受让 被许可', '自动导入 手工添加']);
});
