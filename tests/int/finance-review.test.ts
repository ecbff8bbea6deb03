import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { loadCase } from '../../src/admin/case/loadCase.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { financeTimeline } from '../../src/queries/financeTimeline.ts';
import { postAgainOf } from '../../src/queries/postAgain.ts';
import { countQueue, readQueue } from '../../src/queries/queue.ts';
import { answerPublicApi } from '../../src/server/publicApi.ts';
import { bank, round, teller } from '../support/loans.ts';
import { attachFiles, company, officer, type Company } from '../support/people.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { mend, must, revised, submittedApplication, type Desk } from '../support/subsidies.ts';

/** Review on screen and on paper, as the people around an application see it. */
let database: TestDatabase;
let app: TestPayload;
let server: Server;
let desk: Desk;
let roundId: string;
const [reviewer, second, staff] = [officer('reviewer', '审核员甲'), officer('reviewer', '审核员乙'), officer('staff', '管理员甲')];
const APPLICATIONS = 'subsidy-applications';

beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  server = createServer((req, res) => void answerPublicApi(req, res, (req.url ?? '').split('?')[0]!, { db: database.pool }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bankId = await bank(database.pool, '甲银行');
  desk = { pool: database.pool, owner: await company(database.pool, { name: '甲测试有限公司' }), bankId, counter: await teller(database.pool, bankId), reviewer };
  roundId = await round(database.pool);
});
afterAll(async () => {
  server.close();
  await app.close();
  await database.drop();
});

