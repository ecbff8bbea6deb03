import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftProduct, draftVerification } from '../support/people.ts';
import { accessBed, officerRow, signedIn, type AccessBed } from './accessBed.ts';
import { productIn, RECORDS } from './accessRecords.ts';
import { row } from './recordRows.ts';
import type { ActorName } from './accessTable.ts';

/** Page 10, inside a record: what is masked, what is shown to whom, and what no form changes. */
let bed: AccessBed;
beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

type Doc = Record<string, unknown>;
const get = async (actor: ActorName, path: string) => (await (await bed.as(actor, path)).json()) as Doc;
const column = async (table: string, name: string, id: string) =>
  (await bed.pool.query<Doc>(`select ${name} as value from ${table} where id = $1`, [id])).rows[0]?.value;
const made = (key: string) => RECORDS[key]!(bed.pool, bed.own);

const PHONE = '13912345678';
const EMAIL = 'zhangsan@example.test';
/** [collection, table, field, column, value, masked]; the record is one of the organisation's. */
const PERSONAL = [
  ['verifications', 'legalRepresentativePhone', PHONE, '139****5678'],
  ['verifications', 'contactPhone', PHONE, '139****5678'],
  ['verifications', 'contactEmail', EMAIL, 'zh***@example.test'],
  ['enterprises', 'contactPhone', PHONE, '139****5678'],
  ['enterprises', 'contactEmail', EMAIL, 'zh***@example.test'],
  ['enterprise-users', 'mobile', PHONE, '139****5678'],
  ['enterprise-users', 'email', EMAIL, 'zh***@example.test'],
  ['notices', 'recipient', PHONE, '139****5678'],
] as const;
const RECORD_OF: Record<string, string> = {
  verifications: 'verifications draft',
  enterprises: 'enterprises 单位',
  'enterprise-users': 'enterprise-users 经办人账号',
  notices: 'notices 办件通知',
};
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (collection: string) => collection.replaceAll('-', '_');

async function personal(collection: string, field: string, value: string): Promise<string> {
  const id = await made(RECORD_OF[collection]!);
  await bed.pool
    .query(`update ${tableOf(collection)} set ${columnOf(field)} = null where ${columnOf(field)} = $1 and id <> $2`, [value, id])
    .catch(() => bed.pool.query(`delete from ${tableOf(collection)} where ${columnOf(field)} = $1`, [value]));
  await bed.pool.query(`update ${tableOf(collection)} set ${columnOf(field)} = $1 where id = $2`, [value, id]);
  return id;
}

describe('个人信息 – masked for reviewers, staff and auditors, whole for its owner', () => {
  it.each(PERSONAL)('%s.%s', async (collection, field, value, masked) => {
    const id = await personal(collection, field, value);
    for (const actor of ['reviewer', 'staff', 'auditor'] as const) {
      const list = (await get(actor, `/${collection}?where[id][equals]=${id}`)) as { docs: Doc[] };
      expect([actor, list.docs[0]?.[field], (await get(actor, `/${collection}/${id}?depth=3`))[field]]).toEqual([actor, masked, masked]);
      const local = (await bed.payload.findByID({
        collection: collection as 'enterprises',
        id,
        overrideAccess: false,
        user: bed.people[actor].user as never,
      })) as never as Doc;
      expect([actor, local[field]]).toEqual([actor, masked]);
    }
    expect((await get('own', `/${collection}/${id}`))[field]).toBe(value);
  });

  it.each(PERSONAL)('%s.%s is not guessed digit by digit through filters and orders', async (collection, field, value) => {
    await personal(collection, field, value);
    for (const actor of ['reviewer', 'staff', 'auditor'] as const) {
      for (const query of [
        `where[${field}][like]=${value.slice(0, 4)}`,
        `where[${field}][greater_than]=1`,
        `where[or][0][${field}][contains]=1`,
        `sort=${field}`,
        `sort=-createdAt,-${field}`,
      ]) {
        expect([actor, query, (await bed.as(actor, `/${collection}?${query}`)).status]).toEqual([actor, query, 400]);
        expect([actor, query, (await bed.as(actor, `/${collection}/count?${query.replace(/^sort.*/, `where[${field}][like]=1`)}`)).status]).toEqual([
          actor,
          query,
          400,
        ]);
      }
    }
    expect((await bed.as('auditor', `/${collection}?where[${field}][equals]=${value}`)).status).toBe(400);
    expect(await get('reviewer', `/${collection}?where[${field}][equals]=${value}`)).toMatchObject({ totalDocs: expect.any(Number) });
  });

  it('a form that was shown the masked value and sends it back changes nothing', async () => {
    await bed.pool.query('update enterprises set contact_phone = $1, contact_email = $2 where id = $3', [PHONE, EMAIL, bed.own.id]);
    const shown = await get('staff', `/enterprises/${bed.own.id}`);
    const answer = await bed.as('staff', `/enterprises/${bed.own.id}`, {
      method: 'PATCH',
      json: { contact: '王五', contactPhone: shown.contactPhone, contactEmail: shown.contactEmail },
    });
    expect(answer.status).toBe(200);
    expect([await column('enterprises', 'contact_phone', bed.own.id), await column('enterprises', 'contact_email', bed.own.id)]).toEqual([PHONE, EMAIL]);
  });
});

