import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patentRegister, PATENTS_A_PAGE } from '../../src/adapters/patentSource.ts';
import { importHeldPatents } from '../../src/casework/patentImport.ts';
import { addListedPatents, previewPatentList } from '../../src/casework/patentList.ts';
import { refreshSince } from '../../src/casework/refreshPatents.ts';
import type { Obtained } from '../../src/domain/patents.ts';
import { freshNumber, registered as enter } from '../support/patents.ts';
import { company, draftProduct, link, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const source = () => patentRegister(database.pool);
const importAll = (owner: Company) => importHeldPatents(database.pool, source(), owner.id, null, new Date());
const preview = (owner: Company, text: string, obtained: Obtained = 'original') => previewPatentList(database.pool, source(), { enterprise: owner.id, text, obtained });
const add = (owner: Company, text: string, obtained: Obtained = 'original') => addListedPatents(database.pool, source(), { enterprise: owner.id, text, obtained });
const patentsOf = async (owner: Company) =>
  (await database.pool.query('select number, source::text, obtained::text, legal_status::text as status, as_of from patents where enterprise_id = $1 order by number', [owner.id])).rows;

const registered = (...args: [string[], { number?: string; status?: string }?]) => enter(database.pool, ...args);

describe('an enterprise imports its patents from the register', () => {
  it('those under its name, co-owned ones and those under a former name; nobody else\'s', async () => {
    const owner = await company(database.pool);
    await database.pool.query(`update enterprises set former_names = '["旧名有限公司"]' where id = $1`, [owner.id]);
    const held = [await registered([owner.name]), await registered(['合作大学', owner.name]), await registered(['旧名有限公司'])];
    await registered([`${owner.name}分公司`]);
    expect(await importAll(owner)).toEqual({ ok: true, value: { added: 3, updated: 0, kept: 0, next: null } });
    expect((await patentsOf(owner)).map(({ number }) => number)).toEqual(held.toSorted());
    expect((await patentsOf(owner))[0]).toMatchObject({ source: 'auto', obtained: 'original', status: 'valid', as_of: '2026-01-05' });
  });

  it('a second import adds nothing and tells what is already there', async () => {
    const owner = await company(database.pool);
    await registered([owner.name]);
    await importAll(owner);
    expect(await importAll(owner)).toMatchObject({ value: { added: 0, updated: 0, kept: 1 } });
    expect(await patentsOf(owner)).toHaveLength(1);
  });

  it('two imports at once leave each patent once', async () => {
    const owner = await company(database.pool);
    for (let count = 0; count < 5; count += 1) await registered([owner.name]);
    await Promise.all([importAll(owner), importAll(owner)]);
    expect(await patentsOf(owner)).toHaveLength(5);
  });

  it('a patent that has lapsed since is brought up to date', async () => {
    const owner = await company(database.pool);
    const number = await registered([owner.name]);
    await importAll(owner);
    await database.pool.query(`update patent_register set legal_status = 'lapsed', as_of = '2026-03-01' where number = $1`, [number]);
    expect(await importAll(owner)).toMatchObject({ value: { added: 0, updated: 1, kept: 0 } });
    expect(await patentsOf(owner)).toMatchObject([{ number, status: 'lapsed', as_of: '2026-03-01' }]);
  });

  it('a large portfolio comes in pages that neither repeat nor skip', async () => {
    const owner = await company(database.pool);
    const count = PATENTS_A_PAGE + 3;
    const numbers = Array.from({ length: count }, freshNumber);
    await database.pool.query(
      `insert into patent_register (id, number, title, type, holders, legal_status)
       select uuidv7(), n, '批量', 'invention', $2::jsonb, 'valid' from unnest($1::text[]) n`,
      [numbers, JSON.stringify([owner.name])],
    );
    const first = await importAll(owner);
    const cursor = first.ok ? first.value.next : null;
    expect(first).toMatchObject({ value: { added: PATENTS_A_PAGE } });
    expect(await importHeldPatents(database.pool, source(), owner.id, cursor, new Date())).toEqual({ ok: true, value: { added: 3, updated: 0, kept: 0, next: null } });
    expect(await patentsOf(owner)).toHaveLength(count);
  });

  it('an enterprise without verification claims no name', async () => {
    const newcomer = await company(database.pool, { verified: false });
    expect(await importAll(newcomer)).toEqual({ ok: false, reason: expect.stringContaining('请先通过实名认证') });
  });

  it('looks the names up by the index, not by reading the whole register', async () => {
    await database.pool.query(
      `insert into patent_register (id, number, title, type, holders, legal_status)
       select uuidv7(), 'x' || n, '他人专利', 'invention', jsonb_build_array('他人公司' || n), 'valid' from generate_series(1, 20000) n`,
    );
    await database.pool.query('analyze patent_register');
    const { rows } = await database.pool.query(
      `explain with held as materialized (select * from patent_register where holder_keys && array['某公司'])
       select number from held where number > '' order by number limit 500`,
    );
    await database.pool.query(`delete from patent_register where number like 'x%'`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('patent_register_holder_keys');
  });
});

describe('an enterprise pastes a list of patent numbers', () => {
  it('every line is explained: held, held by others, unknown, mistyped, publication, twice', async () => {
    const owner = await company(database.pool);
    const [held, foreign, unknown] = [await registered([owner.name]), await registered(['别人的公司']), freshNumber()];
    const text = [held, foreign, unknown, '200410009048.6', 'CN101234567A', held].join('\n');
    const looked = await preview(owner, text);
    const lines = looked.ok ? looked.value : [];
    expect(lines.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'addable'], [2, 'heldByOthers'], [3, 'notFound'], [4, 'invalid'], [5, 'invalid'], [6, 'duplicate'],
    ]);
    expect(lines[3]?.message).toContain('校验位应为 5');
    expect(lines[4]?.message).toContain('公布号或公告号');
    expect(await patentsOf(owner)).toEqual([]);
  });

  it('of a patent held by others neither title nor holder is told', async () => {
    const owner = await company(database.pool);
    const foreign = await registered(['机密持有人公司']);
    const looked = await preview(owner, foreign);
    expect(JSON.stringify(looked)).not.toMatch(/机密持有人公司|一种测试装置/);
  });

  it('only the held ones are added, as entered by hand and once', async () => {
    const owner = await company(database.pool);
    const [held, foreign] = [await registered([owner.name]), await registered(['别人的公司'])];
    const text = `${held}\n${foreign}`;
    expect(await add(owner, text)).toMatchObject({ ok: true, value: { added: 1 } });
    expect(await add(owner, text)).toMatchObject({ ok: true, value: { added: 0 } });
    expect(await patentsOf(owner)).toMatchObject([{ number: held, source: 'manual', obtained: 'original' }]);
  });

  it('one that is there already is not offered again', async () => {
    const owner = await company(database.pool);
    const number = await registered([owner.name]);
    await importAll(owner);
    expect(await preview(owner, number)).toMatchObject({ value: [{ outcome: 'already' }] });
  });

  it('an empty paste and one of more than 500 numbers are refused with what to do', async () => {
    const owner = await company(database.pool);
    expect(await preview(owner, ' \n ')).toMatchObject({ ok: false, reason: '请粘贴或输入专利号，每行一个。' });
    const many = Array.from({ length: 501 }, freshNumber).join('\n');
    expect(await preview(owner, many)).toMatchObject({ ok: false, reason: expect.stringContaining('分几次') });
  });
});

describe('the scheduled refresh', () => {
  it('carries a changed legal status to every enterprise that has the patent, and leaves the link to its product', async () => {
    const [first, second] = [await company(database.pool), await company(database.pool)];
    const number = await registered([first.name, second.name]);
    await importAll(first);
    await importAll(second);
    const product = await draftProduct(database.pool, first);
    const { rows } = await database.pool.query('select id from patents where enterprise_id = $1 and number = $2', [first.id, number]);
    await link(database.pool, first, product, rows[0].id);
    await database.pool.query(`update patent_register set legal_status = 'transferred', updated_at = '2031-05-01T00:00:00+08:00' where number = $1`, [number]);
    expect(await refreshSince(database.pool, source(), '2031-05-02')).toEqual({ added: 0, updated: 0 });
    expect(await refreshSince(database.pool, source(), '2031-05-01')).toEqual({ added: 0, updated: 2 });
    expect((await patentsOf(first))[0]).toMatchObject({ number, status: 'transferred' });
    expect((await database.pool.query('select 1 from product_patents where product_id = $1', [product])).rows).toHaveLength(1);
  });
});
