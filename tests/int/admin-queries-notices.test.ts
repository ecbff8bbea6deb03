import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import type { ActorName } from '../policy/accessTable.ts';

let bed: AccessBed;
let serial = 0;

beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

async function notice(status: string, template = 'product-filed'): Promise<string> {
  const { rows } = await bed.pool.query<{ id: string }>(
    `insert into notices (id, dedupe_key, channel, template, purpose, recipient, enterprise, case_collection, case_id, body, status, attempts)
     values (uuidv7(), $1, 'sms', $2, 'decision', '13900000000', $3, 'products', 'x', '内容', $4::enum_notices_status, 5) returning id`,
    [`resend-${(serial += 1)}`, template, bed.own.id, status],
  );
  return rows[0]!.id;
}

const resend = async (actor: ActorName, id: string) => (await bed.as(actor, `/notices/${id}/resend`, { method: 'POST', json: {} })).status;
const stateOf = async (id: string) => (await bed.pool.query('select status::text as status, attempts::int as attempts from notices where id = $1', [id])).rows[0];

describe('sending a message once more', () => {
  it('staff put a message that was given up back into the queue, with all its attempts', async () => {
    const id = await notice('dead');
    expect(await resend('staff', id)).toBe(200);
    expect(await stateOf(id)).toEqual({ status: 'pending', attempts: 0 });
  });

  it.each([
    ['public', 401],
    ['editor', 404],
    ['bank', 404],
    ['other', 404],
    ['own', 403],
    ['reviewer', 403],
    ['auditor', 403],
  ] as const)('%s gets %i and changes nothing', async (actor, status) => {
    const id = await notice('dead');
    expect(await resend(actor, id)).toBe(status);
    expect(await stateOf(id)).toEqual({ status: 'dead', attempts: 5 });
  });

  it('a message still on its way is refused with the reason, and so is a one-time code', async () => {
    expect(await resend('staff', await notice('pending'))).toBe(422);
    const code = await bed.as('staff', `/notices/${await notice('sent', 'registration-code')}/resend`, { method: 'POST', json: {} });
    expect([code.status, await code.json()]).toEqual([422, { errors: [{ message: expect.stringContaining('验证码') }] }]);
  });

  it('an address that is no number of a message is absent', async () => {
    expect(await resend('staff', 'nonsense')).toBe(404);
    expect(await resend('staff', '00000000-0000-7000-8000-000000000000')).toBe(404);
  });
});
