import { isCivilDate, type CivilDate } from '../domain/civilDate.ts';
import type { Queryable } from './database.ts';
import type { RegistryConfig } from './registryConfig.ts';
import { registryOverHttp } from './businessRegistryHttp.ts';

/** An organisation as its register has it. What the register does not say is null; `region`: code of 6 digits. */
export type RegisteredOrganisation = {
  uscc: string;
  name: string;
  region: string | null;
  address: string | null;
  legalRepresentative: string | null;
  /** The day up to which the source is kept. */
  asOf: CivilDate | null;
};

/**
 * `notFound`: the register answered, and holds no such organisation. `unavailable`: nobody knows, `reason` is for the log.
 * The two are never mixed up: the first asks the person to look at the code again, the second to type it all in.
 */
export type RegistryAnswer = { kind: 'found'; organisation: RegisteredOrganisation } | { kind: 'notFound' } | { kind: 'unavailable'; reason: string };

/** Where 获取工商信息 looks (spec 2). `uscc`: 18 characters, checked by the caller. */
export type BusinessRegistry = { lookup(uscc: string): Promise<RegistryAnswer> };

/** The driver the configuration names. */
export function businessRegistry(db: Queryable, config: RegistryConfig): BusinessRegistry {
  return config.driver === 'http' ? registryOverHttp(config) : registryTable(db);
}

/** The default driver: the table that staff import. A database that is away is the platform's own trouble and throws. */
export function registryTable(db: Queryable): BusinessRegistry {
  return {
    lookup: async (uscc) => {
      const { rows } = await db.query<RegisteredOrganisation>(
        'select uscc, name, region, address, legal_representative as "legalRepresentative", as_of as "asOf" from business_registry where uscc = $1',
        [uscc],
      );
      const row = rows[0];
      return row ? { kind: 'found', organisation: tidied(row) } : { kind: 'notFound' };
    },
  };
}

/** Empty texts and dates that are none count as not said. */
function tidied(row: RegisteredOrganisation): RegisteredOrganisation {
  const said = (text: string | null) => text?.trim() || null;
  const asOf = said(row.asOf);
  return { ...row, region: said(row.region), address: said(row.address), legalRepresentative: said(row.legalRepresentative), asOf: asOf && isCivilDate(asOf) ? asOf : null };
}
