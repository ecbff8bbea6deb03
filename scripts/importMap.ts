import { generateImportMap } from 'payload';

/**
 * Writes src/app/(payload)/admin/importMap.js, the list of our admin components by their paths, after one was added:
 * `node scripts/importMap.ts`. Needs no database, only a configuration that can be read.
 */
process.env.PAYLOAD_SECRET ??= 'only reads the configuration';
process.env.DATABASE_URL ??= 'postgresql://localhost/none';
const { default: config } = await import('../payload.config.ts');
await generateImportMap(await config, { log: false });
process.exit(0);
