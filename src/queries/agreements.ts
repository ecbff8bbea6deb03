import type { Queryable } from '../adapters/database.ts';

/** A text people agree to; `text` is null until staff have written it. */
export type Agreement = { version: string; text: string | null };
export type Agreements = { agreement: Agreement; privacy: Agreement };

/** The texts in force, with the versions a registration keeps. Until staff have saved the settings, their defaults. */
export async function readAgreements(db: Queryable): Promise<Agreements> {
  const { rows } = await db.query<{ agreementVersion: string; agreementText: string | null; privacyVersion: string; privacyText: string | null }>(
    `select agreement_version as "agreementVersion", nullif(agreement_text, '') as "agreementText",
            privacy_version as "privacyVersion", nullif(privacy_text, '') as "privacyText" from settings limit 1`,
  );
  const { agreementVersion = FIRST, agreementText = null, privacyVersion = FIRST, privacyText = null } = rows[0] ?? {};
  return { agreement: { version: agreementVersion, text: agreementText }, privacy: { version: privacyVersion, text: privacyText } };
}

const FIRST = '2026-01';
