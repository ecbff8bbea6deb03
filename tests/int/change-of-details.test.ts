import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { loadCase } from '../../src/admin/case/loadCase.ts';
import { ORGANISATION_TYPES } from '../../src/domain/forms/verification.ts';
import { certificateFacts } from '../../src/queries/filingCertificate.ts';
import { approvedProfile } from '../../src/queries/portalProfile.ts';
import { findPublicProduct, searchProducts } from '../../src/queries/publicProducts.ts';
import { verifyCode } from '../../src/queries/verifyCode.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;
const act = (owner: Company, id: string, action: string, more: object = {}, collection: 'verifications' | 'products' = 'verifications') =>
  performAction(database.pool, { collection, id, action, actor: owner.clerk, ...more });
const reviewer = { actor: officer('reviewer') };
const headersOf = async (owner: Company) => ({ cookie: `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}` });
const begin = async (owner: Company) => app.rest('/verifications/change', { method: 'POST', headers: await headersOf(owner) });

/** An enterprise that went through its first verification, as one of the given type. */
async function verified(columns: Record<string, unknown> = {}): Promise<Company> {
  await database.pool.query('update enterprises set is_verified = false, uscc = null');
  const owner = await company(database.pool, { verified: false });
  await assetReport(database.pool, owner, year);
  const id = await draftVerification(database.pool, owner, columns);
  expect(await act(owner, id, 'submit')).toMatchObject({ ok: true });
  expect(await act(owner, id, 'approve', reviewer)).toMatchObject({ ok: true });
  return owner;
}

