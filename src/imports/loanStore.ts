import { today } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { nextNumbers } from '../casework/counters.ts';
import { columnOf } from '../casework/rows.ts';
import { allFields, isNumber } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { Unusable, type BatchStore, type Fault, type ImportRow, type Value } from './kind.ts';

const FIELDS = allFields(loanForm).map((field) => ({ name: field.name, column: columnOf(field.name), type: isNumber(field) ? 'numeric' : 'text' }));

/** New loans of the bank with their pledged property; a contract number the bank has is told and left as it is. */
export const storeLoans: BatchStore['store'] = async (tx, rows, mode, { bank }) => {
  if (bank === null) throw new Unusable('贷款由银行导入，您的账号没有指定银行。');
  const known = await knownContracts(tx, bank, rows);
  const fresh = rows.filter(({ values }) => !known.has(String(values.contractNumber)));
  if (mode === 'write' && fresh.length > 0) await insertLoans(tx, bank, fresh);
  const notes = rows.flatMap(({ line, values }): Fault[] => {
    const report = known.get(String(values.contractNumber));
    return report === undefined ? [] : [{ line, column: '合同编号', message: `这个合同编号已经登记过（上报编号 ${report}），没有改动。` }];
  });
  return { added: fresh.length, changed: 0, unchanged: rows.length - fresh.length, notes };
};

async function knownContracts(tx: Queryable, bank: string, rows: readonly ImportRow[]): Promise<Map<string, string>> {
  const numbers = rows.map(({ values }) => values.contractNumber);
  const { rows: found } = await tx.query<{ contract: string; report: string }>(
    'select contract_number as contract, report_number as report from loans where bank_id = $1::uuid and contract_number in (select jsonb_array_elements_text($2::jsonb))',
    [bank, JSON.stringify(numbers)],
  );
  return new Map(found.map(({ contract, report }) => [contract, report]));
}

/** One statement for the loans, one for what is pledged. A loan somebody enters at the same moment wins: its row stays as it is. */
async function insertLoans(tx: Queryable, bank: string, rows: readonly ImportRow[]): Promise<void> {
  const reports = await nextNumbers(tx, 'loan', today(), rows.length);
  const records = rows.map(({ values }, at) => ({ report_number: reports[at], ...Object.fromEntries(FIELDS.map(({ name, column }) => [column, values[name] ?? null])) }));
  await tx.query(INSERT_LOANS, [JSON.stringify(records), bank]);
  const pledges = rows.flatMap(({ values }, at) => [...pledgesIn('patent', values.patents, reports[at]), ...pledgesIn('trademark', values.trademarks, reports[at])]);
  if (pledges.length > 0) await tx.query(INSERT_PLEDGES, [JSON.stringify(pledges)]);
}

function pledgesIn(kind: string, items: Value | undefined, report: string | undefined) {
  return [items ?? []].flat().map((item) => ({ report, kind, number: item.slice(0, item.indexOf(' ')), title: item.slice(item.indexOf(' ') + 1) }));
}

const names = FIELDS.map(({ column }) => column).join(', ');
const INSERT_LOANS = `insert into loans (id, status, revision, bank_id, enterprise_id, report_number, remaining, ${names}, created_at, updated_at)
  select uuidv7(), 'active', 1, $2::uuid, (select e.id from enterprises e where e.uscc = r.uscc and e.is_verified limit 1), r.report_number, r.principal, ${FIELDS.map(({ column }) => `r.${column}`).join(', ')}, now(), now()
  from jsonb_to_recordset($1::jsonb) as r(report_number text, ${FIELDS.map(({ column, type }) => `${column} ${type}`).join(', ')})
  on conflict (bank_id, contract_number) do nothing`;
const INSERT_PLEDGES = `insert into loan_pledges (id, loan_id, bank_id, enterprise_id, kind, number, title, created_at, updated_at)
  select uuidv7(), l.id, l.bank_id, l.enterprise_id, r.kind::enum_loan_pledges_kind, r.number, r.title, now(), now()
  from jsonb_to_recordset($1::jsonb) as r(report text, kind text, number text, title text) join loans l on l.report_number = r.report`;
