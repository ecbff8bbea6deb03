import { needsTotp } from '../../adapters/config.ts';
import { AccountHelp } from './AccountHelp.tsx';

/** Below a back-office account. Only the server knows whether a second factor is asked for. */
export function OfficerHelp() {
  return <AccountHelp collectionSlug="users" hasSecondStep={needsTotp(process.env)} />;
}

/** Below a portal account. */
export function ClerkHelp() {
  return <AccountHelp collectionSlug="enterprise-users" hasSecondStep={false} />;
}
