import { runMigrations } from '../src/adapters/migrate.ts';

/** Brings the database to where the web process can use it. Run by scripts/start.ts, in a process that ends. */
const databaseUrl = process.env.DATABASE_URL as string;
const count = await runMigrations(databaseUrl);
if (count > 0) process.stdout.write(`已升级数据库结构（${count} 步）。\n`);
process.exit(0);