async function changing(owner: Company, columns: Record<string, unknown> = {}): Promise<string> {
  const { id } = (await (await begin(owner)).json()) as { id: string };
  const names = Object.keys(columns);
  if (names.length > 0) await database.pool.query(`update verifications set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [id, ...names.map((name) => columns[name])]);
  return id;
}

describe('every type of organisation', () => {
  const BUSINESS = { registered_capital: null, enterprise_type: null, size_class: null };
  it.each(Object.keys(ORGANISATION_TYPES))('%s is verified with what applies to it', async (type) => {
    const owner = await verified({ organisation_type: type, ...(type === 'enterprise' ? {} : BUSINESS) });
    const [profile] = await rowsOf('select is_verified, organisation_type::text, registered_capital, size_class from enterprises where id = $1', [owner.id]);
    expect(profile).toMatchObject({ is_verified: true, organisation_type: type });
    expect([profile.registered_capital !== null, profile.size_class !== null]).toEqual([type === 'enterprise', type === 'enterprise']);
  });

  it('that is no enterprise keeps no capital from an earlier answer', async () => {
    const owner = await company(database.pool, { verified: false });
    const id = await draftVerification(database.pool, owner);
    const answer = await app.rest(`/verifications/${id}`, { method: 'PATCH', json: { organisationType: 'publicInstitution' }, headers: await headersOf(owner) });
    expect((await answer.json()).doc).toMatchObject({ organisationType: 'publicInstitution', registeredCapital: null, sizeClass: null, enterpriseType: null });
  });
});

describe('a change of details', () => {
  it('begins with what is on record and the files of the approved case', async () => {
    const owner = await verified();
    const id = await changing(owner);
    const [made] = await rowsOf('select * from verifications where id = $1', [id]);
    expect(made).toMatchObject({ status: 'draft', name: '深圳测试有限公司', eligibility: 'maker', office_same_as_registered: true, legal_representative_phone: '13900000001', contact_email: 'lisi@example.test' });
    expect(Number(made.registered_capital)).toBe(100_000_000);
    const files = await rowsOf(`select slot, storage_key from attachments where enterprise_id = $1 and owner_collection = 'verifications' order by slot, created_at`, [owner.id]);
    expect(files.map(({ slot }) => slot)).toEqual(['licence', 'licence', 'pledge', 'pledge']);
    expect(new Set(files.map(({ storage_key: key }) => key)).size).toBe(2);
  });

  it('is begun once, also by two presses at once, and not without a verification', async () => {
    const owner = await verified();
    const answers = await Promise.all([begin(owner), begin(owner)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const newcomer = await company(database.pool, { verified: false });
    const refused = await begin(newcomer);
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([409, '您单位还没有通过实名认证，请先办理实名认证。']);
    expect((await app.rest('/verifications/change', { method: 'POST' })).status).toBe(401);
  });

  it('of an enterprise taken over without a case begins with its profile alone, the phone of its representative is asked for', async () => {
    const owner = await company(database.pool, { name: '旧平台企业' });
    const id = await changing(owner);
    expect(await rowsOf('select name, legal_representative_phone from verifications where id = $1', [id])).toEqual([{ name: '旧平台企业', legal_representative_phone: null }]);
    expect(await act(owner, id, 'submit')).toMatchObject({ ok: false, httpStatus: 422 });
  });

  it('keeps back filings while it is under review, not before and not after', async () => {
    const owner = await verified();
    const product = await draftProduct(database.pool, owner);
    await link(database.pool, owner, product, await patent(database.pool, owner, { holders: JSON.stringify(['深圳测试有限公司']) }));
    const id = await changing(owner, { contact: '王五' });
    const submit = () => act(owner, product, 'submit', {}, 'products');
    expect(await act(owner, id, 'submit')).toMatchObject({ ok: true });
    expect(await submit()).toMatchObject({ ok: false });
    expect(await act(owner, id, 'reject', { ...reviewer, input: { reason: '请核对' } })).toMatchObject({ ok: true });
    expect(await rowsOf('select is_verified, contact from enterprises where id = $1', [owner.id])).toEqual([{ is_verified: true, contact: '李四' }]);
    expect(await submit()).toMatchObject({ ok: true });
  });

  it('shows the reviewer what would change against the present profile, and the former names', async () => {
    const owner = await verified();
    await database.pool.query(`update enterprises set former_names = '["更早的名称"]' where id = $1`, [owner.id]);
    const id = await changing(owner, { name: '深圳新名有限公司', contact_phone: '13900000099' });
    await act(owner, id, 'submit');
    const data = await loadCase(database.pool, 'verifications', id, officer('reviewer'));
    expect(data?.profile?.changes.map(({ field, before, after }) => [field.name, before, after])).toEqual([
      ['name', '深圳测试有限公司', '深圳新名有限公司'],
      ['contactPhone', '13900000002', '13900000099'],
    ]);
    expect(data?.profile?.formerNames).toEqual(['更早的名称']);
    const first = await company(database.pool, { verified: false });
    const firstCase = await draftVerification(database.pool, first, { uscc: '9144030071526726XG' });
    expect((await loadCase(database.pool, 'verifications', firstCase, officer('reviewer')))?.profile).toBeNull();
  });

  it('approved, is told as a change and not as a first verification', async () => {
    const owner = await verified();
    const id = await changing(owner, { contact: '王五' });
    await act(owner, id, 'submit');
    await act(owner, id, 'approve', reviewer);
    const told = await rowsOf(`select body from notices where enterprise = $1 and channel = 'sms' order by created_at`, [owner.id]);
    expect(told.map(({ body }) => body.slice(0, 22))).toEqual(['深圳测试有限公司的实名认证已通过，现在可以登', '深圳测试有限公司的单位信息变更已通过，现在可']);
  });
});

describe('a renamed enterprise', () => {
  it('appears everywhere under its present name, detail pages name the former one, papers keep the name at issue', async () => {
    const owner = await verified();
    const product = await draftProduct(database.pool, owner, { name: '更名前的切割机' });
    await link(database.pool, owner, product, await patent(database.pool, owner, { holders: JSON.stringify(['深圳测试有限公司']) }));
    for (const [action, more] of [['submit', {}], ['file', reviewer]] as const) expect(await act(owner, product, action, more, 'products')).toMatchObject({ ok: true });
    const [{ filing_number: number }] = await rowsOf('select filing_number from products where id = $1', [product]);
    const id = await changing(owner, { name: '深圳𠮷新名有限公司' });
    await act(owner, id, 'submit');
    expect(await act(owner, id, 'approve', reviewer)).toMatchObject({ ok: true });

    expect((await searchProducts(database.pool, { q: '更名前的切割机' })).items[0]?.enterpriseName).toBe('深圳𠮷新名有限公司');
    expect(await findPublicProduct(database.pool, number)).toMatchObject({ enterpriseName: '深圳𠮷新名有限公司', formerEnterpriseNames: ['深圳测试有限公司'] });
    expect(await approvedProfile(database.pool, owner.id)).toMatchObject({ formerNames: ['深圳测试有限公司'], values: { name: '深圳𠮷新名有限公司' } });
    expect((await certificateFacts(database.pool, product))?.enterpriseName).toBe('深圳测试有限公司');
    expect(await verifyCode(database.pool, number)).toMatchObject({ enterpriseName: '深圳𠮷新名有限公司', nameAtIssue: '深圳测试有限公司' });
    const record = await app.payload.findByID({ collection: 'enterprises', id: owner.id });
    expect([record.name, record.formerNames]).toEqual(['深圳𠮷新名有限公司', ['深圳测试有限公司']]);
  });
});
