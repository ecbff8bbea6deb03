import type pg from 'pg';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { patentRegister } from '../../src/adapters/patentSource.ts';
import { refreshStored, storePatents } from '../../src/casework/patentStore.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { attach, type Stage } from './cases.ts';
import type { Company } from './companies.ts';
import { madeUpPatentNumber } from './numbers.ts';

const LICENSOR = '示例许可方技术有限公司';
/** Above the serials of all other made-up patents. */
const FIRST_SERIAL = 900_100;

/** What patents can become: a product that has lost all of them, another one that lost some; licensed ones with and without their proof. */
export async function playPatents(stage: Stage): Promise<void> {
  const [first, second] = stage.cast.companies as [Company, Company];
  await lapse(stage, await undisturbed(stage.pool, first.id, 1), 'all');
  await lapse(stage, await undisturbed(stage.pool, second.id, 2), 'first');
  await licensedPatents(stage, first);
  await declaredPatent(stage, first);
}

/** The newest filed product with so many patents that no update is about. */
async function undisturbed(pool: pg.Pool, enterprise: string, patents: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select p.id from products p join product_patents l on l.product_id = p.id where p.enterprise_id = $1 and p.status = 'filed'
       and not exists (select 1 from product_updates u where u.product_id = p.id)
     group by p.id having count(*) >= $2 order by p.filed_at desc, p.id limit 1`,
    [enterprise, patents],
  );
  if (!rows[0]) throw new Error('demo: no filed product to lapse');
  return rows[0].id;
}

/** The register tells that patents of the product have lapsed, and the refresh carries it on. */
async function lapse({ pool, cast }: Stage, product: string, which: 'all' | 'first'): Promise<void> {
  const { rows } = await pool.query<{ number: string }>('select t.number from product_patents l join patents t on t.id = l.patent_id where l.product_id = $1 order by t.number', [product]);
  const numbers = rows.map(({ number }) => number).slice(0, which === 'all' ? undefined : 1);
  await pool.query(`update patent_register set legal_status = 'lapsed', as_of = '2026-08-31', updated_at = $2 where number = any($1)`, [numbers, cast.now]);
  const lapsed = await patentRegister(pool).byNumbers(numbers);
  await inTransaction(pool, (client) => refreshStored(client as Queryable, lapsed, cast.now));
}

async function licensedPatents(stage: Stage, company: Company): Promise<void> {
  const { pool, cast } = stage;
  const stamps = { created_at: cast.now, updated_at: cast.now };
  const made = ['一种伺服驱动器的散热结构', '一种编码器安装座'].map((title, index) => ({ number: madeUpPatentNumber(2020, '2', FIRST_SERIAL + index), title, type: 'utilityModel', holders: [LICENSOR], legal_status: 'valid', as_of: '2026-06-30' }));
  await bulkInsert(pool, 'patent_register', made.map((facts) => ({ id: uuidAt(cast.now), ...facts, ...stamps })));
  const found = await patentRegister(pool).byNumbers(made.map(({ number }) => number));
  const intake = { enterprise: company.id, source: 'manual', obtained: 'licensed', at: cast.now } as const;
  await inTransaction(pool, (client) => storePatents(client as Queryable, found, intake));
  const { rows } = await pool.query<{ id: string }>('select id from patents where enterprise_id = $1 and number = $2', [company.id, made[0]?.number]);
  await attach(stage, company.id, 'patents', rows[0]!.id, ['proof']);
}

/** One the register does not know, as its company typed it in. */
async function declaredPatent(stage: Stage, company: Company): Promise<void> {
  const { pool, cast } = stage;
  const id = uuidAt(cast.now);
  const row: Row = {
    id, enterprise_id: company.id, number: madeUpPatentNumber(2025, '1', FIRST_SERIAL + 10), title: '一种减速机的油位监测装置', type: 'invention',
    holders: [company.name], legal_status: 'valid', as_of: '2026-09-30', obtained: 'original', source: 'manual', is_declared: true, is_public: false,
    created_at: cast.now, updated_at: cast.now,
  };
  await bulkInsert(pool, 'patents', [row]);
  await attach(stage, company.id, 'patents', id, ['proof']);
}
