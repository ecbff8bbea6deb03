import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimImport } from '../../src/imports/queue.ts';
import { runImport } from '../../src/imports/run.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import { ACTORS, type ActorName } from '../policy/accessTable.ts';
import { xlsx } from '../support/importFiles.ts';

let bed: AccessBed;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'imports-'));
  process.env.DATA_DIR = dataDir;
  bed = await accessBed();
});
afterAll(async () => {
  await bed.close();
  delete process.env.DATA_DIR;
  await rm(dataDir, { recursive: true, force: true });
});

const CSV = '日期,安排\n2031-10-01,放假\n2031-10-02,=cmd\n';

function upload(actor: ActorName, content: string | Buffer = CSV, query = 'kind=holidays', name = '放假.csv') {
  const body = new FormData();
  body.append('file', new File([content as never], name));
  return bed.as(actor, `/imports?${query}`, { method: 'POST', body });
}
const uploaded = async (...args: Parameters<typeof upload>) => ((await (await upload(...args)).json()) as { id: string }).id;

async function work() {
  const job = await claimImport(bed.pool, { workerId: 'w', leaseMs: 10_000 });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;
  await runImport(job!, { pool: bed.pool, dataDir, log, leaseMs: 10_000, batchRows: 100, signal: new AbortController().signal });
}

const outsiders = ACTORS.filter((actor) => !['public', 'staff', 'auditor', 'bank', 'otherBank'].includes(actor));
const ADDRESSES = [['GET', ''], ['GET', '/ID'], ['GET', '/ID/faults'], ['POST', '/ID/start'], ['POST', '/ID/cancel'], ['GET', '/templates/holidays']] as const;

describe('who may import', () => {
  it('staff upload, check, import and cancel', async () => {
    const answer = await upload('staff');
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect((await bed.as('staff', `/imports/${id}/start`, { method: 'POST', json: {} })).status).toBe(409);
    await work();
    expect(await (await bed.as('staff', `/imports/${id}`)).json()).toMatchObject({ import: { state: 'checked', kind: 'holidays', read: 2, bad: 1 }, faults: [{ line: 3, column: '安排' }] });
    expect((await bed.as('staff', `/imports/${id}/start`, { method: 'POST', json: {} })).status).toBe(200);
    await work();
    expect(await (await bed.as('staff', `/imports/${id}`)).json()).toMatchObject({ import: { state: 'done', added: 1 } });
    expect((await bed.as('staff', `/imports/${id}/cancel`, { method: 'POST', json: {} })).status).toBe(409);
    const waiting = await uploaded('staff');
    expect((await bed.as('staff', `/imports/${waiting}/cancel`, { method: 'POST', json: {} })).status).toBe(200);
  });

  it('auditors read the list, one import, its faults and the templates, and change nothing', async () => {
    const id = await uploaded('staff');
    for (const address of ['', `/${id}`, `/${id}/faults`, '/templates/holidays']) expect((await bed.as('auditor', `/imports${address}`)).status, address).toBe(200);
    expect((await upload('auditor')).status).toBe(403);
    for (const action of ['start', 'cancel']) expect((await bed.as('auditor', `/imports/${id}/${action}`, { method: 'POST', json: {} })).status).toBe(403);
    expect(await (await bed.as('staff', `/imports/${id}`)).json()).toMatchObject({ import: { state: 'queued' } });
  });

  it.each(outsiders)('for %s nothing of it exists', async (actor) => {
    const id = await uploaded('staff');
    for (const [method, address] of ADDRESSES) {
      const answer = await bed.as(actor, `/imports${address.replace('ID', id)}`, method === 'POST' ? { method, json: {} } : {});
      expect([method, address, answer.status]).toEqual([method, address, 404]);
    }
    expect((await upload(actor)).status).toBe(404);
  });

  it('a bank imports its loans and sees its own imports alone, staff read them and leave them to the bank', async () => {
    const LOANS = '统一社会信用代码,单位名称\n91320505MA1NEW88XA,甲\n';
    const ofStaff = await uploaded('staff');
    const own = await uploaded('bank', LOANS, 'kind=loans', '贷款.csv');
    expect((await upload('bank')).status).toBe(422);
    expect((await upload('staff', LOANS, 'kind=loans', '贷款.csv')).status).toBe(422);
    const statuses = async (actor: ActorName, addresses: string[]) => Promise.all(addresses.map(async (address) => (await bed.as(actor, `/imports${address}`)).status));
    expect(await statuses('bank', ['', `/${own}`, `/${own}/faults`, '/templates/loans', `/${ofStaff}`, '/templates/holidays'])).toEqual([200, 200, 200, 200, 404, 404]);
    expect(await statuses('otherBank', [`/${own}`, `/${own}/faults`])).toEqual([404, 404]);
    const { imports } = (await (await bed.as('bank', '/imports')).json()) as { imports: { id: string }[] };
    expect(imports.map(({ id }) => id)).toEqual([own]);
    for (const [actor, status] of [['otherBank', 404], ['staff', 403], ['bank', 200]] as const) {
      expect((await bed.as(actor, `/imports/${own}/cancel`, { method: 'POST', json: {} })).status).toBe(status);
    }
  });

  it('a visitor is asked to sign in first, before any byte of a file is looked at', async () => {
    for (const [method, address] of ADDRESSES) {
      const answer = await bed.as('public', `/imports${address.replace('ID', 'x')}`, method === 'POST' ? { method, json: {} } : {});
      expect(answer.status).toBe(401);
    }
    expect((await upload('public')).status).toBe(401);
  });
});

