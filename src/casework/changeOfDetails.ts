import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { allFields, allSlots, type Values } from '../domain/forms/field.ts';
import { formOfProfile, PROFILE_FIELDS } from '../domain/forms/profile.ts';
import { verificationForm } from '../domain/forms/verification.ts';
import type { Actor } from '../domain/roles.ts';
import { Refusal } from './refusals.ts';
import { columnOf } from './rows.ts';

/**
 * Begins a change of the approved details (变更单位信息, spec 2): a draft with what is on record now and, so that nothing has
 * to be uploaded twice, the files of the last approved case. Throws a `Refusal` unless the enterprise is verified and has no
 * case under way. Two presses at once make one draft: the second waits for the row of the enterprise and is refused.
 */
export async function beginChange(pool: pg.Pool, actor: Actor): Promise<{ id: string }> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const enterprise = actor.enterprise ?? '';
    const profile = await heldProfile(tx, enterprise);
    await refuseSecondCase(tx, enterprise);
    const earlier = await lastApproved(tx, enterprise);
    const id = await insertDraft(tx, enterprise, { ...formOfProfile(profile), legalRepresentativePhone: earlier?.phone ?? null });
    if (earlier) await copyFiles(tx, { from: earlier.id, to: id, by: actor.id });
    return { id };
  });
}

async function heldProfile(tx: Queryable, enterprise: string): Promise<Values> {
  const columns = PROFILE_FIELDS.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
  const { rows } = await tx.query<Values & { isVerified: boolean }>(`select ${columns}, is_verified as "isVerified" from enterprises where id = $1::uuid for update`, [enterprise]);
  const { isVerified, ...profile } = rows[0] ?? {};
  if (!isVerified) throw new Refusal(409, '您单位还没有通过实名认证，请先办理实名认证。');
  return profile;
}

async function refuseSecondCase(tx: Queryable, enterprise: string): Promise<void> {
  const { rows } = await tx.query<{ status: string }>('select status::text from verifications where enterprise_id = $1::uuid order by created_at desc, id desc limit 1', [enterprise]);
  const status = rows[0]?.status ?? 'approved';
  if (status === 'submitted') throw new Refusal(409, '您单位的单位信息变更正在审核，审核结束后才能再次变更。');
  if (status !== 'approved') throw new Refusal(409, '您单位有一份单位信息变更还没有提交，请刷新页面后继续填写。');
}

/** The phone of the legal representative is no part of the profile: it is known from the case alone. */
async function lastApproved(tx: Queryable, enterprise: string): Promise<{ id: string; phone: string | null } | undefined> {
  const { rows } = await tx.query<{ id: string; phone: string | null }>(
    `select id, legal_representative_phone as phone from verifications where enterprise_id = $1::uuid and status = 'approved'
     order by decided_at desc nulls last, created_at desc limit 1`,
    [enterprise],
  );
  return rows[0];
}

async function insertDraft(tx: Queryable, enterprise: string, values: Values): Promise<string> {
  const names = allFields(verificationForm).map(({ name }) => name).filter((name) => values[name] !== undefined && values[name] !== null);
  const { rows } = await tx.query<{ id: string }>(
    `insert into verifications (id, enterprise_id, status, revision, created_at, updated_at, ${names.map(columnOf).join(', ')})
     values (uuidv7(), $1, 'draft', 1, now(), now(), ${names.map((_, index) => `$${index + 2}`).join(', ')}) returning id`,
    [enterprise, ...names.map((name) => values[name])],
  );
  return rows[0]?.id ?? '';
}

/** Rows of their own on the same stored files, as when somebody chooses an earlier file. */
async function copyFiles(tx: Queryable, { from, to, by }: { from: string; to: string; by: string | null }): Promise<void> {
  await tx.query(
    `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, uploaded_by, created_at, updated_at)
     select uuidv7(), enterprise_id, owner_collection, $2, slot, original_name, format, mime_type, byte_size, sha256, storage_key, $3, now(), now()
     from attachments where owner_collection = 'verifications' and owner_id = $1 and slot = any($4) for share`,
    [from, to, by, allSlots(verificationForm).map(({ name }) => name)],
  );
}
