import type { Sheet } from '../adapters/spreadsheet.ts';

/** The bank's form of a repayment (银行信息表): company and bank seal it, and it is uploaded again. */
export type BankFormData = { platformName: string; enterpriseName: string; bankName: string; contractNumber: string; facts: { label: string; value: string }[]; pledges: { number: string; kind: string; title: string }[] };

/** The same as a spreadsheet, for banks that fill it in on a screen. */
export function bankFormSheet({ facts, pledges }: BankFormData): Sheet {
  return {
    name: '银行信息表',
    widths: [28, 48, 30],
    bold: [1, facts.length + 3, facts.length + 4],
    rows: [
      ['知识产权质押贷款银行信息表'],
      ...facts.map(({ label, value }) => [label, value]),
      [],
      ['质押的专利和商标'],
      ['专利号或注册号', '名称', '种类'],
      ...pledges.map(({ number, title, kind }) => [number, title, kind]),
      [],
      ['以上内容与贷款合同和还款凭证一致。'],
      ['借款单位（盖章）：', '贷款银行（盖章，公章或合同章）：'],
      ['日期：　　年　　月　　日', '日期：　　年　　月　　日'],
    ],
  };
}
