import { needsTotp } from '../../adapters/config.ts';
import { AccountHelp } from './AccountHelp.tsx';

/** Beside 保存 of a back-office account. Only the server knows whether a second factor is asked for. */
export function OfficerHelp() {
  return <AccountHelp collectionSlug="users" hasSecondStep={needsTotp(process.env)} />;
}

/** Beside 保存 of a portal account. */
export function ClerkHelp() {
  return <AccountHelp collectionSlug="enterprise-users" hasSecondStep={false} />;
}
