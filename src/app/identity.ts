import { isDemo } from '../adapters/config.ts';
import { identityProvider } from '../adapters/identity/index.ts';
import type { IdentityProvider } from '../adapters/identity/provider.ts';
import { serverUrl } from '../adapters/links.ts';
import { createLogger } from '../adapters/logger.ts';
import { readSsoConfig } from '../adapters/ssoConfig.ts';

type Shared = typeof globalThis & { ipServicePlatformIdentity?: { provider: IdentityProvider | null } };

/**
 * The identity service people may come from, or null when single sign-on is off. One per process, so that what it has
 * discovered is known to every bundle of Next; src/server.ts has refused to start with faults in the settings.
 */
export function offeredIdentity(): IdentityProvider | null {
  const shared = globalThis as Shared;
  shared.ipServicePlatformIdentity ??= { provider: openProvider() };
  return shared.ipServicePlatformIdentity.provider;
}

function openProvider(): IdentityProvider | null {
  const config = readSsoConfig(process.env, isDemo(process.env), []);
  const secret = process.env.PAYLOAD_SECRET;
  if (!config) return null;
  if (!secret) throw new Error('PAYLOAD_SECRET is not set');
  return identityProvider(config, { serverUrl: serverUrl(), secret, log: createLogger('web') });
}
