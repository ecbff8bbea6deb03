import { CONTRACT_OUTCOMES } from '../subsidy/round.ts';
import type { Form } from './field.ts';
import { documentSlot } from './slots.ts';

/** Repayment (还款完成申请), spec 4: what the company says of a loan; its bank decides. */
export const repaymentForm: Form = {
  collection: 'repayments',
  label: '还款完成申请',
  steps: [
    {
      key: 'repayment',
      label: '还款情况',
      fields: [
        { name: 'principal', label: '归还本金', kind: 'wan', unit: '万元', required: true, hint: '这次归还的本金，不超过贷款余额。' },
        { name: 'interestPaid', label: '实际支付利息', kind: 'yuan', unit: '元', required: true, hint: '从放款到还款实际支付的利息合计，精确到分。' },
        { name: 'repaidOn', label: '实际还款日', kind: 'date', required: true },
        { name: 'outcome', label: '合同履行情况', kind: 'choice', options: CONTRACT_OUTCOMES, required: true },
        { name: 'remark', label: '说明', kind: 'longText', max: 500 },
      ],
      slots: [
        {
          name: 'bankForm',
          label: '银行信息表',
          rule: documentSlot(1),
          required: true,
          hint: '下载样表填写，由单位和贷款合同上的银行盖章（公章或合同章）。',
        },
      ],
    },
  ],
};
