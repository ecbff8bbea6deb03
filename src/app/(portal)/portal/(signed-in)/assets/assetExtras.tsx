'use client';

import { useMemo } from 'react';
import { changeInPercent, reportAdvice } from '../../../../../domain/checks/reportFigures.ts';
import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { allFields, type Field, type Values } from '../../../../../domain/forms/field.ts';
import { useForm, type FieldExtras } from '../../../kit/FormContext.ts';
import { StateTag } from '../../../kit/Notice.tsx';
import { plainValue } from '../../../kit/ShownValue.tsx';
import styles from './assets.module.css';

const FIGURES = allFields(assetReportForm).filter(({ kind }) => kind === 'wan' || kind === 'integer');
const idOf = ({ name }: Field) => `${name}-beside`;

/** Beside each figure: the same of the year before with the change, and what seems not to fit. `before`: null when there is no earlier report. */
export function useAssetExtras(before: Values | null, year: number): FieldExtras {
  return useMemo(
    () => ({
      after: Object.fromEntries(FIGURES.map((figure) => [figure.name, () => <Beside key={`${figure.name}-beside`} figure={figure} before={before} year={year - 1} />])),
      describedBy: Object.fromEntries(FIGURES.map((figure) => [figure.name, idOf(figure)])),
    }),
    [before, year],
  );
}

function Beside({ figure, before, year }: { figure: Field; before: Values | null; year: number }) {
  const { state } = useForm();
  const then = numberOf(before?.[figure.name]);
  const now = numberOf(state.values[figure.name]);
  const change = changeInPercent(now, then);
  const advice = reportAdvice(state.values, before).filter((each) => each.field === figure.name);
  return (
    <div id={idOf(figure)} className={styles.beside} aria-live="polite">
      {then !== null && (
        <p>
          {year} 年度：{plainValue(figure, then)}
          {change && `；本年度 ${change}`}
        </p>
      )}
      {advice.map(({ message }) => (
        <p key={message}>
          <StateTag tone="info">提示</StateTag> {message}
        </p>
      ))}
    </div>
  );
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