describe('查看完整信息 – a request by reviewer or staff for a case at hand, and each one is logged', () => {
  const readings = async () => (await bed.pool.query('select actor_role, actor_id, case_id, what from access_log order by at, id')).rows;

  it.each([
    ['reviewer', 200],
    ['staff', 200],
    ['auditor', 404],
    ['editor', 404],
    ['bank', 404],
    ['own', 404],
    ['other', 404],
    ['public', 404],
  ] as const)('%s: %s', async (actor, status) => {
    const id = await draftVerification(bed.pool, bed.own);
    const before = (await readings()).length;
    const answer = await bed.as(actor, `/verifications/${id}/reveal`, { method: 'POST', json: { field: 'contactPhone' } });
    expect(answer.status).toBe(status);
    const after = await readings();
    if (status === 404) return expect([(await answer.text()).includes('13900000002'), after.length]).toEqual([false, before]);
    expect(await answer.json()).toEqual({ value: '13900000002' });
    expect(after.slice(before)).toEqual([{ actor_role: actor, actor_id: bed.people[actor].user?.id, case_id: id, what: 'contactPhone' }]);
  });

  it('is for personal fields alone', async () => {
    const id = await draftVerification(bed.pool, bed.own);
    for (const field of ['uscc', 'taken_by', 'id', 'nothing']) {
      expect((await bed.as('reviewer', `/verifications/${id}/reveal`, { method: 'POST', json: { field } })).status, field).toBe(404);
    }
  });
});

/** What everybody reads of a filed product (spec 3, "Public search"), and what remains of a closed one. */
const PUBLIC_FACTS = [
  'id',
  'status',
  'enterprise',
  'filingNumber',
  'filedAt',
  'filingYear',
  'lastUpdateYear',
  'name',
  'model',
  'productClass',
  'industry',
  'trademark',
  'introduction',
  'createdAt',
  'updatedAt',
  'closedAt',
];
const CLOSED_FACTS = ['id', 'status', 'filingNumber', 'closedAt', 'createdAt', 'updatedAt'];

describe('公众 – reads facts of filed products, and of closed ones only that they are', () => {
  it.each([
    ['filed', PUBLIC_FACTS],
    ['withdrawing', PUBLIC_FACTS],
    ['withdrawn', CLOSED_FACTS],
    ['revoked', CLOSED_FACTS],
  ] as const)('%s', async (state, facts) => {
    const id = await productIn(state)(bed.pool, bed.own);
    for (const actor of ['public', 'editor'] as const) {
      for (const path of [
        `/products/${id}`,
        `/products/${id}?depth=3&select[ipSpendingTotal]=true&select[takenByName]=true`,
        `/products/${id}?depth=3&select[name]=true`,
      ]) {
        expect(
          Object.keys(await get(actor, path)).filter((key) => !(facts as readonly string[]).includes(key)),
          path,
        ).toEqual([]);
      }
    }
    expect(Object.keys(await get('public', `/products/${id}`)).toSorted()).toEqual([...facts].toSorted());
  });

  it('cannot ask about figures that it does not read', async () => {
    await productIn('filed')(bed.pool, bed.own);
    for (const field of ['sales', 'profit', 'submittedBy', 'takenByName', 'findingReasons', 'contributionExplanation', 'revision']) {
      for (const query of [`where[${field}][exists]=true`, `where[or][0][${field}][greater_than]=0`, `sort=${field}`]) {
        expect([query, (await bed.as('public', `/products?${query}`)).status]).toEqual([query, 400]);
      }
    }
  });

  it('lists them, though their usual order is by a date it does not see', async () => {
    await productIn('filed')(bed.pool, bed.own);
    for (const actor of ['public', 'editor'] as const) expect(await get(actor, '/products')).toMatchObject({ totalDocs: expect.any(Number), page: 1 });
  });
});

