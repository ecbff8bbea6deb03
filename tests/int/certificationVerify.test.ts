import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { expireDue } from '../../src/casework/certificationRounds.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { addDays } from '../../src/domain/civilDate.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { SYSTEM, type Actor } from '../../src/domain/roles.ts';
import { certificateFigures, listCertificates } from '../../src/queries/portalCertificates.ts';
import { ownCertification } from '../../src/queries/portalCertifications.ts';
import { productCertification } from '../../src/queries/publicCertifications.ts';
import { verifyCode } from '../../src/queries/verifyCode.ts';
import { row } from '../policy/recordRows.ts';
import { certification, certificationRound, filedProduct, objection } from '../support/certification.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction } from '../support/updates.ts';

/** Invariants 17, 18 and 19 of page 6 for certifications, through every door of the public and of the company. */
let database: TestDatabase;
let app: TestPayload;
let server: OwnServer;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  server = await startOwnServer({ databaseUrl: database.url });
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await server.close();
  await app.close();
  await database.drop();
});

const [reviewer, staff] = [officer('reviewer', '甲'), officer('staff', '丙')];
type Certified = { owner: Company; product: string; certification: string; filingNumber: string; number: string; code: string; validUntil: string };

async function act(collection: CaseCollection, id: string, action: string, actor: Actor, input = {}): Promise<void> {
  expect(await performAction(database.pool, { collection, id, action, actor, input })).toMatchObject({ ok: true });
}

/** Certified today, its publicity being over. */
async function certified(): Promise<Certified> {
  const owner = await company(database.pool);
  const round = await certificationRound(database.pool, { publicised_at: new Date('2026-04-01T00:00:00Z'), publicity_ends_on: '2026-04-20' });
  const product = await filedProduct(database.pool, owner);
  const id = await certification(database.pool, owner, 'publicised', { round, product });
  await act('certifications', id, 'certify', SYSTEM);
  const { rows } = await database.pool.query(
    `select p.filing_number as "filingNumber", k.number, c.code, k.valid_until as "validUntil" from certifications k join products p on p.id = k.product_id join certificates c on c.certification_id = k.id where k.id = $1`,
    [id],
  );
  return { owner, product, certification: id, ...rows[0] };
}

const dayNow = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const domainDay = () => process.env.CLOCK_NOW?.slice(0, 10) ?? dayNow();

/** What a stranger, and the company, are told at this moment. */
async function seen({ owner, certification: id, filingNumber, number, code }: Certified) {
  const publicly = async (path: string) => (await fetch(`${server.url}/api/public/${path}`)).json();
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
  const paper = async (path: string) => (await app.rest(`/documents/${path}`, { headers: { cookie } })).status;
  const list = await listCertificates(database.pool, owner.id, { name: '', number: '', year: '', state: 'valid', kind: 'certification', page: 1 }, domainDay());
  return {
    verifyByCode: (await publicly(`verify/${code}`)).state,
    verifyByNumber: (await publicly(`verify/${number.toLowerCase()}`)).state,
    found: (await publicly(`products?q=${filingNumber}&certified=true`)).total,
    paper: await paper(`certification-certificate/${id}`),
    archive: await paper('filing-certificates?kind=certification'),
    portal: (await ownCertification(database.pool, owner.id, id, domainDay()))?.status,
    listed: list.total,
  };
}

const HOLDS = { verifyByCode: 'valid', verifyByNumber: 'valid', found: 1, paper: 200, archive: 200, portal: 'certified', listed: 1 };
const over = (state: 'expired' | 'revoked') => ({ verifyByCode: state, verifyByNumber: state, found: 0, paper: 409, archive: 404, portal: state, listed: 0 });

describe('17: a certification that ends, ends everywhere at once', () => {
  it('revoked for itself: the filing stays, the certification is gone', async () => {
    const one = await certified();
    expect(await seen(one)).toEqual(HOLDS);
    await act('certifications', one.certification, 'revoke', staff, { reason: '核查不符' });
    expect(await seen(one)).toEqual(over('revoked'));
    expect(await verifyCode(database.pool, one.filingNumber)).toMatchObject({ kind: 'filing', state: 'valid' });
    expect(await verifyCode(database.pool, one.code)).toEqual({ kind: 'certification', number: one.number, state: 'revoked', since: dayNow(), issuedOn: dayNow() });
  });

  it('the product withdrawn on request, once the reviewer consents', async () => {
    const one = await certified();
    await act('products', one.product, 'requestWithdrawal', one.owner.clerk, { reason: '停产' });
    expect(await seen(one)).toEqual(HOLDS);
    await act('products', one.product, 'approveWithdrawal', reviewer);
    expect(await seen(one)).toEqual(over('revoked'));
  });

  it('the product revoked by the platform, or because an objection is upheld', async () => {
    const [one, other] = [await certified(), await certified()];
    await act('products', one.product, 'revoke', staff, { reason: '核查不符' });
    expect(await seen(one)).toEqual(over('revoked'));
    const complaint = await objection(database.pool, other.owner, 'accepted', { certification_id: other.certification });
    await act('objections', complaint, 'uphold', staff, { reason: '情况属实' });
    expect(await seen(other)).toEqual(over('revoked'));
  });

  it('nobody verifies what was never certified, and the paper of one in publicity does not exist', async () => {
    const owner = await company(database.pool);
    const id = await certification(database.pool, owner, 'publicised');
    const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
    expect((await app.rest(`/documents/certification-certificate/${id}`, { headers: { cookie } })).status).toBe(404);
    expect(await verifyCode(database.pool, 'RD2026999999')).toBeNull();
  });
});

