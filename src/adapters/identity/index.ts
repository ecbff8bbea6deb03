import type { SsoConfig } from '../ssoConfig.ts';
import { oidcProvider, type DriverOptions } from './oidc.ts';
import type { IdentityProvider } from './provider.ts';
import { ticketProvider } from './ticket.ts';

/** The provider the configuration names. */
export function identityProvider(config: SsoConfig, options: DriverOptions): IdentityProvider {
  const { driver } = config;
  return driver.kind === 'oidc' ? oidcProvider(config, driver.oidc, options) : ticketProvider(config, driver.ticket, options);
}