describe('企业 – sees its own side of a case', () => {
  it('reads the log of its cases without internal remarks and without who exactly decided', async () => {
    const id = await made('case-log 办理记录');
    const entry = await get('own', `/case-log/${id}`);
    expect([entry.input, entry.actorId ?? null]).toEqual([{}, null]);
    expect((await get('reviewer', `/case-log/${id}`)).input).toEqual({ remark: '内部备注' });
    for (const query of [
      'where[input][like]=内部',
      'where[input.remark][equals]=内部备注',
      'where[input][contains]=内',
      'sort=input',
      'where[actorId][exists]=true',
    ]) {
      expect([query, (await bed.as('own', `/case-log?${encodeURI(query)}`)).status]).toEqual([query, 400]);
    }
  });

  it('reads the text of its notices, not how they were sent', async () => {
    const notice = await get('own', `/notices/${await made('notices 办件通知')}`);
    expect(
      Object.keys(notice).filter((key) => ['dedupeKey', 'leaseOwner', 'lastError', 'providerId', 'variables', 'recipientUser', 'attempts'].includes(key)),
    ).toEqual([]);
    expect(notice.body).toBe('内容');
  });

  it('an ordinary clerk reads no colleague; the main account reads and disables its clerks, and their sessions end', async () => {
    const [clerk, colleague] = [await made('enterprise-users 经办人账号'), await made('enterprise-users 经办人账号')];
    const person = await signedIn(bed, 'enterprise-users', clerk);
    const asClerk = (path: string, init = {}) => bed.rest(path, { ...init, headers: { cookie: person.cookie } });
    expect((await asClerk(`/enterprise-users/${clerk}`)).status).toBe(200);
    expect((await asClerk(`/enterprise-users/${colleague}`)).status).toBe(404);
    expect((await asClerk(`/enterprise-users/${bed.own.user}`, { method: 'PATCH', json: { isDisabled: true } })).status).toBe(404);
    expect((await bed.as('own', `/enterprise-users/${clerk}`, { method: 'PATCH', json: { isDisabled: true } })).status).toBe(200);
    expect((await asClerk(`/enterprise-users/${clerk}`)).status).toBe(404);
    expect((await bed.as('own', `/enterprise-users/${bed.own.user}`, { method: 'PATCH', json: { isDisabled: true } })).status).toBe(403);
  });
});

/** [who, collection and record, what they send]; the columns stay as they were. */
const UNCHANGED: readonly (readonly [actor: ActorName, key: string, sent: Doc])[] = [
  [
    'own',
    'products draft',
    {
      status: 'filed',
      filingNumber: '20269999999',
      filedAt: '2026-01-01',
      snapshotHash: 'x',
      submittedBy: 'x',
      takenBy: 'x',
      enterprise: 'OTHER',
      figuresYear: 1999,
    },
  ],
  ['own', 'products rejected', { status: 'submitted', decidedAt: '2026-01-01', closedAt: '2026-01-01' }],
  ['own', 'verifications draft', { status: 'approved', takenByName: 'x', enterprise: 'OTHER', submittedAt: '2026-01-01' }],
  ['own', 'enterprises 单位', { name: '改名', uscc: 'X', isVerified: false, formerNames: ['x'], legalRepresentative: 'x', verifiedAt: '2026-01-01' }],
  ['staff', 'enterprises 单位', { name: '改名', uscc: 'X', isVerified: false, legalRepresentative: 'x' }],
  ['own', 'patents 手工添加、未使用', { source: 'auto', isPublic: true, enterprise: 'OTHER' }],
  ['own', 'product-patents 未提交产品', { isPublic: true, enterprise: 'OTHER', product: 'OTHER', patent: 'OTHER' }],
  ['own', 'asset-reports 上一年度', { year: 1999, enterprise: 'OTHER' }],
  ['own', 'enterprise-users 经办人账号', { username: 'hacked', email: 'x@example.test', mobile: '13511112222', isOwner: true, enterprise: 'OTHER' }],
  ['staff', 'enterprise-users 经办人账号', { username: 'hacked', email: 'x@example.test', mobile: '13511112222', isOwner: true, enterprise: 'OTHER' }],
  ['staff', 'users 他人的账号', { role: 'staff' }],
];

