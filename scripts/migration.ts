import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { getPayload } from 'payload';

/**
 * `npm run migration -- name`: writes what the collections now need that the last migration did not have.
 * `npm run migration -- name --blank` writes an empty one, for triggers and functions by hand.
 */
process.env.PAYLOAD_SECRET ??= 'only to read the configuration';
process.env.DATABASE_URL ??= 'postgres://none';
process.env.PAYLOAD_MIGRATING = 'true';
const name = process.argv[2];
if (!name) throw new Error('usage: npm run migration -- name [--blank]');

const { default: config } = await import('../payload.config.ts');
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true });
const before = new Set(readdirSync('migrations'));
await payload.db.createMigration!({ migrationName: name, payload, forceAcceptWarning: process.argv.includes('--blank'), skipEmpty: !process.argv.includes('--blank') } as never);

// Node runs the file as it is: types need the word `type`, and our runner lists the folder itself.
for (const file of readdirSync('migrations').filter((each) => !before.has(each) && each.endsWith('.ts'))) {
  const path = `migrations/${file}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace('{ MigrateUpArgs, MigrateDownArgs, sql }', '{ type MigrateDownArgs, type MigrateUpArgs, sql }'));
}
rmSync('migrations/index.ts', { force: true });
process.exit(0);
