import type { Problem } from '../result.ts';
import { asSubmitted, COMPLETE, FIELD_COMMENTS, notTaken, REASON, workMarks } from './common.ts';
import { defineLifecycle, type CommonFacts, type Guard } from './engine.ts';

/** What decides an annual update (产品备案信息更新), read under the locks of its row and of its product. */
export type ProductUpdateFacts = CommonFacts & {
  verified: boolean;
  openVerification: boolean;
  /** Last year's asset report, as the duty stands today in Shanghai. */
  assetReport: 'present' | 'deferrable' | 'overdue';
  /** The product stands as filed: neither being withdrawn nor gone. */
  productFiled: boolean;
  /** The product was filed in a year before the year of the update. */
  filedEarlier: boolean;
  /** The year of the update is the present one. */
  yearIsOpen: boolean;
  /** Numbers of newly linked patents that are not valid, or neither owned nor licensed, today. */
  unusablePatents: string[];
  /** How many of the product's patents, as they will be, it can rest on today. */
  usablePatentCount: number;
  problems: Problem[];
  blockingFindings: Problem[];
  salesFen: number | null;
  /** Form, files and patents are what was submitted. */
  isAsSubmitted: boolean;
};

/** What a company reads whose product sold nothing: a filed product sells (invariant 15), so the way out is named. */
export const NO_SALES = '上一年度销售额为 0，不能更新备案信息。产品已经退出市场的，请在产品页面申请撤销备案；填写有误的，请改正。';
const NO_VALID_PATENT = '关联专利已全部失效或转让。请改为关联有效的专利，或者在产品页面撤销备案。';

const newPatentsUsable: Guard<ProductUpdateFacts> = {
  label: '新关联的专利中有当前无效，或者不属于您单位、也未许可您单位使用的专利。',
  condition: '新关联的专利当前都有效，并且属于本单位或许可本单位使用',
  holds: (f) => f.unusablePatents.length === 0,
  problems: (f) => f.unusablePatents.map((number) => ({ field: 'patents', message: `专利 ${number} 当前不能新关联。` })),
};

export const productUpdates = defineLifecycle<ProductUpdateFacts>()({
  collection: 'product-updates',
  label: '备案信息更新',
  initial: 'draft',
  states: {
    draft: { label: '未更新', editableBy: ['enterprise'], tone: 'neutral' },
    submitted: { label: '审核中', tone: 'waiting' },
    rejected: { label: '不通过', editableBy: ['enterprise'], tone: 'bad' },
    updated: { label: '已更新', isFinal: true, tone: 'good' },
    closed: { label: '已终止', isFinal: true, tone: 'neutral' },
  },
  actions: {
    submit: {
      label: '提交',
      by: ['enterprise'],
      from: ['draft', 'rejected'],
      to: 'submitted',
      look: 'primary',
      requires: [
        { label: '请先完成实名认证，再提交备案信息更新。', condition: '单位已通过实名认证', mendedAt: 'verification', holds: (f) => f.verified },
        { label: '您单位的实名认证正在审核，审核结束后才能提交更新。', condition: '没有正在审核的实名认证', mendedAt: 'verification', holds: (f) => !f.openVerification },
        {
          label: '上一年度资产信息已过补报期限，请先补报，再提交更新。',
          condition: '上一年度资产信息已填报，或者还在补报期限内',
          mendedAt: 'assets',
          holds: (f) => f.assetReport !== 'overdue',
        },
        { label: '这个产品目前不是“已备案”状态，不能提交更新。', condition: '产品是“已备案”状态', holds: (f) => f.productFiled },
        { label: '当年备案的产品，从下一年起每年更新。', condition: '产品是以前年度备案的', holds: (f) => f.filedEarlier },
        { label: '这份更新的年度已经结束，不能再提交。请按现在的年度重新填写。', condition: '更新的是现在的年度', holds: (f) => f.yearIsOpen },
        { label: '上一年度销售额为 0 的产品不能更新。', condition: '产品上一年度有销售额', holds: (f) => f.salesFen !== 0, problems: () => [{ field: 'sales', message: NO_SALES }] },
        {
          label: '关联专利已全部失效或转让，不能更新。',
          condition: '至少关联一件有效的专利',
          holds: (f) => f.usablePatentCount > 0,
          problems: () => [{ field: 'patents', message: NO_VALID_PATENT }],
        },
        newPatentsUsable,
        {
          label: '文字检查发现必须改正的问题。',
          condition: '文字检查没有必须改正的问题',
          holds: (f) => f.blockingFindings.length === 0,
          problems: (f) => f.blockingFindings,
        },
        COMPLETE,
      ],
    },
    recall: { label: '撤回', by: ['enterprise'], from: ['submitted'], to: 'draft', requires: [notTaken] },
    accept: {
      label: '更新通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'updated',
      look: 'primary',
      tells: 'update-accepted',
      requires: [newPatentsUsable, asSubmitted],
    },
    reject: {
      label: '不通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'rejected',
      look: 'danger',
      asks: [REASON, FIELD_COMMENTS],
      tells: 'update-rejected',
    },
    // In the transaction that withdraws or revokes the product (spec 6); the company hears of that.
    close: { label: '终止', by: ['system'], from: ['draft', 'submitted', 'rejected'], to: 'closed' },
    ...workMarks(['submitted']),
  },
});
