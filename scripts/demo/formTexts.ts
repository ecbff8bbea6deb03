import type { Question } from '../../src/domain/publicForms/definition.ts';
import type { Audience } from '../../src/domain/publicForms/window.ts';

export type DemoForm = {
  slug: string;
  title: string;
  audience: Audience;
  introduction: string;
  thankYou: string;
  /** Days from now. */
  opensIn: number;
  closesIn: number;
  onePerOrganisation?: boolean;
  /** Slug of an announcement. */
  announcement?: string;
  answers: number;
  definition: Question[];
};

const options = (...labels: string[]) => labels.map((label, index) => ({ value: `o${index + 1}`, label }));

export const DEMO_FORMS: readonly DemoForm[] = [
  {
    slug: 'service-satisfaction',
    title: '服务满意度调查',
    audience: 'public',
    introduction: '为改进平台的服务，请您用两分钟说说使用的感受。调查不要求登录，答案只用于改进服务。',
    thankYou: '谢谢您的意见，我们会逐条阅读。',
    ...{ opensIn: -20, closesIn: 40, announcement: 'training-november', answers: 120 },
    definition: [
      { kind: 'message', name: 'q1', label: '以下问题针对您最近一次使用平台。' },
      { kind: 'radio', name: 'q2', label: '您对平台的服务是否满意', required: true, options: options('很满意', '满意', '一般', '不满意') },
      { kind: 'textarea', name: 'q3', label: '不满意的地方', required: true, hint: '请说明是哪个页面、哪个步骤。', shownWhen: { name: 'q2', value: 'o4' } },
      { kind: 'choices', name: 'q4', label: '您使用过哪些服务', required: true, options: options('产品查询', '证书查验', '产品备案', '质押融资', '通知公告') },
      { kind: 'textarea', name: 'q5', label: '意见和建议' },
      { kind: 'checkbox', name: 'q6', label: '是否愿意接受回访', required: true },
      { kind: 'mobile', name: 'q7', label: '联系手机', required: true, hint: '只用于回访。', shownWhen: { name: 'q6', value: true } },
    ],
  },
  {
    slug: 'financing-needs-2026',
    title: '企业融资需求调查',
    audience: 'enterprises',
    introduction: '为组织银企对接，现征集各企业的知识产权质押融资需求。所填内容只提供给平台工作人员，用于联系银行。',
    thankYou: '您单位的需求已经收到，平台将在截止后与合作银行逐一对接。',
    ...{ opensIn: -10, closesIn: 30, onePerOrganisation: true, answers: 36 },
    definition: [
      { kind: 'amount', name: 'q1', label: '计划融资金额', required: true, hint: '今后 12 个月内的合计。' },
      { kind: 'radio', name: 'q2', label: '希望的期限', required: true, options: options('半年以内', '一年', '三年', '三年以上') },
      { kind: 'choices', name: 'q3', label: '可以质押的知识产权', required: true, options: options('发明专利', '实用新型专利', '外观设计专利', '注册商标') },
      { kind: 'number', name: 'q4', label: '可以质押的件数', required: true, min: 1, max: 500, decimals: 0, unit: '件' },
      { kind: 'region', name: 'q5', label: '希望在哪里的银行办理' },
      { kind: 'textarea', name: 'q6', label: '资金用途' },
      { kind: 'mobile', name: 'q7', label: '联系人手机', required: true },
      { kind: 'email', name: 'q8', label: '联系人邮箱' },
    ],
  },
  {
    slug: 'bank-products-2026',
    title: '银行知识产权质押产品征集',
    audience: 'banks',
    introduction: '请各合作银行填报现有的知识产权质押贷款产品，汇总后向企业公布。一种产品填一份。',
    thankYou: '已收到。还有其他产品的，请再填一份。',
    ...{ opensIn: -5, closesIn: 25, answers: 0 },
    definition: [
      { kind: 'text', name: 'q1', label: '产品名称', required: true },
      { kind: 'number', name: 'q2', label: '最高年利率', required: true, min: 0, max: 24, decimals: 2, unit: '%' },
      { kind: 'amount', name: 'q3', label: '单户最高金额', required: true },
      { kind: 'checkbox', name: 'q4', label: '是否需要担保', required: true },
      { kind: 'textarea', name: 'q5', label: '办理条件和流程' },
    ],
  },
  {
    slug: 'training-topics',
    title: '培训需求调查',
    audience: 'public',
    introduction: '您最希望培训讲解哪些内容。',
    thankYou: '',
    ...{ opensIn: -60, closesIn: -30, answers: 45 },
    definition: [
      { kind: 'select', name: 'q1', label: '最希望讲解的内容', required: true, options: options('备案填报', '专利与产品对应', '质押融资', '产品认定') },
      { kind: 'text', name: 'q2', label: '其他内容' },
    ],
  },
];
