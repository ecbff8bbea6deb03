import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import pino from 'pino';
import { patentRegister, PATENTS_A_PAGE, type PatentSource } from '../../src/adapters/patentSource.ts';
import { latestImport, restartImport, startImport, workImport } from '../../src/casework/patentImports.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { holderKey, isHeldBy } from '../../src/domain/holderNames.ts';
import { runPatentWork } from '../../src/scheduling/patentWork.ts';
import { manyRegistered, registered } from '../support/patents.ts';
import { assetReport, company, draftVerification, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const source = (): PatentSource => patentRegister(database.pool);
const start = (owner: Company) => startImport(database.pool, owner.id);
const latest = (owner: Company) => latestImport(database.pool, owner.id);
const work = (worker = 'worker', more: Partial<Parameters<typeof workImport>[1]> = {}) => workImport(database.pool, { source: source(), worker, ...more });
const numbersOf = async (owner: Company) => (await database.pool.query<{ number: string }>('select number from patents where enterprise_id = $1', [owner.id])).rows.map(({ number }) => number);
/** What a dead worker leaves: its lease runs out. */
const leaseEnds = () => database.pool.query(`update patent_imports set lease_until = now() - interval '1 second', updated_at = now() - interval '1 minute'`);

/** A source that stops to be looked at before every page but the first. */
function haltingSource(atPage: () => Promise<void>): PatentSource {
  return { ...source(), byHolder: async (names, cursor) => (cursor && (await atPage()), source().byHolder(names, cursor)) };
}

describe('an import in the background', () => {
  it('brings in all pages, and tells how many there are while it does', async () => {
    const owner = await company(database.pool);
    await manyRegistered(database.pool, owner.name, PATENTS_A_PAGE + 3);
    await start(owner);
    const seen: unknown[] = [];
    await work('worker', { source: haltingSource(async () => void seen.push(await latest(owner))) });
    expect(seen).toMatchObject([{ state: 'running', total: PATENTS_A_PAGE + 3, added: PATENTS_A_PAGE, isIdle: false }]);
    expect(await latest(owner)).toMatchObject({ state: 'done', added: PATENTS_A_PAGE + 3, kept: 0, problem: null });
    expect(await numbersOf(owner)).toHaveLength(PATENTS_A_PAGE + 3);
  });

  it('pressed twice is one import', async () => {
    const owner = await company(database.pool);
    const both = await Promise.all([start(owner), start(owner), start(owner)]);
    expect(new Set(both.map((each) => (each.ok ? each.value.id : null))).size).toBe(1);
    await work();
    expect(await work()).toBe(false);
    expect(await latest(owner)).toMatchObject({ state: 'done', total: null, added: 0 });
  });

  it('goes on where a killed worker stopped: nothing is lost, nothing counted twice', async () => {
    const owner = await company(database.pool);
    await manyRegistered(database.pool, owner.name, PATENTS_A_PAGE * 2 + 1);
    await start(owner);
    const killed = work('first', { source: haltingSource(() => Promise.reject(new Error('killed'))) });
    await expect(killed).rejects.toThrow('killed');
    expect(await work('second')).toBe(false);
    await leaseEnds();
    expect(await work('second')).toBe(true);
    expect(await latest(owner)).toMatchObject({ state: 'done', added: PATENTS_A_PAGE * 2 + 1, updated: 0, kept: 0 });
    expect(await numbersOf(owner)).toHaveLength(PATENTS_A_PAGE * 2 + 1);
  });

  it('is never done by two workers: one that lost its lease writes nothing more', async () => {
    const owner = await company(database.pool);
    await manyRegistered(database.pool, owner.name, PATENTS_A_PAGE + 5);
    await start(owner);
    const slow = haltingSource(async () => {
      await leaseEnds();
      await work('quick');
    });
    await work('slow', { source: slow });
    expect(await latest(owner)).toMatchObject({ state: 'done', added: PATENTS_A_PAGE + 5, kept: 0 });
  });

  it('is shared among several workers, each import done once', async () => {
    const owners: Company[] = [];
    for (let each = 0; each < 4; each += 1) owners.push(await company(database.pool));
    for (const owner of owners) await manyRegistered(database.pool, owner.name, 20);
    await Promise.all(owners.map(start));
    await Promise.all([1, 2, 3, 4, 5].map((number) => work(`worker ${number}`)));
    while (await work());
    for (const owner of owners) expect(await latest(owner)).toMatchObject({ state: 'done', added: 20, kept: 0 });
  });

  it('tells the company after five failures, keeps what is in, and can be begun again', async () => {
    const owner = await company(database.pool);
    await start(owner);
    const broken: PatentSource = { ...source(), byHolder: () => Promise.reject(new Error('source is down')) };
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect(work('worker', { source: broken })).rejects.toThrow('source is down');
      await leaseEnds();
    }
    expect(await latest(owner)).toMatchObject({ state: 'failed', problem: expect.stringContaining('请稍后再导入') });
    expect(await work()).toBe(false);
    expect(await start(owner)).toMatchObject({ ok: true, value: { state: 'waiting' } });
    await work();
    expect((await latest(owner))?.state).toBe('done');
  });

  it('is seen to be idle where no worker runs, and then one page of work moves it on', async () => {
    const owner = await company(database.pool);
    await registered(database.pool, [owner.name]);
    await start(owner);
    expect((await latest(owner))?.isIdle).toBe(false);
    await leaseEnds();
    expect((await latest(owner))?.isIdle).toBe(true);
    await work('the page', { enterprise: owner.id, for: 1 });
    expect(await latest(owner)).toMatchObject({ state: 'done', added: 1 });
  });

  it('is done by the running worker within seconds', async () => {
    const owner = await company(database.pool);
    const number = await registered(database.pool, [owner.name]);
    const stop = new AbortController();
    const running = runPatentWork({ pool: database.pool, source: source(), log: pino({ level: 'silent' }), workerId: 'w', signal: stop.signal, lookEveryMs: 20 });
    await start(owner);
    await expect.poll(async () => (await latest(owner))?.state, { timeout: 5_000 }).toBe('done');
    stop.abort();
    await running;
    expect(await numbersOf(owner)).toEqual([number]);
  });

  it('is refused before the verification', async () => {
    expect(await start(await company(database.pool, { verified: false }))).toEqual({ ok: false, reason: expect.stringContaining('请先通过实名认证') });
  });
});

