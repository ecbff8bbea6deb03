import path from 'node:path';
import { parseArgs } from 'node:util';
import { createStaff } from '../src/accounts/createStaff.ts';
import { needsTotp } from '../src/adapters/config.ts';
import { createPool } from '../src/adapters/database.ts';
import { runningCopy } from '../src/adapters/dataFolder.ts';
import { serverUrl } from '../src/adapters/links.ts';
import { runMigrations } from '../src/adapters/migrate.ts';

/**
 * `npm run create-staff -- --email … --name …`: an account of a platform administrator, for a platform that has none
 * or whose administrators cannot sign in. Prints a password that is good once.
 */
const { values } = parseArgs({ options: { email: { type: 'string', default: '' }, name: { type: 'string', default: '' } } });
const databaseUrl = process.env.DATABASE_URL || runningCopy(path.resolve(process.env.DATA_DIR ?? '.data'))?.databaseUrl;
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

if (!values.email || !values.name) refuse('用法：npm run create-staff -- --email 邮箱 --name 姓名');
if (!databaseUrl) refuse('没有找到数据库：请设置 DATABASE_URL，或者先用 npm start 启动演示。');

await runMigrations(databaseUrl);
const pool = createPool({ databaseUrl, name: 'create-staff', max: 1, onLostConnection: (error) => say(`数据库连接中断：${error.message}`) });
const created = await createStaff(pool, values);
await pool.end();
if (!created.ok) refuse(created.reason);

say(`\n已建立平台管理员账号：${created.value.email}`);
say(`一次性密码（只显示这一次）：${created.value.password}`);
say(`请在 ${serverUrl()}/admin 登录。首次登录须先设置自己的密码${needsTotp(process.env) ? '，再用手机上的验证器应用绑定动态验证码' : ''}。`);
process.exit(0);

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