describe('什么也改不动 – what is not a matter of editing stays, whatever a form sends', () => {
  it.each(UNCHANGED)('%s: %s', async (actor, key, sent) => {
    const id = await made(key);
    const collection = key.split(' ')[0]!;
    const record = async () =>
      (await bed.pool.query(`select to_jsonb(t) - 'updated_at' - 'revision' as row from ${tableOf(collection)} t where id = $1`, [id])).rows[0]?.row as Doc;
    const before = await record();
    const json = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value === 'OTHER' ? bed.other.id : value]));
    const answer = await bed.as(actor, `/${collection}/${id}`, { method: 'PATCH', json });
    expect([200, 403, 404, 422]).toContain(answer.status);
    const after = await record();
    expect(
      Object.keys(before).filter(
        (name) =>
          Object.keys(sent)
            .map(columnOf)
            .some((c) => name === c || name === `${c}_id`) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
      ),
    ).toEqual([]);
  });

  it('nobody raises their own role, name or address; an old sign-in changes no password', async () => {
    for (const actor of ['bank', 'reviewer', 'editor', 'auditor'] as const) {
      const me = bed.people[actor].user!;
      await bed.as(actor, `/users/${me.id}`, { method: 'PATCH', json: { role: 'staff', name: '别名', email: 'mine@example.test', isDisabled: true } });
      expect(await get('staff', `/users/${me.id}`)).toMatchObject({ role: actor, name: me.name, email: me.email, isDisabled: false });
    }
    const officer = await signedIn(bed, 'users', await officerRow(bed, 'editor'));
    await bed.pool.query(`update auth_sessions set created_at = now() - interval '1 hour' where user_id = $1`, [officer.user!.id]);
    const answer = await bed.rest(`/users/${officer.user!.id}`, { method: 'PATCH', json: { password: 'Other#2026' }, headers: { cookie: officer.cookie } });
    expect(answer.status).toBe(403);
  });

  it('staff set no password of a portal account', async () => {
    const id = await made('enterprise-users 经办人账号');
    expect((await bed.as('staff', `/enterprise-users/${id}`, { method: 'PATCH', json: { password: 'Other#2026' } })).status).toBe(403);
    expect(await column('enterprise_users', 'hash', id)).toBeNull();
  });
});

describe('没有人读得到 – stored names and message variables', () => {
  it('are in no answer', async () => {
    const product = await draftProduct(bed.pool, bed.own);
    const { rows } = await bed.pool.query<{ key: string }>('select storage_key as key from attachments where owner_id = $1', [product]);
    const notice = await row(bed.pool, 'notices', {
      dedupe_key: 'secret',
      channel: 'sms',
      enterprise: bed.own.id,
      case_id: product,
      variables: '{"code":"SECRET-CODE"}',
    });
    for (const actor of ['own', 'reviewer', 'staff', 'auditor'] as const) {
      const text =
        (await (await bed.as(actor, `/attachments?where[ownerId][equals]=${product}`)).text()) + (await (await bed.as(actor, `/notices/${notice}`)).text());
      expect(
        rows.filter(({ key }) => text.includes(key)),
        actor,
      ).toEqual([]);
      expect(text, actor).not.toContain('SECRET-CODE');
      expect((await bed.as(actor, `/attachments?where[storageKey][like]=a`)).status, actor).toBe(400);
    }
  });
});
