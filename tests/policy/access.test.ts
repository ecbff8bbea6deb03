import { randomUUID } from 'node:crypto';
import type { CollectionSlug } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftProduct, patent } from '../support/people.ts';
import { accessBed, type AccessBed } from './accessBed.ts';
import { CHANGE, NEW } from './accessBodies.ts';
import { filedEarlier, RECORDS, validNumber } from './accessRecords.ts';
import { loanOf, roundOfTest } from './financeRecords.ts';
import { openForm } from './publicFormRecords.ts';
import { ACTORS, GLOBALS, isNew, may, ROWS, type ActorName, type Operation, type Row } from './accessTable.ts';

/** Page 10 of the specification, tried through both doors: REST, and the Local API with the person's account. */
let bed: AccessBed;
beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

const cases = (rows: readonly Row[]) => rows.flatMap((row) => ACTORS.map((actor) => ({ row, actor, collection: row[1], record: row[2] })));
const make = ([, collection, record]: Row) => RECORDS[`${collection} ${record}`]!(bed.pool, bed.own);

describe('an existing record', () => {
  it.each(cases(ROWS.filter((row) => !isNew(row))))('$actor: $collection – $record', async ({ row, actor, collection }) => {
    const id = await make(row);
    for (const operation of ['R', 'U', 'D'] as const) {
      expect.soft(await throughRest(actor, collection, id, operation), `REST ${operation}`).toEqual(expected(row, actor, operation));
    }
  });

  it.each(cases(ROWS.filter((row) => !isNew(row))))('$actor, Local API: $collection – $record', async ({ row, actor, collection }) => {
    const id = await make(row);
    for (const operation of ['R', 'U', 'D'] as const) {
      // Files are changed and removed by endpoints of their own, never by the stock operations.
      const allowed = may(row, actor, operation) && !(collection === 'attachments' && operation !== 'R');
      expect.soft(await throughLocal(actor, collection, id, operation), operation).toBe(allowed);
    }
  });
});

describe('a new record', () => {
  const stock = ROWS.filter((row) => isNew(row) && !['attachments', 'public-media'].includes(row[1]));
  it.each(cases(stock))('$actor: $collection', async ({ row, actor, collection }) => {
    const data = await newRecord(collection);
    const answer = await bed.as(actor, `/${collection}`, { method: 'POST', json: data });
    const body = (await answer.json()) as { doc?: Made };
    expect(madeForOwn(body.doc), `${answer.status} ${JSON.stringify(body)}`).toBe(may(row, actor, 'C'));
    if (!body.doc) expect([403, 404, 422]).toContain(answer.status);
    await forget(collection, body.doc);
  });

  it.each(cases(stock))('$actor, Local API: $collection', async ({ row, actor, collection }) => {
    const data = await newRecord(collection);
    const create = bed.payload.create({
      collection: collection as CollectionSlug,
      data: data as never,
      overrideAccess: false,
      user: bed.people[actor].user as never,
      depth: 0,
    });
    const doc = (await create.catch(() => undefined)) as Made | undefined;
    expect(madeForOwn(doc)).toBe(may(row, actor, 'C'));
    await forget(collection, doc);
  });

  it.each(cases(ROWS.filter((row) => isNew(row) && row[1] === 'attachments')))('$actor: a file', async ({ row, actor }) => {
    const product = await draftProduct(bed.pool, bed.own);
    const body = new FormData();
    body.append('file', new Blob([PNG], { type: 'image/png' }), '图.png');
    const answer = await bed.as(actor, `/attachments?ownerCollection=products&ownerId=${product}&slot=pictures`, { method: 'POST', body });
    expect(answer.status).toBe(may(row, actor, 'C') ? 201 : actor === 'public' ? 401 : 404);
  });

  it.each(cases(ROWS.filter((row) => isNew(row) && row[1] === 'public-media')))('$actor: a picture of the site', async ({ row, actor }) => {
    const body = new FormData();
    body.append('file', new Blob([PNG], { type: 'image/png' }), '图.png');
    body.append('_payload', JSON.stringify({ alt: '一个点' }));
    const answer = await bed.as(actor, '/public-media', { method: 'POST', body });
    expect(answer.status, await answer.clone().text()).toBe(may(row, actor, 'C') ? 201 : 403);
  });
});

describe('the record everybody shares', () => {
  it.each(cases(GLOBALS))('$actor: $collection', async ({ row, actor, collection }) => {
    const readable = may(row, actor, 'R');
    expect((await bed.as(actor, `/globals/${collection}`)).status).toBe(readable ? 200 : 404);
    const changed = await bed.as(actor, `/globals/${collection}`, { method: 'POST', json: { hours: '工作日' } });
    expect([changed.status, may(row, actor, 'U')]).toEqual(may(row, actor, 'U') ? [200, true] : [403, false]);
    const read = bed.payload.findGlobal({ slug: collection as 'settings', overrideAccess: false, user: bed.people[actor].user as never });
    expect(
      await read.then(
        () => true,
        () => false,
      ),
    ).toBe(readable);
  });
});

