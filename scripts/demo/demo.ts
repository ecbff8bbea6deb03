import type pg from 'pg';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { addAnnouncementFiles } from './announcementFiles.ts';
import { demoAnnouncements, writeVersions } from './announcements.ts';
import { registryRows } from './businessRegistry.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { backOfficeAccounts, makeCompanies, portalAccounts } from './companies.ts';
import { playCases } from './cases.ts';
import { makeFiledProducts } from './filedProducts.ts';
import { makeFiledUpdates } from './filedUpdates.ts';
import { insertForms } from './forms.ts';
import { insertLoans } from './loans.ts';
import { newcomerPatents } from './newcomer.ts';
import { addPictures } from './pictures.ts';
import { createRandom } from '../seed/random.ts';

/** Made-up data with which every screen has something to show. Runs once: a database with accounts is left alone. */
export async function seedDemo(pool: pg.Pool, dataDir: string, report: (sentence: string) => void): Promise<void> {
  const { rows } = await pool.query<{ filled: boolean }>('select exists (select 1 from users) as filled');
  if (rows[0]?.filled) return;
  report('正在生成演示数据……');
  const cast = await inTransaction(pool, (client) => seedRecords(client as Queryable));
  await playCases(pool, dataDir, cast);
  if (cast.companies[0]) await addPictures(pool, dataDir, cast.companies[0].id);
  await writeVersions(pool);
  await addAnnouncementFiles(pool, dataDir);
  await pool.query('analyze');
  report('演示数据已生成。');
}

async function seedRecords(tx: Queryable) {
  await tx.query(`select set_config('casework.action', 'demo', true)`);
  const now = new Date();
  const random = createRandom(20_261_122);
  const staff = backOfficeAccounts(now);
  const reviewers = staff.filter(({ role }) => role === 'reviewer').map(asActor);
  const companies = makeCompanies(random);
  const unverified = uuidAt(now);
  await bulkInsert(tx, 'users', staff);
  await bulkInsert(tx, 'enterprises', companies.map(({ row }) => row));
  await bulkInsert(tx, 'enterprises', [{ id: unverified, is_verified: false, created_at: now, updated_at: now }]);
  await bulkInsert(tx, 'enterprise_users', portalAccounts(companies, unverified, now));
  const { tables, counters } = makeFiledProducts({ companies, reviewers, random, now });
  const updates = makeFiledUpdates(tables.products, { reviewers, now });
  for (const [table, made] of [...Object.entries(tables), ...Object.entries(updates)]) await bulkInsert(tx, table, made);
  await bulkInsert(tx, 'filing_counters', counters);
  await bulkInsert(tx, 'patent_register', newcomerPatents(now));
  await bulkInsert(tx, 'business_registry', registryRows(companies, now));
  await bulkInsert(tx, 'announcements', demoAnnouncements(now));
  await insertLoans(tx, { companies, random, now });
  await insertForms(tx, { companies, random: createRandom(20_261_123), now });
  return { companies, unverified, reviewers, random, now };
}

export type DemoCast = Awaited<ReturnType<typeof seedRecords>>;

function asActor({ id, role, name }: Row): Actor {
  return { id: String(id), role: role as Actor['role'], name: String(name) };
}
