import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { isOver } from '../domain/certification/period.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { allFields, allSlots, type Values } from '../domain/forms/field.ts';
import { objectionForm } from '../domain/forms/objection.ts';
import { draftSchema, withoutHidden } from '../domain/forms/schema.ts';
import { parseIdNumber, type IdKind } from '../domain/idNumber.ts';
import { objectionProblems, type ObjectionProblem } from '../domain/objectionSteps.ts';
import { RECEIPT_LETTERS, showReceiptCode } from '../domain/receiptCode.ts';
import { nextNumber } from './counters.ts';
import { verificationCode } from './filing.ts';
import { tellPeople } from './notify.ts';
import { closeDraft, findDraft, type DraftFile, type DraftPlace, type Receipt } from './objectionDrafts.ts';
import { OPEN_OBJECTION } from './openObjections.ts';
import { columnOf, countBySlot } from './rows.ts';

/** `expired`: nothing to hand in; `unproven`: neither work nor a code vouches for it; `over`: the publicity has ended or was ended; `twice`: an open one of the same number. */
export type NotFiled = 'expired' | 'unproven' | 'incomplete' | 'over' | 'twice';
export type Filed = { ok: true; receipt: Receipt } | { ok: false; why: NotFiled; problems: ObjectionProblem[] };

/**
 * Hands in an objection (spec 5): in one transaction the product is locked, as everybody does who ends a filing or a publicity,
 * then the period is looked at once more (invariant 20), and the objection, its files and the message to the objector are
 * written. The draft is spent with it: repeated, it answers with the same receipt.
 * @param now the domain's; the last day of the publicity counts whole, Shanghai time
 */
export async function fileObjection(pool: pg.Pool, place: DraftPlace, now: Date): Promise<Filed> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const draft = await findDraft(tx, place, 'for update');
    if (!draft) return refused('expired');
    if (draft.receipt) return { ok: true, receipt: draft.receipt };
    if (!draft.isProven) return refused('unproven');
    const problems = objectionProblems(draft.content.values, countBySlot(draft.files));
    if (problems.length > 0) return refused('incomplete', problems);
    const values = cleanValues(draft.content.values);
    const found = await lockPublicised(tx, place.product, now);
    if (!found) return refused('over');
    if (await hasOpenOne(tx, place.product, String(values.phone))) return refused('twice');
    const receipt = await write(tx, { values, files: draft.files, found, now });
    await closeDraft(tx, place, receipt);
    return { ok: true, receipt };
  });
}

function refused(why: NotFiled, problems: ObjectionProblem[] = []): Filed {
  return { ok: false, why, problems };
}

/** As kept: normalised, and nothing that does not apply. */
function cleanValues(typed: Values): Values {
  const values = draftSchema(objectionForm).parse(withoutHidden(objectionForm, typed));
  const number = values.idNumber ? parseIdNumber(values.idKind as IdKind, String(values.idNumber)) : null;
  return { ...values, ...(number?.ok ? { idNumber: number.value } : {}) };
}

type Found = { product: string; productName: string; certification: string; respondent: string };

/** The product first, then its certification: its end, a drop and this objection wait for each other here. */
async function lockPublicised(tx: Queryable, product: string, now: Date): Promise<Found | null> {
  const { rows: products } = await tx.query<{ name: string }>(`select coalesce(name, '') as name from products where id = $1::uuid for update`, [product]);
  const { rows } = await tx.query<{ id: string; respondent: string; endsOn: string | null }>(
    `select c.id, c.enterprise_id as respondent, r.publicity_ends_on as "endsOn" from certifications c join certification_rounds r on r.id = c.round_id
     where c.product_id = $1::uuid and c.status = 'publicised' and r.publicised_at <= $2 order by r.publicity_ends_on desc, c.id for update of c`,
    [product, now],
  );
  const open = rows.find(({ endsOn }) => endsOn !== null && !isOver(endsOn, now));
  return open && products[0] ? { product, productName: products[0].name, certification: open.id, respondent: open.respondent } : null;
}

async function hasOpenOne(tx: Queryable, product: string, phone: string): Promise<boolean> {
  const { rows } = await tx.query(`select 1 from objections where product_id = $1::uuid and phone = $2 and ${OPEN_OBJECTION} limit 1`, [product, phone]);
  return rows.length > 0;
}

type Writing = { values: Values; files: readonly DraftFile[]; found: Found; now: Date };

async function write(tx: Queryable, { values, files, found, now }: Writing): Promise<Receipt> {
  const number = await nextNumber(tx, 'objection', toCivilDate(now));
  const code = verificationCode(RECEIPT_LETTERS);
  const answers = Object.fromEntries(allFields(objectionForm).map(({ name }) => [columnOf(name), values[name] ?? null]));
  const columns = {
    ...{ status: 'submitted', revision: 1, submitted_at: now, objection_number: number, product_id: found.product, certification_id: found.certification },
    ...{ respondent_id: found.respondent, receipt_hash: receiptHash(code), created_at: now, updated_at: now },
    ...answers,
  };
  const id = await insert(tx, columns);
  await moveFiles(tx, id, files);
  await tellObjector(tx, { id, number, code, found, values });
  return { number, code, productName: found.productName, filedAt: now.toISOString() };
}

/** What is kept of a receipt code: it opens the state of the case, so nobody can read it in the database. */
export function receiptHash(code: string): string {
  return createHash('sha256').update(`objection ${code}`).digest('hex');
}

async function insert(tx: Queryable, columns: Record<string, unknown>): Promise<string> {
  const names = Object.keys(columns);
  const values = names.map((name) => (name === 'grounds' ? JSON.stringify(columns[name]) : columns[name]));
  const { rows } = await tx.query<{ id: string }>(`insert into objections (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`, values);
  return rows[0]?.id ?? '';
}

/**
 * They belong to no enterprise and are opened at an address of their own, where each reading is logged. Named by what they
 * are: people name the picture of a document after themselves.
 */
async function moveFiles(tx: Queryable, objection: string, files: readonly DraftFile[]): Promise<void> {
  for (const { id, slot, format } of files) {
    const label = allSlots(objectionForm).find(({ name }) => name === slot)?.label ?? '材料';
    await tx.query(
      `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, created_at, updated_at)
       select uuidv7(), null, 'objections', $2, slot, $3, format, mime_type, byte_size, sha256, storage_key, created_at, created_at from objection_draft_files where id = $1::uuid`,
      [id, objection, `${label}.${format}`],
    );
  }
}

type Told = { id: string; number: string; code: string; found: Found; values: Values };

async function tellObjector(tx: Queryable, { id, number, code, found, values }: Told): Promise<void> {
  const person = { id: `objector:${id}`, username: '异议人', mobile: String(values.phone), email: String(values.email) };
  const variables = { productName: found.productName, objectionNumber: number, receiptCode: showReceiptCode(code), link: `${serverUrl()}/objections/status` };
  await tellPeople(tx, [person], { collection: 'objections', caseId: id, template: 'objection-received', variables, event: `objection-received:${id}` });
}
