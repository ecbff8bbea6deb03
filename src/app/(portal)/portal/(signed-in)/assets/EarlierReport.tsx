'use client';

import { allFields, labelOf } from '../../../../../domain/forms/field.ts';
import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { changeInPercent } from '../../../../../domain/checks/reportFigures.ts';
import { isEmpty } from '../../../../../domain/forms/schema.ts';
import type { OwnFile } from '../../../../../queries/portalCases.ts';
import type { ReportOfYear } from '../../../../../queries/portalAssets.ts';
import { plainValue } from '../../../kit/ShownValue.tsx';
import { StoredFile } from '../../../kit/FilePreview.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { DataTable } from '../../../lists/DataTable.tsx';

type Props = { report: ReportOfYear; before: ReportOfYear | undefined; files: readonly OwnFile[] };

/** A report of an earlier year, which is closed, beside the one before it. */
export function EarlierReport({ report: { year, values }, before, files }: Props) {
  const rows = allFields(assetReportForm).filter((field) => !isEmpty(values[field.name]) || !isEmpty(before?.values[field.name]));
  const columns = [
    { label: '项目', cell: (field: (typeof rows)[number]) => labelOf(field, year).replace(/^\d{4}(年度|年末)/, '') },
    { label: `${year} 年度`, cell: (field: (typeof rows)[number]) => said(field, values[field.name]) },
    ...(before
      ? [
          { label: `${before.year} 年度`, cell: (field: (typeof rows)[number]) => said(field, before.values[field.name]) },
          { label: '变化', cell: (field: (typeof rows)[number]) => changeInPercent(numberOf(values[field.name]), numberOf(before.values[field.name])) },
        ]
      : []),
  ];
  return (
    <>
      <Notice tone="neutral" heading="不能修改">
        这是以前年度的资产信息。如需更正，请联系平台。
      </Notice>
      <DataTable caption={`${year} 年度资产信息`} columns={columns} rows={rows} keyOf={({ name }) => name} />
      <section>
        <h2>材料</h2>
        {files.length === 0 ? <p>没有上传材料。</p> : files.map((file) => <StoredFile key={file.id} file={file} />)}
      </section>
    </>
  );
}

function said(field: Parameters<typeof plainValue>[0], value: unknown): string | null {
  return isEmpty(value) ? null : plainValue(field, value);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
