import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessBed, officerRow, signedIn, type AccessBed } from '../policy/accessBed.ts';
import { ACTORS, type ActorName } from '../policy/accessTable.ts';
import { moveTo } from '../policy/recordRows.ts';
import { bank, draftApplication, loan, round, ROUND } from '../support/loans.ts';

let bed: AccessBed;
let bankId: string;
beforeAll(async () => {
  bed = await accessBed();
  bankId = await bank(bed.pool);
});
afterAll(() => bed.close());

const PREVIEW = '/policy-rounds/preview';
const refusalOf = (actor: ActorName) => (actor === 'public' ? 401 : 404);
const outsiders = ACTORS.filter((actor) => actor !== 'staff');
type Saved = { doc: { id: string; version: number; title: string } };

const post = (actor: ActorName, path: string, json: unknown) => bed.as(actor, path, { method: 'POST', json });
const patch = (id: string, json: unknown) => bed.as('staff', `/policy-rounds/${id}`, { method: 'PATCH', json });
const saved = async (answer: Response) => ((await answer.json()) as Saved).doc;
const newRound = async () => saved(await post('staff', '/policy-rounds', { ...ROUND, closesOn: '2199-12-31', isAnnounced: true, capPerLoan: 100_000 }));
const versionsOf = async (id: string) => (await bed.pool.query<{ version: number; percent: string }>(`select version::int as version, rules -> 'calculation' ->> 'approvedPercent' as percent from policy_round_versions where round_id = $1 order by version`, [id])).rows;

describe('versions of a round', () => {
  it('a changed rule is a new version, other words are none, and every version stays readable', async () => {
    const { id, version } = await newRound();
    expect(version).toBe(1);
    expect((await saved(await patch(id, { legalBasis: '实施细则' }))).version).toBe(1);
    expect((await saved(await patch(id, { approvedPercent: 40 }))).version).toBe(2);
    expect((await saved(await patch(id, { approvedPercent: 40 }))).version).toBe(2);
    expect((await saved(await patch(id, { materials: [{ slot: 'other', requiredWhen: 'always' }] }))).version).toBe(3);
    expect(await versionsOf(id)).toEqual([{ version: 1, percent: '50' }, { version: 2, percent: '40' }, { version: 3, percent: '40' }]);
  });

  it('nobody writes the number of the version, and a kept version cannot be changed', async () => {
    const { id } = await newRound();
    expect((await saved(await patch(id, { version: 1, title: '改过的名称' }))).version).toBe(2);
    await expect(bed.pool.query(`update policy_round_versions set version = 9 where round_id = $1`, [id])).rejects.toThrow();
  });

  it('an application keeps the version it was made under; one begun later has the new one', async () => {
    const { id } = await newRound();
    const begin = async () => {
      const loanId = await loan(bed.pool, bed.own, bankId);
      const made = (await (await post('own', '/subsidy-applications', { enterprise: bed.own.id, loan: loanId, round: id, uscc: '91320505MA1NEW88XA' })).json()) as { doc: { id: string } };
      return made.doc.id;
    };
    const versionOf = async (application: string) => (await bed.pool.query<{ version: string }>('select round_version as version from subsidy_applications where id = $1', [application])).rows[0]?.version;
    const early = await begin();
    await patch(id, { approvedPercent: 10 });
    expect([await versionOf(early), await versionOf(await begin())].map(Number)).toEqual([1, 2]);
    await bed.as('own', `/subsidy-applications/${early}`, { method: 'PATCH', json: { remark: '补充', uscc: '91320505MA1NEW88XA' } });
    expect(Number(await versionOf(early))).toBe(1);
  });

  it('of two staff with the same version before them one saves, the other is told to look at the new one', async () => {
    const { id } = await newRound();
    const answers = await Promise.all([patch(id, { version: 1, approvedPercent: 30 }), patch(id, { version: 1, approvedPercent: 20 })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(await late.json()).toMatchObject({ errors: [{ message: expect.stringContaining('由别人改为第 2 版，您的修改没有保存') }] });
    expect(await versionsOf(id)).toHaveLength(2);
    expect((await patch(id, { version: 1, title: '仍按旧版' })).status).toBe(409);
    expect((await patch(id, { version: 2, title: '看过新版' })).status).toBe(200);
  });

  it.each([
    ['a window that ends before it begins', { closesOn: '2019-12-31' }, 'closesOn'],
    ['corrections before the window ends', { correctionsUntil: '2024-12-30' }, 'correctionsUntil'],
    ['paper before the window ends', { paperUntil: '2024-12-30' }, 'paperUntil'],
    ['a day that is none', { opensOn: '2020-02-30' }, 'opensOn'],
    ['a range turned round', { disbursedFrom: '2024-02-01', disbursedTo: '2024-01-31' }, 'disbursedTo'],
    ['a basis of the other kind', { basis: 'feesPaid' }, 'basis'],
    ['a benchmark without its rate', { rateCap: 'benchmark' }, 'benchmarkPercent'],
    ['a region that is no code', { regions: '苏州' }, 'regions'],
    ['a code that is none', { discredited: '123' }, 'discredited'],
    ['more than all', { requestedPercent: 101 }, 'requestedPercent'],
    ['an amount that is none', { budget: '五百万' }, 'budget'],
    ['a figure that is none', { settlementDay: '月底' }, 'settlementDay'],
    ['a cap of nothing', { capPerLoan: 0 }, 'capPerLoan'],
  ])('%s is refused in Chinese at its field', async (_what, change, field) => {
    const answer = await post('staff', '/policy-rounds', { ...ROUND, ...change });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] };
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(errors[0]?.message).toMatch(/[一-鿿]/);
  });
});

