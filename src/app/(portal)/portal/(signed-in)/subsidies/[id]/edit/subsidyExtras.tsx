'use client';

import type { Field } from '../../../../../../../domain/forms/field.ts';
import type { IpItem } from '../../../../../../../domain/subsidy/ipItems.ts';
import { Radios } from '../../../../../kit/choices.tsx';
import { FieldFrame } from '../../../../../kit/FieldFrame.tsx';
import { useForm, type FieldExtras } from '../../../../../kit/FormContext.ts';
import { Notice } from '../../../../../kit/Notice.tsx';
import { wrongLoanHref } from '../../../../../subsidies/words.ts';
import { numberOf } from './PropertyStep.tsx';
import { useSubsidy } from './SubsidyContext.ts';

/** Written by the server at every save: nobody chooses between two versions of them. */
const BY_SERVER = { isGuaranteed: null, pledgesPatents: null, isRenamed: null, isFiledHere: null, isRevision: null };

/** What the application adds to the fields of its descriptor. */
export const SUBSIDY_EXTRAS: FieldExtras = {
  headings: { name: '登记信息', sizeClass: '经营情况', bankName: '收款账户', contact: '联系方式', revenue: '上年度数据' },
  instead: {
    loanConfirmed: (field) => <Answer field={field} options={{ true: '一致', false: '不一致' }} />,
    pledged: (field) => <Answer field={field} options={{ true: '作出以上承诺', false: '不承诺' }} />,
  },
  after: { loanConfirmed: () => <WrongLoan key="wrong" />, pledged: () => <NotPledged key="unpledged" /> },
  beside: { ...BY_SERVER, ipItems: { label: '质押的专利和商标', show: itemsInWords } },
};

function Answer({ field, options }: { field: Field; options: Record<'true' | 'false', string> }) {
  const { session, state } = useForm();
  const held = state.values[field.name];
  return (
    <FieldFrame item={field} group>
      {(bound) => <Radios bound={bound} options={options} value={typeof held === 'boolean' ? String(held) : null} onChange={(key) => session.choose(field.name, key === 'true')} />}
    </FieldFrame>
  );
}

function WrongLoan() {
  const { state } = useForm();
  const { subsidy } = useSubsidy();
  const link = <a href={wrongLoanHref(subsidy.loan.id)}>贷款信息有误，告诉银行</a>;
  if (state.values.loanConfirmed !== false) return <p>{link}</p>;
  return (
    <Notice tone="waiting" heading="请先由银行更正">
      <p>贷款信息由 {subsidy.loan.bankName} 登记。请告诉银行哪里不对，更正以后回到这里选“一致”，再提交申请。已填写的内容都保留。</p>
      <p>{link}</p>
    </Notice>
  );
}

function NotPledged() {
  const { state } = useForm();
  if (state.values.pledged !== false) return null;
  return <Notice tone="bad" heading="不作出承诺，不能提交申请" />;
}

function itemsInWords(value: unknown): string {
  const items = (value as IpItem[] | null) ?? [];
  return items.map((item) => `${numberOf(item) || '没有号码'} ${item.title}：${item.product ?? '未填写'}，${item.share === null ? '占比未填写' : `${item.share}%`}`).join('；') || '没有填写';
}