/** 200; what is not readable answers exactly as what does not exist; readable but not theirs, or not now, is 403 or 409. */
function expected(row: Row, actor: ActorName, operation: Operation): string {
  if (may(row, actor, operation)) return 'allowed';
  return may(row, actor, 'R') ? 'refused' : 'absent';
}

async function throughRest(actor: ActorName, collection: string, id: string, operation: Operation): Promise<string> {
  if (operation === 'R') return read(actor, collection, id);
  const init = operation === 'U' ? { method: 'PATCH', json: CHANGE[collection] } : { method: 'DELETE' };
  const answer = await bed.as(actor, `/${collection}/${id}`, init);
  const body = await answer.text();
  if (answer.status === 200) return 'allowed';
  const readable = (await bed.as(actor, `/${collection}/${id}`)).status === 200;
  if (answer.status === 404 && !readable) return sameAsNothing(actor, collection, init, body);
  return readable && [403, 404, 409].includes(answer.status) ? 'refused' : `${answer.status} ${body}`;
}

async function read(actor: ActorName, collection: string, id: string): Promise<string> {
  const answer = await bed.as(actor, `/${collection}/${id}`);
  const list = await bed.as(actor, `/${collection}?where[id][equals]=${id}`);
  const count = await bed.as(actor, `/${collection}/count?where[id][equals]=${id}`);
  const found = [((await list.json()) as Listed).totalDocs ?? 0, ((await count.json()) as Listed).totalDocs ?? 0];
  const body = await answer.text();
  if (answer.status === 200) return found.every((total) => total === 1) ? 'allowed' : `read, but listed ${found}`;
  if (found.some((total) => total !== 0)) return `absent, but listed ${found}`;
  return answer.status === 404 ? sameAsNothing(actor, collection, {}, body) : `${answer.status} ${body}`;
}

/** "Denied equals absent": word for word. */
async function sameAsNothing(actor: ActorName, collection: string, init: object, body: string): Promise<string> {
  const nothing = await bed.as(actor, `/${collection}/${randomUUID()}`, init);
  const words = await nothing.text();
  return nothing.status === 404 && words === body ? 'absent' : `404 ${body}, but nothing answers ${nothing.status} ${words}`;
}

async function throughLocal(actor: ActorName, slug: string, id: string, operation: Operation): Promise<boolean> {
  const collection = slug as CollectionSlug;
  const common = { collection, id, overrideAccess: false, user: bed.people[actor].user as never, depth: 0 } as const;
  const work = {
    R: () => bed.payload.findByID(common),
    U: () => bed.payload.update({ ...common, data: CHANGE[slug] as never }),
    D: () => bed.payload.delete(common),
    C: () => Promise.reject(new Error('not here')),
  };
  return work[operation]().then(
    () => true,
    (error: { status?: number }) => {
      if (![403, 404, 409].includes(error.status ?? 500)) throw error;
      return false;
    },
  );
}

type Listed = { totalDocs?: number };
type Made = { id: string; enterprise?: string | { id: string } | null };

/** A clerk of another organisation may well make a record of their own; it never becomes one of this organisation. */
function madeForOwn(doc: Made | undefined): boolean {
  if (!doc) return false;
  const enterprise = typeof doc.enterprise === 'object' ? doc.enterprise?.id : doc.enterprise;
  return (enterprise ?? null) === null || enterprise === bed.own.id;
}

async function newRecord(collection: string): Promise<Record<string, unknown>> {
  // One report for each year: that of the rows above gives way.
  if (collection === 'asset-reports') await bed.pool.query('delete from asset_reports where enterprise_id = $1', [bed.own.id]);
  if (collection === 'form-submissions') await openForm(bed.pool);
  const made = { product: await draftProduct(bed.pool, bed.own), patent: await patent(bed.pool, bed.own, { number: validNumber() }), filedEarlier: await filedEarlier(bed.pool, bed.own), ...(await financeParts()) };
  return NEW[collection]!(bed.own, made);
}

async function financeParts(): Promise<{ loan: string; bank: string; round: string }> {
  const id = await loanOf(bed.pool, bed.own);
  const { rows } = await bed.pool.query<{ bank: string }>('select bank_id as bank from loans where id = $1', [id]);
  return { loan: id, bank: rows[0]!.bank, round: await roundOfTest(bed.pool) };
}

async function forget(collection: string, doc: Made | undefined): Promise<void> {
  if (doc) await bed.pool.query(`delete from ${collection.replaceAll('-', '_')} where id = $1`, [doc.id]);
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