describe('18: what is shown as certified is filed, current and disclosed', () => {
  it.each([
    ['withdrawn at this moment', { status: 'withdrawing' }],
    ['of a year the round is not about', { filing_year: 2020 }],
    ['whose patents are not disclosed', { patents_disclosed: false }],
  ])('a product %s is not certified, and nobody is told that it is', async (_why, change) => {
    const owner = await company(database.pool);
    const round = await certificationRound(database.pool, { publicised_at: new Date('2026-04-01T00:00:00Z'), publicity_ends_on: '2026-04-20' });
    const product = await filedProduct(database.pool, owner);
    const id = await certification(database.pool, owner, 'publicised', { round, product });
    await asAction(database.pool, 'products', product, change);
    expect(await performAction(database.pool, { collection: 'certifications', id, action: 'certify', actor: SYSTEM })).toMatchObject({ ok: false, httpStatus: 422 });
    expect(await certificateFigures(database.pool, owner.id, dayNow())).toEqual({ all: 0, valid: 0, years: [] });
    const { rows } = await database.pool.query('select certified from search.product where id = $1', [product]);
    expect(rows.map(({ certified: shown }) => shown)).toEqual([false]);
  });
});

describe('19: a certification ends with its last day', () => {
  it('holds on that day, is over with the next for everybody, before and after the scheduled work', async () => {
    const one = await certified();
    vi.stubEnv('DEMO', '1');
    vi.stubEnv('CLOCK_NOW', `${one.validUntil}T12:00:00+08:00`);
    expect(await seen(one)).toEqual(HOLDS);
    const next = addDays(one.validUntil, 1);
    vi.stubEnv('CLOCK_NOW', `${next}T00:00:00+08:00`);
    expect(await seen(one)).toEqual(over('expired'));
    expect(await verifyCode(database.pool, one.number)).toMatchObject({ state: 'expired', since: next });
    expect(await expireDue(database.pool, new Date(`${next}T00:05:00+08:00`))).toBe(1);
    expect(await seen(one)).toEqual(over('expired'));
  });

  it('on any day there is one state, the same for verification, portal, list of certificates and product page', async () => {
    const one = await certified();
    const shown = { valid: 'certified', expired: 'expired' } as Record<string, string>;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -400, max: 400 }), async (offset) => {
        const day = addDays(one.validUntil, offset);
        const { state } = (await verifyCode(database.pool, one.code, day)) ?? {};
        const expected = offset > 0 ? 'expired' : 'valid';
        const all = await listCertificates(database.pool, one.owner.id, { name: '', number: one.number, year: '', state: '', kind: 'certification', page: 1 }, day);
        const told = [(await ownCertification(database.pool, one.owner.id, one.certification, day))?.status, all.items[0]?.status, (await productCertification(database.pool, one.filingNumber, day))?.status];
        expect([state, ...told]).toEqual([expected, shown[expected], shown[expected], shown[expected]]);
      }),
      { numRuns: 30, examples: [[0], [1], [-1]] },
    );
  });
});

describe('the certificate of a certification', () => {
  it('is for its company, reviewers, staff and auditors; another company finds none, who is signed out is asked to sign in', async () => {
    const one = await certified();
    const other = await company(database.pool);
    const path = `/documents/certification-certificate/${one.certification}`;
    const cookieOf = async (who: Company) => ({ cookie: `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', who.user, 'test')}` });
    const own = await app.rest(path, { headers: await cookieOf(one.owner) });
    expect([own.status, own.headers.get('content-type'), own.headers.get('content-disposition')]).toEqual([200, 'application/pdf', expect.stringContaining('attachment')]);
    expect((await app.rest(path, { headers: await cookieOf(other) })).status).toBe(404);
    expect((await app.rest(path)).status).toBe(401);
    const statuses = await Promise.all(['reviewer', 'staff', 'auditor', 'editor'].map(async (role) => (await app.rest(path, { headers: await officerCookie(role) })).status));
    expect(statuses).toEqual([200, 200, 200, 404]);
  });
});

async function officerCookie(role: string): Promise<{ cookie: string }> {
  const id = await row(database.pool, 'users', { name: '工作人员', role, email: `${role}-paper@example.test` });
  return { cookie: `${SESSION_COOKIES.users}=${await startSession(database.pool, 'users', id, 'test')}` };
}
