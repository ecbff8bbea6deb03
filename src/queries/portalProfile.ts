import type { Queryable } from '../adapters/database.ts';
import { columnOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';

/** The enterprise's own approved details, under the names of the verification form. `verifiedAt`: ISO text, UTC. */
export type ApprovedProfile = { verifiedAt: string | null; values: Values };

const NAMES = [
  'organisationType', 'uscc', 'name', 'registeredRegion', 'registeredAddress', 'officeRegion', 'officeAddress', 'registeredCapital',
  'industry', 'enterpriseType', 'sizeClass', 'legalRepresentative', 'contact', 'contactPhone', 'contactEmail',
] as const;

/** Null while nothing has been approved. */
export async function approvedProfile(db: Queryable, enterprise: string): Promise<ApprovedProfile | null> {
  const columns = NAMES.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
  const { rows } = await db.query<Values & { verifiedAt: Date | null }>(`select ${columns}, verified_at as "verifiedAt" from enterprises where id = $1::uuid and is_verified`, [enterprise]);
  if (!rows[0]) return null;
  const { verifiedAt, registeredCapital, ...values } = rows[0];
  const capital = registeredCapital === null ? null : Number(registeredCapital);
  return { verifiedAt: verifiedAt?.toISOString() ?? null, values: { ...values, registeredCapital: capital } };
}