const act = (id: string, action: string, actor: Actor = reviewer, input = {}) => must(database.pool, APPLICATIONS, id, action, actor, input);
const verify = async (code: string) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/public/verify/${code}`)).json() as Promise<Record<string, unknown>>;
const newestCode = async (id: string) => (await database.pool.query<{ code: string }>(`select code from certificates where application_id = $1 order by issued_at desc limit 1`, [id])).rows[0]!.code;
const headersOf = async (owner: Company) => ({ cookie: `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}` });
const download = async (id: string, owner?: Company) => app.rest(`/documents/application-form/${id}`, owner ? { headers: await headersOf(owner) } : {});

describe('a form that is scanned', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await submittedApplication(desk, roundId));
    await act(id, 'approve');
  });

  it('is valid with what tells it apart, and says nothing of amounts or accounts', async () => {
    const answer = await verify(await newestCode(id));
    expect(answer).toMatchObject({ kind: 'form', state: 'valid', subsidyKind: 'interest', enterpriseName: '甲测试有限公司', number: expect.stringMatching(/^BT\d{10}$/) });
    expect(Object.keys(answer).toSorted()).toEqual(['enterpriseName', 'hashBeginning', 'issuedOn', 'kind', 'number', 'since', 'state', 'subsidyKind']);
    expect(await verify(String(answer.number))).toMatchObject({ errors: [{}] });
  });

  it('is void the moment the company saves a change after its paper was refused', async () => {
    const code = await newestCode(id);
    await act(id, 'rejectPaper', second, { reason: '开户行写到支行' });
    expect(await verify(code)).toMatchObject({ state: 'valid' });
    const headers = await headersOf(desk.owner);
    expect((await app.rest(`/subsidy-applications/${id}`, { method: 'PATCH', headers, json: { bankName: '示例银行新区支行' } })).status).toBe(200);
    expect(await verify(code)).toMatchObject({ kind: 'form', state: 'void' });
  });

  it('is void when the revision is handed in, and the one issued after it is valid', async () => {
    const code = await newestCode(id);
    await revised(desk, id, {});
    expect(await verify(code)).toMatchObject({ state: 'void' });
    await act(id, 'acceptRevision', second);
    expect([await verify(code), await verify(await newestCode(id))]).toMatchObject([{ state: 'void' }, { state: 'valid' }]);
  });

  it('can be downloaded by its company; by another one, or while there is none, it does not exist', async () => {
    expect((await download(id)).status).toBe(401);
    expect((await download(id, await company(database.pool))).status).toBe(404);
    const answer = await download(id, desk.owner);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await revised(desk, id, {});
    const none = await download(id, desk.owner);
    expect(none.status).toBe(404);
    expect(JSON.stringify(await none.json())).toContain('申请表');
  });

  it('was never issued for an application that was rejected', async () => {
    const { id: rejected } = await submittedApplication(desk, roundId);
    await act(rejected, 'reject', reviewer, { reason: '材料不清' });
    expect((await download(rejected, desk.owner)).status).toBe(404);
  });
});

describe('what must be posted again', () => {
  async function accepted(columns: Record<string, unknown>, slots: string[] = [], added = {}): Promise<string> {
    const { id } = await submittedApplication(desk, roundId);
    await act(id, 'approve');
    expect(await postAgainOf(database.pool, id)).toBeNull();
    await act(id, 'rejectPaper', reviewer, { reason: '印章不清' });
    await mend(database.pool, id, columns);
    await attachFiles(database.pool, desk.owner, APPLICATIONS, id, slots);
    await act(id, 'revise', desk.owner.clerk);
    await act(id, 'acceptRevision', second, added);
    return id;
  }

  it('is the form when the organisation’s data changed, and what the reviewer adds; the notice says so', async () => {
    const id = await accepted({ bank_name: '示例银行新区支行' }, ['supplement'], { remark: '开户许可证复印件' });
    const papers = (await postAgainOf(database.pool, id))!.papers;
    expect(papers).toEqual([expect.stringContaining('申请表（开户银行有改动'), expect.stringContaining('补充材料'), '开户许可证复印件']);
    const { rows } = await database.pool.query<{ body: string }>(`select body from notices where case_id = $1 and template = 'subsidy-revision-accepted' and channel = 'email'`, [id]);
    for (const paper of papers) expect(rows[0]!.body).toContain(paper);
  });

  it('is nothing when only an explanation was written', async () => {
    expect((await postAgainOf(database.pool, await accepted({ remark: '说明' })))!.papers).toEqual([]);
  });

  it('counts what changed since the papers were posted, also when a revision in between was refused', async () => {
    const { id } = await submittedApplication(desk, roundId);
    await act(id, 'approve');
    await revised(desk, id, { bank_name: '示例银行新区支行' });
    await act(id, 'rejectRevision', second, { reason: '联系人也要改' });
    await mend(database.pool, id, { remark: '已改' });
    await act(id, 'revise', desk.owner.clerk);
    await act(id, 'acceptRevision', second);
    expect((await postAgainOf(database.pool, id))!.papers).toEqual([expect.stringContaining('开户银行')]);
  });
});

describe('the reviewer’s page of an application', () => {
  it('names what differs from bank data and profile, judges each rule, and computes line by line', async () => {
    const items = JSON.stringify([{ kind: 'patent', number: '2017106018623', title: '别的专利', product: '无', share: 0 }]);
    const { id, loanId } = await submittedApplication(desk, roundId, { name: '甲新名称有限公司', ip_items: items });
    await database.pool.query(`update loans set guarantor = '示例担保公司' where id = $1`, [loanId]);
    const data = (await loadCase(database.pool, APPLICATIONS, id, reviewer))!;
    expect(data.conflicts.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'uscc', 'registeredAddress', 'ipItems', 'guaranteeForm']));
    expect(data.conflicts.find(({ field }) => field === 'name')?.message).toContain('银行登记、认证信息');
    const { rules, computed, loan } = data.subsidy!;
    expect([rules.length, rules.filter(({ failed }) => failed)]).toEqual([10, []]);
    expect(computed).toMatchObject({ ok: true, requestedFen: 7_300_000, approvedFen: 7_300_000 });
    expect(loan.repayments).toMatchObject([{ status: 'confirmed', principal: 400_000_000 }]);
  });

  it('after a revision shows the pledged list and what the bank’s data became as changes, beside the opinion', async () => {
    const { id, loanId } = await submittedApplication(desk, roundId);
    await act(id, 'approve');
    await act(id, 'rejectPaper', second, { reason: '质押清单不全', comments: [{ field: 'ipItems', text: '缺一件' }] });
    await database.pool.query(`update loans set financing_product = '知贷通' where id = $1`, [loanId]);
    const items = JSON.stringify([{ kind: 'patent', number: '2004100090818', title: '一种切割装置', product: '切割机', share: 20 }]);
    await mend(database.pool, id, { ip_items: items });
    await act(id, 'revise', desk.owner.clerk);
    const data = (await loadCase(database.pool, APPLICATIONS, id, reviewer))!;
    expect(data.changes!.list.map(({ field }) => field)).toEqual(['revisionNote', 'ipItems', 'loan']);
    expect(data.refusal).toMatchObject({ by: '审核员乙', reason: '质押清单不全' });
    expect(data.subsidy!.papers!.map(({ paper, why }) => [paper, why])).toEqual([['applicationForm', expect.stringContaining('贷款的融资产品、质押清单')]]);
  });

  it('says who granted another amount and why', async () => {
    const { id } = await submittedApplication(desk, roundId);
    for (const action of ['approve', 'acceptPaper']) await act(id, action);
    await act(id, 'grant', staff, { amount: 7_000_000, reason: '已享受其他补贴' });
    const { subsidy } = (await loadCase(database.pool, APPLICATIONS, id, reviewer))!;
    expect(subsidy!.amounts).toMatchObject({ approvedFen: 7_300_000, grantedFen: 7_000_000 });
    expect(subsidy!.timeline.find(({ action }) => action === '通过')!.said).toEqual([{ label: '核算金额', text: '73,000 元' }]);
    expect(subsidy!.timeline.at(-1)).toMatchObject({
      action: '核定', state: '已核定', who: '管理员甲，平台管理员',
      said: [{ label: '核定金额', text: '70,000 元' }, { label: '与核算金额不同的理由', text: '已享受其他补贴' }],
    });
  });
});

describe('the timeline', () => {
  it('is the same for company and reviewer; the bank reads its loan and repayments in it, another bank nothing', async () => {
    const { id, loanId } = await submittedApplication(desk, roundId);
    await act(id, 'take');
    await act(id, 'reject', reviewer, { reason: '开户行写到支行', comments: [{ field: 'bankName', text: '写到支行' }] });
    const read = (actor: Actor) => financeTimeline(database.pool, actor, { loan: loanId, application: id });
    const [company_, officer_, bank_] = [(await read(desk.owner.clerk))!, (await read(reviewer))!, (await read(desk.counter))!];
    const steps = (timeline: typeof company_) => timeline.map(({ about, action, state, said }) => ({ about, action, state, said }));
    expect(steps(company_)).toEqual(steps(officer_));
    expect(company_.map(({ about, action }) => about + action)).toEqual(['贷款银行登记', '还款提交', '还款确认', '贷款结清', '补贴申请提交', '补贴申请不通过']);
    expect([company_.at(-1)!.who, officer_.at(-1)!.who]).toEqual(['审核员', '审核员甲，审核员']);
    expect(steps(bank_)).toEqual(steps(company_).slice(0, 4));
    expect(JSON.stringify(bank_)).not.toContain('补贴');
    expect(await read(await teller(database.pool, await bank(database.pool)))).toBeNull();
    expect(await read((await company(database.pool)).clerk)).toBeNull();
  });
});

describe('queues of paper and grants', () => {
  it('hold what waits for the post with its deadline; what is late is listed for staff, who may let it lapse', async () => {
    const { id } = await submittedApplication(desk, await round(database.pool, { paperUntil: '2025-06-30' }));
    await act(id, 'approve', reviewer);
    const [before, after] = [new Date('2025-06-30T15:59:59Z'), new Date('2025-06-30T16:00:00Z')];
    const rows = async (key: 'paper' | 'overdue', now: Date) => (await readQueue(database.pool, key, {}, { now, size: 100 })).rows.filter((row) => row.id === id);
    expect(await rows('paper', before)).toMatchObject([{ deadline: '2025-06-30', takenBy: null }]);
    expect([await rows('overdue', before), (await rows('overdue', after)).length]).toEqual([[], 1]);
    expect(await performAction(database.pool, { collection: APPLICATIONS, id, action: 'lapse', actor: staff })).toMatchObject({ ok: true });
  });

  it('a grant waits for staff and is none of the reviewers’ work', async () => {
    const { id } = await submittedApplication(desk, roundId);
    for (const action of ['approve', 'acceptPaper']) await act(id, action);
    const now = new Date();
    expect((await readQueue(database.pool, 'grants', {}, { now, size: 100 })).rows.map((row) => row.id)).toContain(id);
    expect(await countQueue(database.pool, 'all', { role: 'staff' }, now)).toBeGreaterThan(await countQueue(database.pool, 'all', {}, now));
  });
});
