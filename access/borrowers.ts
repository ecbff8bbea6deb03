import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { Access, Field, FieldAccess } from 'payload';
import { requestActor } from './actor.ts';

/** No organisation has it: a bank without borrowers finds none. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const OPEN_TO_BANKS = ['name', 'uscc'];

/** Staff of a bank, for the organisations its loans were made to (spec 10); what they read of them is `ofBorrowers`. */
export const ownBorrowers: Access = async ({ req }) => {
  const { role, bank } = requestActor(req);
  if (role !== 'bank' || !bank) return false;
  const { pool } = req.payload.db as unknown as PostgresAdapter;
  const { rows } = await pool.query<{ id: string }>('select distinct enterprise_id as id from loans where bank_id = $1::uuid and enterprise_id is not null', [bank]);
  return { id: { in: rows.length > 0 ? rows.map(({ id }) => id) : [NOBODY] } };
};

const notForBanks: FieldAccess = ({ req }) => requestActor(req).role !== 'bank';

/** Of a borrower a bank reads name and code, as they stand in its own contract, and nothing else. */
export function ofBorrowers(fields: Field[]): Field[] {
  return fields.map((field) => ('name' in field && !OPEN_TO_BANKS.includes(field.name) ? ({ ...field, access: { ...('access' in field ? field.access : {}), read: notForBanks } } as Field) : field));
}
