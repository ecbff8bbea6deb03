import type { Queryable } from '../../src/adapters/database.ts';
import { addDays, toCivilDate } from '../../src/domain/civilDate.ts';
import { roundOf, type RoundRecord } from '../../src/domain/subsidy/roundRecord.ts';
import { bulkInsert, uuidAt } from './bulk.ts';

const BASIS_OF_LAW = '《示例市知识产权质押融资补贴办法》（演示数据）';
const INTEREST = { kind: 'interest', basis: 'interestPaid', settlementDay: 20, repaymentConfirmed: true, outcomes: ['01', '02'] };

/**
 * Four rounds: the two behind the rows of the manual (60 % requested and 50 % approved; half and half), closed long ago, and
 * a running one for interest and one for fees, in whose windows today lies.
 */
export function roundRecords(now: Date): Record<'first' | 'second' | 'interest' | 'fee', RoundRecord> {
  const today = toCivilDate(now);
  const running = { opensOn: addDays(today, -40), closesOn: addDays(today, 50), correctionsUntil: addDays(today, 65), paperUntil: addDays(today, 80) };
  return {
    first: { ...INTEREST, title: '2023 年度知识产权质押贷款利息补贴', opensOn: '2024-01-02', closesOn: '2024-03-31', correctionsUntil: '2024-04-15', paperUntil: '2024-04-30', requestedPercent: 60, approvedPercent: 50, repaidFrom: '2023-01-01', repaidTo: '2023-12-31' },
    second: { ...INTEREST, title: '2024 年度知识产权质押贷款利息补贴', opensOn: '2025-07-01', closesOn: '2025-09-30', correctionsUntil: '2025-10-20', paperUntil: '2025-11-10', requestedPercent: 50, approvedPercent: 50, repaidFrom: '2024-01-01', repaidTo: '2024-12-31' },
    interest: { ...INTEREST, ...running, title: `${today.slice(0, 4)} 年度知识产权质押贷款利息补贴`, requestedPercent: 50, approvedPercent: 50, guaranteedPercent: 40, rateCap: 'lprAtDisbursement', repaidFrom: addDays(today, -700), longestDays: 365, capPerLoan: 30_000_000, capPerEnterpriseYear: 50_000_000, budget: 500_000_000, sizeClasses: ['medium', 'small', 'micro'], outcomes: ['01', '02'] },
    fee: { ...running, kind: 'fee', basis: 'feesPaid', title: `${today.slice(0, 4)} 年度知识产权质押融资费用补贴`, requestedPercent: 50, approvedPercent: 50, repaymentConfirmed: false, disbursedFrom: addDays(today, -900), capPerLoan: 10_000_000, budget: 100_000_000, rateCap: 'none' },
  };
}

/** Writes the rounds, announced, each with its first version. Answers their ids. */
export async function insertRounds(db: Queryable, now: Date): Promise<Record<'first' | 'second' | 'interest' | 'fee', string>> {
  const ids = { first: '', second: '', interest: '', fee: '' };
  for (const [name, record] of Object.entries(roundRecords(now)) as [keyof typeof ids, RoundRecord][]) {
    ids[name] = await insertRound(db, { daysOfYear: '360', firstDayCounts: true, lastDayCounts: false, rateCap: 'none', ...record }, now);
  }
  return ids;
}

const LISTS = { ipKinds: 'policy_rounds_ip_kinds', outcomes: 'policy_rounds_outcomes', sizeClasses: 'policy_rounds_size_classes' };

async function insertRound(db: Queryable, record: RoundRecord, now: Date): Promise<string> {
  const id = uuidAt(now);
  const flat = Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(LISTS, name)));
  const columns = Object.fromEntries(Object.entries(flat).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
  await bulkInsert(db, 'policy_rounds', [{ id, ...columns, is_announced: true, version: 1, legal_basis: BASIS_OF_LAW, created_at: now, updated_at: now }]);
  for (const [name, table] of Object.entries(LISTS)) {
    const values = (record[name] as string[] | undefined) ?? [];
    for (const [order, value] of values.entries()) {
      await db.query(`insert into ${table} (id, parent_id, "order", value) values ($1, $2, $3, $4)`, [uuidAt(now), id, order + 1, value]);
    }
  }
  await db.query('insert into policy_round_versions (round_id, version, rules, written_by) values ($1, 1, $2, $3)', [id, JSON.stringify(roundOf(record)), '平台管理员']);
  return id;
}
