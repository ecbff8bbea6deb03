import type { PayloadRequest } from 'payload';
import type { Consent } from '../accounts/registration.ts';

/** The versions in force now are the ones the person was shown and ticked. */
export async function consentOf(req: PayloadRequest): Promise<Consent> {
  const { agreementVersion, privacyVersion } = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req });
  return { agreementVersion, privacyVersion };
}
