import type { ActionInput } from '../../src/domain/lifecycle/engine.ts';

type Step = [action: string, by: 'reviewer' | 'reviewer2' | 'staff', input?: ActionInput];

/** `product`: which of the challenged ones, 0 and 1 being those of the demo accounts. `who`: columns of the objector. `evidence`: how many papers. */
export type DemoObjection = { product: number; daysAgo: number; who: Record<string, string>; grounds: string[]; statement: string; evidence: number; steps: Step[] };

const person = (person_name: string, id_number: string) => ({ objector_kind: 'person', person_name, id_kind: 'identityCard', id_number });
const organisation = (organisation_name: string, uscc: string, contact_name: string) => ({ objector_kind: 'organisation', organisation_name, uscc, contact_name });

const UPHELD = '经现场核查并调取产品图纸，该产品的主要结构与所列核心专利的权利要求不一致，备案内容不真实。';
const DISMISSED = '经核对产品说明书和专利文件，产品使用了所列专利，备案的数据与经济数据证明一致。';
const CALLED = '上午 10:05 告知异议人，10:20 告知被异议单位经办人，双方表示知悉，没有其他意见。';

/** Made-up people and numbers; one objection or more in each state. */
export const OBJECTIONS: DemoObjection[] = [
  { product: 0, daysAgo: 3.2, who: person('示例异议人一', '11010519491231002X'), grounds: ['untrue'], statement: '备案的年销售额与该单位公开的年度报告不符，相差较大，请核查经济数据证明。', evidence: 1, steps: [['accept', 'reviewer']] },
  { product: 1, daysAgo: 4.1, who: organisation('示例精密机械有限公司', '91320505MA1A2B3C40', '示例联系人'), grounds: ['inaccurate', 'other'], statement: '所列三件专利中有一件与该产品的结构无关。', evidence: 2, steps: [['accept', 'reviewer2'], ['dismiss', 'staff', { reason: DISMISSED }]] },
  { product: 2, daysAgo: 4.6, who: person('示例异议人二', '440524188001010014'), grounds: ['untrue', 'unlawful'], statement: '该产品实际没有使用所列核心专利，市面上的样机与专利附图不同。', evidence: 2, steps: [['accept', 'reviewer'], ['uphold', 'staff', { reason: UPHELD }]] },
  { product: 3, daysAgo: 4.7, who: organisation('示例仪器仪表行业协会', '51320000MJ56789012', '示例联系人'), grounds: ['untrue'], statement: '会员单位反映，该产品两年前已经停产，上一年度没有销售。', evidence: 1, steps: [['accept', 'reviewer2'], ['uphold', 'staff', { reason: UPHELD }], ['noteCall', 'staff', { remark: CALLED }]] },
  { product: 4, daysAgo: 3.9, who: person('示例异议人三', '11010519491231002X'), grounds: ['other'], statement: '我认为这个产品不好。', evidence: 0, steps: [['refuse', 'reviewer', { reason: '没有提供证据，也没有写明可以核查的事实，不予受理。' }]] },
  { product: 5, daysAgo: 4.4, who: person('示例异议人四', '440524188001010014'), grounds: ['inaccurate'], statement: '产品分类有误：该产品属于检测仪器，备案为加工设备，适用的基准不同。', evidence: 1, steps: [] },
  { product: 5, daysAgo: 2.1, who: organisation('示例检测技术研究院', '12320000466007890X', '示例联系人'), grounds: ['untrue', 'inaccurate'], statement: '该产品的主营业务收入包含了其他型号，请核对销售台账。', evidence: 3, steps: [] },
  { product: 6, daysAgo: 0.4, who: person('示例异议人五', '11010519491231002X'), grounds: ['unlawful'], statement: '该产品使用了我方享有的专利，双方正在诉讼，判决书附后。', evidence: 1, steps: [] },
  { product: 7, daysAgo: 1.3, who: person('示例异议人六', '440524188001010014'), grounds: ['untrue'], statement: '产品主图不是该型号的实物，请比对所附照片。', evidence: 1, steps: [['take', 'reviewer2'], ['accept', 'reviewer2']] },
];
