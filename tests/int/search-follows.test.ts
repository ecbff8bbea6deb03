import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/adapters/database.ts';
import { searchProducts, type ProductSearch } from '../../src/queries/publicProducts.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { moveTo, organisation, product } from '../support/searchBed.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const numbersFor = async (search: ProductSearch) => (await searchProducts(database.pool, search)).items.map(({ filingNumber }) => filingNumber);

describe('only filed products are found', () => {
  it.each(['draft', 'submitted', 'rejected', 'withdrawn', 'revoked'])('one that is %s is not', async (status) => {
    const { number } = await product(database.pool, { status });
    expect(await numbersFor({ q: number })).toEqual([]);
  });

  it('appears when filed, stays while its withdrawal is examined, goes when withdrawn', async () => {
    const { id, number } = await product(database.pool, { status: 'submitted' });
    await moveTo(database.pool, id, 'filed');
    expect(await numbersFor({ q: number })).toEqual([number]);
    await moveTo(database.pool, id, 'withdrawing');
    expect(await numbersFor({ q: number })).toEqual([number]);
    await moveTo(database.pool, id, 'withdrawn');
    expect(await numbersFor({ q: number })).toEqual([]);
  });

  it('goes at once when revoked', async () => {
    const { id, number } = await product(database.pool);
    await moveTo(database.pool, id, 'revoked');
    expect(await numbersFor({ q: number })).toEqual([]);
  });

  it('goes with the row', async () => {
    const { id, number } = await product(database.pool);
    await database.pool.query('delete from products where id = $1', [id]);
    expect(await numbersFor({ q: number })).toEqual([]);
  });

  it('a decision that is rolled back was never searchable', async () => {
    const { id, number } = await product(database.pool);
    const failing = inTransaction(database.pool, async (db) => {
      await db.query(`select set_config('casework.action', 'test', true)`);
      await db.query(`update products set status = 'withdrawn' where id = $1`, [id]);
      throw new Error('the notice could not be written');
    });
    await expect(failing).rejects.toThrow('notice');
    expect(await numbersFor({ q: number })).toEqual([number]);
  });
});

describe('facts that change are found under their present value', () => {
  it('the name of a product', async () => {
    const { id, number } = await product(database.pool, { name: '旧式风车' });
    await database.pool.query(`update products set name = '新式水车' where id = $1`, [id]);
    expect(await numbersFor({ q: '旧式风车' })).toEqual([]);
    expect(await numbersFor({ q: '新式水车' })).toEqual([number]);
  });

  it('the name and place of an organisation, for all its products, in the same transaction', async () => {
    const enterprise = await organisation(database.pool, '旧名称实业公司', '440106');
    const [one, two] = [await product(database.pool, { enterprise }), await product(database.pool, { enterprise, status: 'withdrawing' })];
    const numbers = [two.number, one.number].toSorted().reverse();
    await inTransaction(database.pool, async (db) => {
      await db.query(`update enterprises set name = '崭新名称集团', registered_region = '320102' where id = $1`, [enterprise]);
      expect((await searchProducts(db, { q: '崭新名称' })).total).toBe(2);
      expect(await numbersFor({ q: '旧名称实业' })).toEqual(numbers);
    });
    expect(await numbersFor({ q: '旧名称实业' })).toEqual([]);
    expect(await numbersFor({ q: '崭新名称', region: '320000' })).toEqual(numbers);
    expect(await numbersFor({ q: '崭新名称', region: '440000' })).toEqual([]);
  });

  it('the name of a product class', async () => {
    const { id, number } = await product(database.pool);
    await database.pool.query(`insert into product_classes (id, code, name, level) values (uuidv7(), '8801', '切削工具', 1)`);
    await database.pool.query(`update products set product_class = '8801' where id = $1`, [id]);
    expect(await numbersFor({ q: '切削工具' })).toEqual([number]);
    await database.pool.query(`update product_classes set name = '金属切除器具' where code = '8801'`);
    expect(await numbersFor({ q: '切削工具' })).toEqual([]);
    expect(await numbersFor({ q: '金属切除器具' })).toEqual([number]);
  });

  it('a save that changes nothing searched leaves the index alone', async () => {
    const { id } = await product(database.pool);
    const version = async () => (await database.pool.query('select xmin::text, ctid::text from search.product where id = $1', [id])).rows;
    const before = await version();
    await database.pool.query('update products set updated_at = now(), trademark = $2 where id = $1', [id, '新商标']);
    expect(await version()).toEqual(before);
  });
});

describe('a rename and a filing at the same time', () => {
  it('never leave the old name in the index, whichever comes first', async () => {
    for (const renameFirst of [true, false]) {
      const enterprise = await organisation(database.pool, `竞争旧名${renameFirst}`);
      const { id, number } = await product(database.pool, { enterprise, status: 'submitted' });
      const rename = () => database.pool.query(`update enterprises set name = $2 where id = $1`, [enterprise, `竞争新名${renameFirst}`]);
      const file = () => moveTo(database.pool, id, 'filed');
      await overlap(renameFirst ? [`update enterprises set name = '竞争新名${renameFirst}' where id = '${enterprise}'`, file] : [`update products set status = 'filed' where id = '${id}'`, rename]);
      expect(await numbersFor({ q: `竞争新名${renameFirst}` })).toEqual([number]);
      expect(await numbersFor({ q: `竞争旧名${renameFirst}` })).toEqual([]);
    }
  });

  /** Runs the statement, starts the other act while that transaction is still open, then commits. */
  async function overlap([statement, other]: [string, () => Promise<unknown>]): Promise<void> {
    const second = await inTransaction(database.pool, async (db) => {
      await db.query(`select set_config('casework.action', 'test', true)`);
      await db.query(statement);
      const running = other();
      await waiting();
      return { running };
    });
    await second.running;
  }

  async function waiting(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await database.pool.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the second transaction did not wait for the first');
  }
});