describe('an approved verification', () => {
  const approve = async (owner: Company, name: string) => {
    const id = await draftVerification(database.pool, owner, { name });
    await act(id, 'submit', owner.clerk);
    await act(id, 'approve', officer('reviewer'));
  };
  const act = async (id: string, action: string, actor: Company['clerk']) => expect(await performAction(database.pool, { collection: 'verifications', id, action, actor })).toMatchObject({ ok: true });

  it('begins the import by itself, and after a rename finds those under the former name too', async () => {
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1);
    const [old, renamed] = [await registered(database.pool, ['启明仪器有限公司']), await registered(database.pool, ['启明智能仪器有限公司', '合作大学'])];
    await approve(owner, '启明仪器有限公司');
    expect((await latest(owner))?.state).toBe('waiting');
    await work();
    expect(await numbersOf(owner)).toEqual([old]);
    await approve(owner, '启明智能仪器有限公司');
    await work();
    expect((await numbersOf(owner)).toSorted()).toEqual([old, renamed].toSorted());
  });

  it('begins one under way anew, for its first pages were read under the old names', async () => {
    const owner = await company(database.pool);
    await manyRegistered(database.pool, owner.name, PATENTS_A_PAGE + 1);
    await start(owner);
    await work('worker', { source: haltingSource(() => restartImport(database.pool, owner.id)) });
    expect(await latest(owner)).toMatchObject({ state: 'waiting', added: 0, total: null });
    await work();
    expect(await latest(owner)).toMatchObject({ state: 'done', added: 1, kept: PATENTS_A_PAGE });
  });
});

describe('the name of a holder', () => {
  it.each([
    ['full-width brackets', '华芯（苏州）有限公司', '华芯(苏州)有限公司'],
    ['blanks', '华芯 (苏州)　有限公司', '华芯（苏州）有限公司'],
    ['full-width letters', 'ＡＢＢ（中国）有限公司', 'ABB(中国)有限公司'],
    ['an invisible sign of a web page', '华芯\u200B有限公司', '华芯有限公司'],
    ['a rare character', '𠮷㛃 科技', '𠮷㛃科技'],
  ])('is the same with %s', async (_what, inRegister, ofCompany) => {
    const owner = await company(database.pool, { name: `${ofCompany}${Math.random()}` });
    const number = await registered(database.pool, [owner.name.replace(ofCompany, inRegister)]);
    await start(owner);
    await work();
    expect(await numbersOf(owner)).toEqual([number]);
    expect(isHeldBy([inRegister], [ofCompany])).toBe(true);
  });

  it('is another one with other words, and nothing matches nothing', () => {
    expect(isHeldBy(['华芯有限公司苏州分公司'], ['华芯有限公司'])).toBe(false);
    expect(isHeldBy([' '], [''])).toBe(false);
  });

  it('is read by the database exactly as by the program', async () => {
    const odd = fc.array(fc.constantFrom('（', '）', '(', '　', ' ', '\t', '\n', '\u200B', '\u00A0', '\uFEFF', 'Ａ', 'ａ', '～', '！', '\\', '`', "'", '$', '·', '𠮷', '，', '￥', '〔'), { maxLength: 12 }).map((signs) => signs.join(''));
    const names = fc.sample(fc.oneof(odd, fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed())), 100);
    const { rows } = await database.pool.query<{ key: string }>('select holder_key(name) as key from unnest($1::text[]) with ordinality as t(name, at) order by at', [names]);
    expect(rows.map(({ key }) => key)).toEqual(names.map(holderKey));
  });
});
