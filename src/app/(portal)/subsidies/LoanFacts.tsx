'use client';

import { allFields } from '../../../domain/forms/field.ts';
import { loanForm } from '../../../domain/forms/loan.ts';
import { isEmpty } from '../../../domain/forms/schema.ts';
import { displayPatentNumber } from '../../../domain/patentNumber.ts';
import type { IpItem } from '../../../domain/subsidy/ipItems.ts';
import { IP_KINDS } from '../../../domain/subsidy/round.ts';
import type { PortalSubsidy } from '../../../queries/portalSubsidies.ts';
import { plainValue } from '../kit/ShownValue.tsx';
import { Summary } from '../kit/Summary.tsx';
import { DataTable, type Column } from '../lists/DataTable.tsx';

const BRIEF = ['contractNumber', 'financingProduct', 'principal', 'disbursedOn', 'dueOn'];

/** The loan as its bank entered it; what the bank left out is not shown. */
export function LoanFacts({ loan: { bankName, values }, brief = false }: { loan: PortalSubsidy['loan']; brief?: boolean }) {
  const fields = allFields(loanForm).filter(({ name }) => !isEmpty(values[name]) && name !== 'uscc' && (!brief || BRIEF.includes(name)));
  const rows = fields.map((field) => ({ name: `loan-${field.name}`, label: field.name === 'enterpriseName' ? '合同上的单位名称' : field.label, value: plainValue(field, values[field.name]) }));
  return <Summary rows={[{ name: 'loan-bank', label: '贷款银行', value: bankName }, ...rows]} />;
}

const COLUMNS: readonly Column<IpItem>[] = [
  { label: '专利号或注册号', cell: ({ kind, number }) => (number ? `${IP_KINDS[kind]} ${kind === 'patent' ? displayPatentNumber(number) : number}` : '没有填写') },
  { label: '名称', cell: ({ title }) => title || null },
  { label: '相关产品', cell: ({ product }) => product },
  { label: '收入占比', nowrap: true, cell: ({ share }) => (share === null ? null : `${share}%`) },
];

/** The pledged patents and trade marks with their products. */
export function PropertyTable({ items }: { items: readonly IpItem[] }) {
  if (items.length === 0) return <p>没有填写质押的专利或商标。</p>;
  return <DataTable caption="质押的专利和商标" columns={COLUMNS} rows={items} keyOf={(item) => String(items.indexOf(item))} />;
}