describe('what may be uploaded', () => {
  it.each([
    ['a picture named csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '放假.csv', 422],
    ['a web page named xlsx', Buffer.from('<html><script>1</script></html>'), '放假.xlsx', 422],
    ['a text with control characters', Buffer.from('日期,安排\n\u0000'), '放假.csv', 422],
    ['an empty file', Buffer.alloc(0), '放假.csv', 400],
  ])('%s is refused in words and not queued', async (_what, content, name, status) => {
    const before = (await bed.pool.query('select count(*)::int as count from imports')).rows;
    const answer = await upload('staff', content, 'kind=holidays', name);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'file', message: expect.stringMatching(/[。]$/) }] });
    expect((await bed.pool.query('select count(*)::int as count from imports')).rows).toEqual(before);
  });

  it('an unknown kind is refused, and a choice a kind does not offer is not taken', async () => {
    expect((await upload('staff', CSV, 'kind=users')).status).toBe(422);
    const id = await uploaded('staff', CSV, 'kind=holidays&replaces=1&mode=write');
    expect(await (await bed.as('staff', `/imports/${id}`)).json()).toMatchObject({ import: { replaces: false, mode: 'write' } });
  });

  it('a spreadsheet is recognised by its content, whatever its name', async () => {
    const id = await uploaded('staff', await xlsx({ 表: [['日期', '安排'], ['2031-10-03', '放假']] }), 'kind=holidays', '没有扩展名');
    const { rows } = await bed.pool.query('select file_format as format, file_name as name from imports where id = $1', [id]);
    expect(rows).toEqual([{ format: 'xlsx', name: '没有扩展名.xlsx' }]);
  });
});

describe('downloads', () => {
  const bookOf = async (answer: Response) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await answer.arrayBuffer()) as never);
    return book;
  };
  it('the faults come as a spreadsheet that is saved, not shown', async () => {
    await bed.pool.query(`update imports set state = 'cancelled', lease_owner = null where state in ('queued', 'running')`);
    const id = await uploaded('staff');
    await work();
    const answer = await bed.as('staff', `/imports/${id}/faults`);
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('导入问题_放假.xlsx'));
    expect((await bookOf(answer)).worksheets[0]?.getRow(2).values).toEqual([undefined, 3, '没有导入', '安排', expect.stringContaining('“=cmd”不认识')]);
  });
  it('a template that does not exist is absent', async () => {
    expect((await bed.as('staff', '/imports/templates/users')).status).toBe(404);
    expect((await bookOf(await bed.as('staff', '/imports/templates/holidays'))).worksheets[0]?.name).toBe('节假日安排');
  });
});
