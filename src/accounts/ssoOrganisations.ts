import type { Queryable } from '../adapters/database.ts';
import type { Identity } from '../adapters/identity/provider.ts';
import { isWithheld } from '../domain/withheldEmail.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import { addressedTo, type Owner } from './owners.ts';
import { refuse, type Refusal } from './refusal.ts';

type Corporate = NonNullable<Identity['corporate']>;
export type Organisation = { id: string; name: string | null; isVerified: boolean };

/**
 * The organisation a USCC means: the one verified with it, else the one opened for it when the provider first vouched for
 * it, as long as that is not verified (it would be with another code). Names decide nothing.
 */
export async function organisationOf(db: Queryable, uscc: string): Promise<Organisation | null> {
  const { rows } = await db.query<Organisation>(
    `select id, name, true as "isVerified" from enterprises where uscc = $1 and is_verified
     union all
     select e.id, e.name, false from identity_organisations o join enterprises e on e.id = o.enterprise_id
     where o.uscc = $1 and not coalesce(e.is_verified, false)
     order by 3 desc limit 1`,
    [uscc],
  );
  return rows[0] ?? null;
}

/** From now on this organisation is the one opened for the USCC; its verification begins with what the provider vouched for. */
export async function openOrganisation(tx: Queryable, { uscc, name, legalRepresentative }: Corporate, enterprise: string): Promise<void> {
  await tx.query(
    `insert into identity_organisations (uscc, enterprise_id) values ($1, $2)
     on conflict (uscc) do update set enterprise_id = excluded.enterprise_id, created_at = now()`,
    [uscc, enterprise],
  );
  await tx.query(
    `insert into verifications (id, enterprise_id, revision, uscc, name, legal_representative)
     select uuidv7(), $1, 1, $2, $3, $4 where not exists (select 1 from verifications where enterprise_id = $1)`,
    [enterprise, uscc, name, legalRepresentative],
  );
}

/** Who answers for an organisation hears that somebody joined it on the provider's word, and can take them out again. */
export async function tellMainAccount(tx: Queryable, { id, name }: Organisation, newcomer: string): Promise<void> {
  const { rows } = await tx.query<Owner & { newcomer: string }>(
    `select o.id, o.enterprise_id as enterprise, o.username, o.mobile, o.email, n.username as newcomer
     from enterprise_users o join enterprise_users n on n.id = $2
     where o.enterprise_id = $1 and o.is_owner and not coalesce(o.is_disabled, false)`,
    [id, newcomer],
  );
  const notices = rows.flatMap((owner): NewNotice[] => {
    const about = { template: 'identity-clerk-joined', variables: { enterpriseName: name ?? '贵单位', username: owner.newcomer }, ...addressedTo(owner) } as const;
    const sms: NewNotice = { ...about, dedupeKey: `identity-clerk:${newcomer}:sms`, channel: 'sms', recipient: owner.mobile };
    const email: NewNotice = { ...about, dedupeKey: `identity-clerk:${newcomer}:email`, channel: 'email', recipient: owner.email };
    return isWithheld(owner.email) ? [sms] : [sms, email];
  });
  await enqueueNotices(tx, notices);
}

/**
 * Why an existing account cannot act for the corporate identity, or null when it can: its organisation is the one the USCC
 * means, or nobody has the USCC and its organisation has no other.
 */
export async function refuseForeignAccount(tx: Queryable, { uscc, name }: Corporate, enterprise: string): Promise<Refusal | null> {
  const found = await organisationOf(tx, uscc);
  const fits = found ? found.id === enterprise : await hasNoOtherCode(tx, enterprise, uscc);
  return fits ? null : refuse(409, `这个账号不属于${name ?? '该单位'}，不能绑定它的法人账号。请改用本单位的账号，或者新建账号。`, 'username');
}

/** Verified, opened or about to be verified with another code: then it is another organisation. */
async function hasNoOtherCode(tx: Queryable, enterprise: string, uscc: string): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from enterprises where id = $1 and is_verified
     union all select 1 from identity_organisations where enterprise_id = $1
     union all select 1 from verifications where enterprise_id = $1 and nullif(uscc, '') <> $2
     limit 1`,
    [enterprise, uscc],
  );
  return rows.length === 0;
}
