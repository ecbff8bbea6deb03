import { uuidAt, type Row } from './bulk.ts';
import type { Company } from './companies.ts';
import { NEWCOMER } from './newcomer.ts';

/** What 获取工商信息 finds in the demo: whoever tries it as the newcomer, and the companies that are there already. */
export function registryRows(companies: readonly Company[], now: Date): Row[] {
  const known = companies.map(({ uscc, name, region, row }) => ({ uscc, name, region, address: row.registered_address, legal_representative: row.legal_representative }));
  const newcomer = { ...NEWCOMER, region: '320505', address: '科技路 88 号', legal_representative: '新锐' };
  return [newcomer, ...known].map((facts) => ({ id: uuidAt(now), ...facts, as_of: '2026-06-30', created_at: now, updated_at: now }));
}
