import type { Pool } from 'pg';
import { inTransaction } from '../adapters/database.ts';
import { checkPassword } from '../domain/account.ts';
import { parseEmail } from '../domain/phone.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { normaliseInput } from '../domain/text.ts';
import { hashPassword } from './passwords.ts';
import { newShortCode } from './shortCodes.ts';
import { markOneTime } from './signInSteps.ts';

/**
 * Opens an account of a platform administrator (spec 10: how production gets its first one). Its password is good for
 * one sign-in, at which its person sets another and binds the second factor.
 * @returns the one-time password, which is kept as a hash only
 */
export async function createStaff(pool: Pool, typed: { email: string; name: string }): Promise<Result<{ email: string; password: string }>> {
  const email = parseEmail(typed.email);
  if (!email.ok) return email;
  const name = normaliseInput(typed.name);
  if (name === '') return failure('请用 --name 写明姓名。');
  const password = oneTimePassword();
  const stored = await hashPassword(password);
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ id: string }>(
      `insert into users (id, email, name, role, is_disabled, hash, salt) values (uuidv7(), $1, $2, 'staff', false, $3, $4)
       on conflict (email) do nothing returning id`,
      [email.value, name, stored.hash, stored.salt],
    );
    if (!rows[0]) return failure(`邮箱 ${email.value} 已有后台账号，没有改动。`);
    await markOneTime(db, rows[0].id, stored.hash);
    return success({ email: email.value, password });
  });
}

/** 98 bits, and by the rules of every password. */
function oneTimePassword(): string {
  for (;;) {
    const password = `${newShortCode()}-${newShortCode().slice(0, 7)}`;
    if (checkPassword(password).ok) return password;
  }
}
