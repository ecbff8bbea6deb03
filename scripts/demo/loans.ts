import type { Queryable } from '../../src/adapters/database.ts';
import lpr from '../../src/domain/data/lpr.json' with { type: 'json' };
import { addDays, toCivilDate } from '../../src/domain/civilDate.ts';
import type { Random } from '../seed/random.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import type { Company } from './companies.ts';
import { madeUpPatentNumber } from './numbers.ts';

/** At least 500 loans (spec 9). */
const LOANS = 520;
const FIRST_SERIAL = 600_000;
const WAN = 1_000_000;
const TITLES = ['切割设备的控制方法', '焊接机的送丝机构', '水泵叶轮', '电池管理电路', '传感器的封装结构', '阀门执行器'];

export const BANKS = [
  { name: '示例银行股份有限公司科技支行', short_name: '示例银行科技支行' },
  { name: '演示商业银行股份有限公司园区支行', short_name: '演示银行园区支行' },
];

/** Quotations of the LPR, for the table staff keep on. */
export function lprRows(now: Date): Row[] {
  return lpr.quotes.map(({ date, y1, y5 }) => ({ id: uuidAt(now), date, one_year: Number(y1), five_year: Number(y5), created_at: now, updated_at: now }));
}

/** Two banks with their counters, and loans of many companies; the first rows are those of the manual, of the first company. */
export async function insertLoans(db: Queryable, { companies, random, now }: { companies: readonly Company[]; random: Random; now: Date }): Promise<void> {
  const banks = BANKS.map((bank) => ({ id: uuidAt(now), ...bank, is_closed: false, created_at: now, updated_at: now }));
  await bulkInsert(db, 'banks', banks);
  for (const [index, email] of ['bank@demo.test', 'bank2@demo.test'].entries()) await db.query('update users set bank_id = $1 where email = $2', [banks[index]?.id, email]);
  const loans = Array.from({ length: LOANS }, (_, index) => loanRow(index, { companies, bank: banks[index < 2 ? 0 : index % 2]?.id ?? '', random, now }));
  await bulkInsert(db, 'loans', loans);
  await bulkInsert(db, 'loan_pledges', loans.map((loan, index) => pledgeOf(loan, index, now)));
  await db.query(`insert into counters (series, year, last) values ('loan', $1, $2)`, [now.getUTCFullYear(), LOANS]);
}

type Setting = { companies: readonly Company[]; bank: string; random: Random; now: Date };

function loanRow(index: number, { companies, bank, random, now }: Setting): Row {
  // Every fifth loan belongs to one of the two companies people sign in with.
  const company = companies[index < 2 ? 0 : index % 5 === 0 ? (index / 5) % 2 : index % companies.length] as Company;
  const principal = (1 + random.below(20)) * 50 * WAN;
  const disbursedOn = addDays(toCivilDate(now), -60 - random.below(1_000));
  const entered = new Date(`${disbursedOn}T10:00:00+08:00`);
  const guaranteed = index % 3 === 0;
  return {
    id: uuidAt(entered), status: 'active', revision: 1, enterprise_id: company.id, bank_id: bank, uscc: company.uscc, enterprise_name: company.name,
    report_number: `ZY${now.getUTCFullYear()}${String(index + 1).padStart(6, '0')}`,
    financing_product: ['知担保', '知识贷', '科创质押贷'][index % 3],
    contract_number: `HT-${disbursedOn.slice(0, 4)}-${String(10_000 + index)}`,
    contract_from: disbursedOn, contract_to: addDays(disbursedOn, 364), disbursed_on: disbursedOn, due_on: addDays(disbursedOn, 364),
    principal, remaining: principal, credit_line: principal + 100 * WAN,
    annual_rate: (300 + random.below(150)) / 100,
    patent_pledge_number: `Y${disbursedOn.slice(0, 4)}98${String(100_000 + index)}`,
    appraised_value: principal * 2, appraiser: '示例资产评估有限公司',
    guarantor: guaranteed ? '示例融资担保有限公司' : null, guarantee_fee: guaranteed ? Math.round(principal / 100) : null,
    appraisal_fee: 2_000_000,
    created_at: entered, updated_at: entered,
    ...MANUAL[index],
  };
}

/** Both rows of the manual (tests/vectors/subsidy-vectors.json). */
const TEN_MILLION = { principal: 1_000_000_000, remaining: 1_000_000_000, credit_line: 1_200_000_000, guarantor: null, guarantee_fee: null };
const MANUAL: Row[] = [
  { ...TEN_MILLION, contract_number: 'HT-2022-00001', contract_from: '2022-04-13', contract_to: '2023-04-12', disbursed_on: '2022-04-13', due_on: '2023-04-12', annual_rate: 3.7, created_at: '2022-04-14T02:00:00Z', updated_at: '2022-04-14T02:00:00Z' },
  { ...TEN_MILLION, contract_number: 'HT-2023-00001', contract_from: '2023-03-13', contract_to: '2024-03-12', disbursed_on: '2023-03-13', due_on: '2024-03-12', annual_rate: 3.65, created_at: '2023-03-14T02:00:00Z', updated_at: '2023-03-14T02:00:00Z' },
];

function pledgeOf(loan: Row, index: number, now: Date): Row {
  return {
    id: uuidAt(now), loan_id: loan.id, bank_id: loan.bank_id, enterprise_id: loan.enterprise_id, kind: 'patent',
    number: madeUpPatentNumber(2018, '1', FIRST_SERIAL + index), title: `一种${TITLES[index % TITLES.length]}`, created_at: now, updated_at: now,
  };
}
