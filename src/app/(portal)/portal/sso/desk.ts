import { serverUrl } from '../../../../adapters/links.ts';
import type { SsoDesk } from '../../../../endpoints/ssoPages.ts';
import { database } from '../../../database.ts';
import { offeredIdentity } from '../../../identity.ts';
import { ownPath } from '../../ownPath.ts';

/** What the addresses of single sign-on work with. */
export function ssoDesk(): SsoDesk {
  return { pool: database(), provider: offeredIdentity(), serverUrl: serverUrl(), ownPath };
}
