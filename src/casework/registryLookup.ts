import type { BusinessRegistry, RegisteredOrganisation } from '../adapters/businessRegistry.ts';
import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { Values } from '../domain/forms/field.ts';
import { draftSchema } from '../domain/forms/schema.ts';
import { verificationForm } from '../domain/forms/verification.ts';

/**
 * What a person gets for a code: values under the names of the verification form, only those the form would take, and the
 * region only when it can be chosen there. `reason` of an unavailable register is for the log.
 */
export type RegistryOffer =
  | { outcome: 'found'; uscc: string; values: Values; asOf: CivilDate | null }
  | { outcome: 'notFound'; uscc: string }
  | { outcome: 'unavailable'; uscc: string; reason: string };

export async function lookUpOrganisation(db: Queryable, registry: BusinessRegistry, uscc: string): Promise<RegistryOffer> {
  const answer = await registry.lookup(uscc);
  if (answer.kind === 'notFound') return { outcome: 'notFound', uscc };
  if (answer.kind === 'unavailable') return { outcome: 'unavailable', uscc, reason: answer.reason };
  return { outcome: 'found', uscc, values: await formValues(db, answer.organisation), asOf: answer.organisation.asOf };
}

async function formValues(db: Queryable, { name, region, address, legalRepresentative }: RegisteredOrganisation): Promise<Values> {
  const said = { name, registeredRegion: await choosable(db, region), registeredAddress: address, legalRepresentative };
  const { shape } = draftSchema(verificationForm);
  const taken = Object.entries(said).map(([key, value]) => [key, shape[key]?.safeParse(value)] as const);
  return Object.fromEntries(taken.flatMap(([key, parsed]) => (parsed?.success && parsed.data ? [[key, parsed.data]] : [])));
}

/** Only the last level of the table may stand in the form. */
async function choosable(db: Queryable, region: string | null): Promise<string | null> {
  if (!region) return null;
  const { rows } = await db.query('select 1 from regions r where r.code = $1 and not exists (select 1 from regions below where below.parent = r.code)', [region]);
  return rows.length > 0 ? region : null;
}
