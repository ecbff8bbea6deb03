'use client';

import { isNumber, isShown, labelOf, type Field, type Values } from '../../../domain/forms/field.ts';
import { PRODUCT_FIGURES } from '../../../domain/forms/productFigures.ts';
import { isEmpty } from '../../../domain/forms/schema.ts';
import { movement } from '../../../domain/productUpdates.ts';
import type { FiledBefore } from '../../../queries/portalUpdates.ts';
import { plainValue } from '../kit/ShownValue.tsx';
import { DataTable, type Column } from '../lists/DataTable.tsx';

const FIGURES = PRODUCT_FIGURES.filter(isNumber);

/** The figures of the year beside those that were filed before, and how each moved. */
export function Compared({ before, values, year }: { before: FiledBefore; values: Values; year: number }) {
  const figures = FIGURES.filter((field) => isShown(field, values) || !isEmpty(before.values[field.name]));
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">数据对照</h2>
      <DataTable caption="数据对照" columns={columnsOf(before, values, year)} rows={figures} keyOf={({ name }) => name} />
    </section>
  );
}

function columnsOf(before: FiledBefore, values: Values, year: number): Column<Field>[] {
  const shown = (field: Field, value: unknown) => (isEmpty(value) ? null : plainValue(field, value).split('，即')[0]);
  return [
    { label: '项目', cell: (field) => labelOf({ label: field.label.replace(/\{year\}(年度|年末)?/, '') }).replace(/^截至/, '') },
    { label: before.figuresYear ? `${before.figuresYear} 年度` : '更新前', nowrap: true, cell: (field) => shown(field, before.values[field.name]) },
    { label: `${year} 年度`, nowrap: true, cell: (field) => shown(field, values[field.name]) },
    { label: '变化', nowrap: true, cell: (field) => movement(before.values[field.name], values[field.name]) },
  ];
}
