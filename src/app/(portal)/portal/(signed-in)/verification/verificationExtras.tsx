'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { SIZE_CLASSES } from '../../../../../domain/forms/verification.ts';
import type { SizeClass } from '../../../../../domain/sizeClass.ts';
import { fenFromWan } from '../../../../../domain/money.ts';
import { useForm, type FieldExtras } from '../../../kit/FormContext.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { SizeQuestions, type SizeAnswers } from './SizeQuestions.tsx';
import styles from '../../../kit/editor.module.css';

/** What the verification adds to the fields of its descriptor. */
export const VERIFICATION_EXTRAS: FieldExtras = {
  headings: { uscc: '登记信息', registeredRegion: '地址', registeredCapital: '经营情况' },
  after: {
    eligibility: () => <NotEligible key="not-eligible" />,
    sizeClass: () => <SizeHelp key="size-help" />,
    pledge: () => <PledgeTemplate key="pledge-template" />,
  },
};

/** Told at once, before anything else is typed. */
function NotEligible() {
  const { state } = useForm();
  const { eligibility } = state.values;
  if (!eligibility || eligibility === 'maker') return null;
  const who = eligibility === 'branch' ? '请由具有法人资格的总公司（总机构）办理。' : '专利已经转让或许可给企业实施的，请由该企业办理。';
  return <Notice tone="bad" heading="这种单位不能认证">只有具有法人资格、生产或销售产品（提供服务）的单位才能认证。{who}</Notice>;
}

/** Suggests the class from industry, staff, revenue and assets; the person decides. The thresholds are loaded when asked for. */
function SizeHelp() {
  const { session, state } = useForm();
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState('');
  const ask = async ({ employees, revenue, assets }: SizeAnswers) => {
    const { suggestSizeClass } = await import('../../../../../domain/sizeClass.ts');
    const result = suggestSizeClass({ industry: String(state.values.industry ?? ''), employees: wholeNumber(employees), revenueWan: wan(revenue), assetsWan: wan(assets) });
    if (result.ok) session.choose('sizeClass', result.value);
    setAnswer(result.ok ? `按划分办法为${SIZE_CLASSES[result.value as SizeClass]}，已为您选好。` : result.reason);
  };
  return (
    <div>
      <Button type="link" style={{ padding: 0 }} aria-expanded={open} onClick={() => setOpen(!open)}>
        不清楚属于哪一类
      </Button>
      {open && <SizeQuestions onAsk={(answers) => void ask(answers)} />}
      <p role="status" className={styles.intro}>
        {answer}
      </p>
    </div>
  );
}

function wholeNumber(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[,\s]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

/** 万元 as typed. */
function wan(text: string): number | null {
  const fen = fenFromWan(text);
  return fen.ok ? fen.value / 1_000_000 : null;
}

function PledgeTemplate() {
  return (
    <p>
      <a href="/portal/verification/pledge" target="_blank" rel="noopener">
        打印诚信承诺书模板
      </a>
    </p>
  );
}