describe('the preview', () => {
  it('tells staff what the typed rules would do, and saves nothing', async () => {
    const { id } = await newRound();
    const answer = await post('staff', PREVIEW, { ...ROUND, closesOn: '2199-12-31', capPerLoan: 100_000, id, budget: '', materials: 0, disbursedFrom: '2030-01-01' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ version: 1, after: { eligible: 0 } });
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('what is typed wrongly is told at its field', async () => {
    const wrong = await post('staff', PREVIEW, { ...ROUND, opensOn: '下周' });
    expect(await wrong.json()).toMatchObject({ errors: [{ field: 'opensOn', message: '申报开始日请按“2026-03-31”的样子填写。' }] });
    const turned = await post('staff', PREVIEW, { ...ROUND, closesOn: '2019-12-31' });
    expect([turned.status, await turned.json()]).toEqual([422, { errors: [{ field: 'closesOn', message: '申报截止日不能早于申报开始日。' }] }]);
  });

  it.each(outsiders)('is refused to %s', async (actor) => expect((await post(actor, PREVIEW, ROUND)).status).toBe(refusalOf(actor)));

  it('a round that does not exist is absent', async () => {
    for (const id of ['019a0000-0000-7000-8000-000000000000', 'x']) expect((await post('staff', PREVIEW, { ...ROUND, id })).status).toBe(404);
  });
});

describe('spreadsheets of a round', () => {
  const HOSTILE = '=HYPERLINK("http://x")有限公司';
  async function granted(): Promise<string> {
    const roundId = await round(bed.pool);
    const put = async ({ status, ...columns }: Record<string, unknown>) => {
      const loanId = await loan(bed.pool, bed.own, bankId);
      await moveTo(bed.pool, 'subsidy_applications', await draftApplication(bed.pool, bed.own, { loanId, roundId }, columns), { status });
    };
    const money = { requested_fen: 7_300_001, approved_fen: 7_300_000 };
    await put({ ...money, status: 'granted', application_number: `B${roundId.slice(-8)}1`, granted_fen: 7_300_000, granted_at: '2026-03-01T16:30:00Z', name: HOSTILE, bank_account: '0012345678901234567' });
    await put({ ...money, status: 'granted', application_number: `B${roundId.slice(-8)}2`, granted_fen: 1_050, granted_at: '2026-03-02T08:00:00Z' });
    await put({ ...money, status: 'approved', application_number: `B${roundId.slice(-8)}3`, correspondence_address: '科技路 2 号' });
    await put({ status: 'submitted', requested_fen: 1, application_number: `B${roundId.slice(-8)}4` });
    return roundId;
  }
  async function sheetOf(path: string) {
    const answer = await bed.as('staff', path);
    expect(answer.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await answer.arrayBuffer()) as never);
    const rows: unknown[][] = [];
    book.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    return { answer, rows, sheet: book.worksheets[0]! };
  }

  it('the treasury gets the granted alone: account as text with its zeros, amounts in 元 with their sum, nothing a formula', async () => {
    const { answer, rows, sheet } = await sheetOf(`/policy-rounds/${await granted()}/treasury`);
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('拨付清单_'));
    expect(rows.map((row) => row[7])).toEqual(['拨付金额（元）', 73_000, 10.5, 73_010.5]);
    expect(rows[1]).toMatchObject([1, expect.stringMatching(/^B/), HOSTILE, '91320505MA1NEW88XA', '示例银行科技支行', HOSTILE, '0012345678901234567', 73_000, '2026-03-02']);
    expect(sheet.getCell('C2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('G2').numFmt).toBe('@');
    expect(rows.at(-1)?.slice(1, 3)).toEqual(['合计', '共 2 笔']);
  });

  it('the letters go to who must post paper and to who was granted something', async () => {
    const { rows } = await sheetOf(`/policy-rounds/${await granted()}/letters`);
    expect(rows.slice(1).map((row) => row.slice(5))).toEqual([
      ['科技路 2 号', '邮寄纸件通知', '请在 2199-12-31 以前邮寄盖章的补贴申请表和所上传材料的纸件。'],
      ['科技路 1 号', '核定通知', '核定补贴 73,000 元。'],
      ['科技路 1 号', '核定通知', '核定补贴 10.50 元。'],
    ]);
    expect(rows[1]?.slice(2, 5)).toEqual(['王工', '13800000000', '215000']);
  });

  it('each download is in the access log, with who and how many rows', async () => {
    const id = await granted();
    await sheetOf(`/policy-rounds/${id}/treasury`);
    await sheetOf(`/policy-rounds/${id}/letters`);
    const { rows } = await bed.pool.query(`select actor_role as role, what from access_log where case_collection = 'policy-rounds' and case_id = $1 order by id`, [id]);
    expect(rows).toEqual([{ role: 'staff', what: '拨付清单（2 行）' }, { role: 'staff', what: '邮寄清单（3 行）' }]);
  });

  it.each(outsiders)('are refused to %s, and leave no trace in the log', async (actor) => {
    const id = await round(bed.pool);
    for (const sheet of ['treasury', 'letters']) expect((await bed.as(actor, `/policy-rounds/${id}/${sheet}`)).status).toBe(refusalOf(actor));
    expect((await bed.pool.query('select 1 from access_log where case_id = $1', [id])).rows).toEqual([]);
  });

  it('of a round that does not exist are absent; of one without applications hold their heading', async () => {
    expect((await bed.as('staff', '/policy-rounds/x/treasury')).status).toBe(404);
    const { rows } = await sheetOf(`/policy-rounds/${await round(bed.pool)}/letters`);
    expect(rows).toHaveLength(1);
  });

  it('another member of staff is named as themselves', async () => {
    const id = await round(bed.pool);
    const { cookie, user } = await signedIn(bed.database, 'users', await officerRow(bed.database, 'staff'));
    await bed.rest(`/policy-rounds/${id}/letters`, { headers: { cookie } });
    const { rows } = await bed.pool.query('select actor_id from access_log where case_id = $1', [id]);
    expect(rows).toEqual([{ actor_id: user?.id }]);
  });
});
