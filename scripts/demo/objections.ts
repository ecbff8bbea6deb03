import { now } from '../../src/adapters/clock.ts';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { nextNumber } from '../../src/casework/counters.ts';
import { act } from '../../src/casework/performAction.ts';
import { toCivilDate } from '../../src/domain/civilDate.ts';
import type { ActionInput } from '../../src/domain/lifecycle/engine.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import type { Stage } from './cases.ts';
import { madeUpMobile } from './companies.ts';
import { OBJECTIONS, type DemoObjection } from './objectionTexts.ts';

type Challenged = { certification: string; product: string; respondent: string };

/** Objections in every state against products that are in publicity now, the first two against those of the demo accounts. */
export async function playObjections(stage: Stage): Promise<void> {
  const challenged = await inPublicity(stage);
  for (const [index, objection] of OBJECTIONS.entries()) {
    const against = challenged[objection.product];
    if (!against) throw new Error(`demo: no product ${objection.product} in publicity to object to`);
    const filedAt = instant(objection.daysAgo);
    const id = await file(stage, objection, against, { index, filedAt });
    for (const [step, [action, by, input]] of objection.steps.entries()) await move(stage, id, { action, by: actor(stage, by), input, at: instant(objection.daysAgo - (step + 1) * 0.3) });
  }
}

function instant(daysAgo: number): Date {
  return new Date(now().getTime() - daysAgo * 86_400_000);
}

async function inPublicity({ pool, cast }: Stage): Promise<Challenged[]> {
  const accounts = cast.companies.slice(0, 2).map(({ id }) => id);
  const { rows } = await pool.query<Challenged>(
    `select certification, product, respondent from (
       select c.id as certification, c.product_id as product, c.enterprise_id as respondent, p.filing_number, array_position($1::uuid[], c.enterprise_id) as account,
         row_number() over (partition by c.enterprise_id order by p.filing_number) as turn
       from certifications c join products p on p.id = c.product_id join certification_rounds r on r.id = c.round_id
       where c.status = 'publicised' and r.publicity_ends_on >= $2) c
     where turn = 1 order by account nulls last, filing_number`,
    [accounts, toCivilDate(now())],
  );
  return rows;
}

/** As somebody hands it in on the public page, with small files that say what they are. */
async function file({ pool, file: scan }: Stage, { who, grounds, statement, evidence }: DemoObjection, against: Challenged, { index, filedAt }: { index: number; filedAt: Date }): Promise<string> {
  const id = uuidAt(filedAt);
  const stamps = { created_at: filedAt, updated_at: filedAt };
  const number = await inTransaction(pool, (tx) => nextNumber(tx as Queryable, 'objection', toCivilDate(filedAt)));
  const place = { product_id: against.product, certification_id: against.certification, respondent_id: against.respondent };
  const contact = { phone: madeUpMobile(9_000 + index), email: `yiyi${index + 1}@example.test` };
  await bulkInsert(pool, 'objections', [{ id, status: 'submitted', revision: 1, objection_number: number, submitted_at: filedAt, ...place, ...contact, ...who, grounds, statement, ...stamps }]);
  const slots = [...(who.objector_kind === 'person' ? ['identityDocument', 'identityDocument'] : ['sealedLetter']), ...Array.from({ length: evidence }, () => 'evidence')];
  const files = slots.map((slot): Row => ({ id: uuidAt(filedAt), enterprise_id: null, owner_collection: 'objections', owner_id: id, slot, ...scan, ...stamps }));
  await bulkInsert(pool, 'attachments', files);
  return id;
}

function actor({ cast, staff }: Stage, by: 'reviewer' | 'reviewer2' | 'staff'): Actor {
  return by === 'staff' ? staff : (cast.reviewers[by === 'reviewer' ? 0 : 1] as Actor);
}

type Move = { action: string; by: Actor; input: ActionInput | undefined; at: Date };

async function move({ pool }: Stage, id: string, { action, by, input, at }: Move): Promise<void> {
  await inTransaction(pool, (tx) => act(tx as Queryable, { collection: 'objections', id, action, actor: by, ...(input ? { input } : {}) }, () => at));
}
