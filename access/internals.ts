import type { SanitizedConfig } from 'payload';
import { readLimits } from '../hooks/clampReads.ts';
import { CLOSED } from './rules.ts';

/**
 * Payload brings collections of its own (preferences, locks, key-value store, migrations) that are open to any
 * signed-in user of any collection (trap 7). Preferences stay as they are: each person's own. The rest has no door.
 */
export function closeInternals(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue;
    if (collection.slug === 'payload-preferences') {
      collection.hooks.beforeOperation = [...collection.hooks.beforeOperation, readLimits(collection)];
      continue;
    }
    Object.assign(collection.access, CLOSED);
    collection.endpoints = false;
  }
  return config;
}
