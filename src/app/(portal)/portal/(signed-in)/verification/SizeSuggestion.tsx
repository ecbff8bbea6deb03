'use client';

import { Button } from 'antd';
import { createContext, useContext, useEffect, useState } from 'react';
import { SIZE_CLASSES } from '../../../../../domain/forms/verification.ts';
import { fenFromWan, formatWan } from '../../../../../domain/money.ts';
import type { Values } from '../../../../../domain/forms/field.ts';
import type { Result } from '../../../../../domain/result.ts';
import type { ExplainedSize, SizeClass } from '../../../../../domain/sizeClass.ts';
import { useForm } from '../../../kit/FormContext.ts';
import { SizeQuestions, type SizeAnswers } from './SizeQuestions.tsx';
import editor from '../../../kit/editor.module.css';
import styles from './verification.module.css';

/** The asset report as it stands in this page, in fen; null while nobody has begun it. */
export const ReportValues = createContext<Values | null>(null);

type Figures = { employees: number | null; revenueWan: number | null; assetsWan: number | null };

/** Suggests the class from industry, staff, revenue and assets, with its reason; the person decides. */
export function SizeSuggestion() {
  const { state } = useForm();
  const reported = reportedFigures(useContext(ReportValues));
  const [asked, setAsked] = useState<Figures | null>(null);
  const [open, setOpen] = useState(false);
  const figures = asked ?? reported;
  const explained = useExplained(String(state.values.industry ?? ''), figures);
  return (
    <div className={styles.suggestion}>
      <Button type="link" className={editor.quiet ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
        不清楚属于哪一类
      </Button>
      {open && <SizeQuestions initial={answersFrom(figures)} onAsk={(answers) => setAsked(figuresFrom(answers))} />}
      <div role="status">
        {explained?.ok && <Suggestion {...explained.value} source={asked ? '您填写的数据' : '资产信息'} />}
        {explained && !explained.ok && asked && <p>{explained.reason}</p>}
      </div>
    </div>
  );
}

function Suggestion({ size, reason, source }: ExplainedSize & { source: string }) {
  const { session, state } = useForm();
  const chosen = state.values.sizeClass as SizeClass | null | undefined;
  return (
    <div className={styles.suggestion}>
      <p>
        根据{source}，建议选择“{SIZE_CLASSES[size]}”。{reason}
      </p>
      {chosen === size && <p>与您的选择一致。</p>}
      {chosen && chosen !== size && <p>您选择的是“{SIZE_CLASSES[chosen]}”。可以保留，审核员会看到与建议不同。</p>}
      {chosen !== size && <Button onClick={() => session.choose('sizeClass', size)}>采用建议：{SIZE_CLASSES[size]}</Button>}
    </div>
  );
}

/** The thresholds and the industries are loaded when there is something to judge. */
function useExplained(industry: string, figures: Figures | null): Result<ExplainedSize> | null {
  const [explain, setExplain] = useState<{ by: typeof import('../../../../../domain/sizeClass.ts').explainSizeClass } | null>(null);
  const isAsked = figures !== null && industry !== '';
  useEffect(() => {
    if (isAsked) void import('../../../../../domain/sizeClass.ts').then(({ explainSizeClass }) => setExplain({ by: explainSizeClass }));
  }, [isAsked]);
  if (figures && industry === '') return { ok: false, reason: '请先选择所属行业。' };
  return figures && explain ? explain.by({ industry, ...figures }) : null;
}

function reportedFigures(report: Values | null): Figures | null {
  if (!report) return null;
  const number = (name: string) => (typeof report[name] === 'number' ? (report[name] as number) : null);
  const inWan = (name: string) => (number(name) === null ? null : Number(number(name)) / 1_000_000);
  return { employees: number('employees'), revenueWan: inWan('operatingRevenue'), assetsWan: inWan('totalAssets') };
}

function answersFrom(figures: Figures | null): SizeAnswers {
  const text = (wan: number | null | undefined) => (wan === null || wan === undefined ? '' : formatWan(Math.round(wan * 1_000_000)));
  return { employees: figures?.employees?.toString() ?? '', revenue: text(figures?.revenueWan), assets: text(figures?.assetsWan) };
}

function figuresFrom({ employees, revenue, assets }: SizeAnswers): Figures {
  const digits = employees.normalize('NFKC').replace(/[,\s]/g, '');
  return { employees: /^\d+$/.test(digits) ? Number(digits) : null, revenueWan: wan(revenue), assetsWan: wan(assets) };
}

/** 万元 as typed. */
function wan(text: string): number | null {
  const fen = fenFromWan(text);
  return fen.ok ? fen.value / 1_000_000 : null;
}
