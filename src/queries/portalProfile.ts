import type { Queryable } from '../adapters/database.ts';
import { columnOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { PROFILE_FIELDS } from '../domain/forms/profile.ts';

/** The enterprise's own approved details, under the names of the verification form. `verifiedAt`: ISO text, UTC. */
export type ApprovedProfile = { verifiedAt: string | null; formerNames: string[]; values: Values };

/** Null while nothing has been approved. */
export async function approvedProfile(db: Queryable, enterprise: string): Promise<ApprovedProfile | null> {
  const columns = PROFILE_FIELDS.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
  const { rows } = await db.query<Values & { verifiedAt: Date | null; formerNames: string[] }>(
    `select ${columns}, verified_at as "verifiedAt", coalesce(former_names, '[]'::jsonb) as "formerNames" from enterprises where id = $1::uuid and is_verified`,
    [enterprise],
  );
  if (!rows[0]) return null;
  const { verifiedAt, formerNames, registeredCapital, ...values } = rows[0];
  const capital = registeredCapital === null ? null : Number(registeredCapital);
  return { verifiedAt: verifiedAt?.toISOString() ?? null, formerNames, values: { ...values, registeredCapital: capital } };
}
