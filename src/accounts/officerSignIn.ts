import { inTransaction } from '../adapters/database.ts';
import { checkPassword } from '../domain/account.ts';
import { parseFactorProof } from '../domain/secondFactor.ts';
import { setPassword, type Account } from './accounts.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { NOT_RECOGNISED, refuse, type Refusal } from './refusal.ts';
import { bindFactor, hasFactor, keyUri, newSecret, proveFactor, stepOf, withTries, WRONG_FACTOR, type FactorDesk } from './secondFactor.ts';
import { endAllSessions } from './sessions.ts';
import { afterPassword, openSession, type Credentials, type SignedInAs, type Visitor } from './signIn.ts';
import { closeStep, findStep, isOneTime, openStep, setPendingSecret, type SignInStep } from './signInSteps.ts';
import { seal, unseal } from './vault.ts';

/** `totp`: whether this platform asks its officers for a second factor. */
export type OfficerDesk = FactorDesk & { totp: boolean };
/** What is still missing: a password of one's own, an authenticator to be bound, or a code of it. */
export type Next = 'password' | 'enrol' | 'totp';
/** The password is proven and something is missing: no session, only a token that lets its holder finish. */
export type HalfWay = { ok: true; next: Next; step: string };
export type OfficerSignedIn = SignedInAs & { next: null; recoveryCodes?: string[]; recoveryCodesLeft?: number };

const OVER = refuse(401, '登录步骤已超时或已完成，请重新输入邮箱和密码。');
const NOTHING_TO_ENROL = refuse(409, '该账号已经绑定验证器，请重新登录并输入动态验证码。');

/** Signs an officer in by password. With a second factor due there is no session yet; `totp` may come with the password. */
export async function signInOfficer(
  desk: OfficerDesk,
  credentials: Credentials & { totp?: string | undefined },
  visitor: Visitor,
): Promise<OfficerSignedIn | HalfWay | Refusal> {
  return afterPassword<OfficerSignedIn | HalfWay | Refusal>(desk.pool, 'users', credentials, visitor, async (account) => {
    const next = await nextFor(desk, account);
    if (!next) return finish(desk, account, visitor);
    if (next === 'totp' && credentials.totp) return proveAndFinish(desk, account, credentials.totp, visitor);
    return { ok: true, next, step: await openStep(desk.pool, account) };
  });
}

/** The second step: a code of the bound authenticator, or a recovery code. */
export async function finishWithFactor(desk: OfficerDesk, token: string | undefined, typed: string, visitor: Visitor): Promise<OfficerSignedIn | Refusal> {
  const step = await findStep(desk.pool, token);
  if (!step || step.mustChangePassword) return OVER;
  const outcome = await proveAndFinish(desk, step.account, typed, visitor);
  if (outcome.ok) await closeStep(desk.pool, step);
  return outcome;
}

/** What an authenticator app needs. Asked again it answers the same, so that a reloaded page does not spoil a scanned code. */
export async function beginEnrolment(desk: OfficerDesk, token: string | undefined): Promise<{ ok: true; secret: string; uri: string } | Refusal> {
  const step = await findStep(desk.pool, token);
  if (!step || step.mustChangePassword) return OVER;
  if (await hasFactor(desk.pool, step.account.id)) return NOTHING_TO_ENROL;
  const secret = pendingSecret(desk, step) ?? newSecret();
  if (!step.pendingSecret) await setPendingSecret(desk.pool, step, seal(desk.secret, step.account.id, secret));
  return { ok: true, secret, uri: keyUri(secret, step.email) };
}

/** Binds the authenticator once it has shown a right code; answers the recovery codes, this once. */
export async function finishEnrolment(desk: OfficerDesk, token: string | undefined, typed: string, visitor: Visitor): Promise<OfficerSignedIn | Refusal> {
  const step = await findStep(desk.pool, token);
  const secret = step && !step.mustChangePassword ? pendingSecret(desk, step) : null;
  if (!step || !secret) return OVER;
  const proof = parseFactorProof(typed);
  if (!proof.ok) return refuse(422, proof.reason, 'totp');
  return withTries(desk.pool, step.account.id, async () => {
    const timeStep = proof.value.kind === 'totp' ? stepOf(secret, proof.value.value) : null;
    if (timeStep === null) return WRONG_FACTOR;
    const recoveryCodes = await inTransaction(desk.pool, async (db) =>
      (await closeStep(db, step)) ? bindFactor(db, desk.secret, step.account.id, { secret, step: timeStep }) : null,
    );
    if (!recoveryCodes) return NOTHING_TO_ENROL;
    const signedIn = await finish(desk, step.account, visitor);
    return signedIn ? { ...signedIn, recoveryCodes } : NOT_RECOGNISED;
  });
}

/** Replaces a one-time password by one of the person's own; what follows is the second factor, or a session where none is asked for. */
export async function setOwnPassword(desk: OfficerDesk, token: string | undefined, password: string, visitor: Visitor): Promise<OfficerSignedIn | HalfWay | Refusal> {
  const step = await findStep(desk.pool, token);
  if (!step?.mustChangePassword) return OVER;
  const checked = checkPassword(password);
  if (!checked.ok) return refuse(422, checked.reason, 'newPassword');
  if (await passwordMatches(password, step.account.password)) return refuse(422, '新密码不能与一次性密码相同，请另设一个。', 'newPassword');
  const stored = await hashPassword(password);
  const account: Account = { ...step.account, password: stored };
  const isReplaced = await inTransaction(desk.pool, async (db) => {
    if (!(await closeStep(db, step))) return false;
    await db.query('delete from one_time_passwords where user_id = $1', [account.id]);
    await setPassword(db, 'users', account.id, stored);
    await endAllSessions(db, 'users', account.id);
    return true;
  });
  if (!isReplaced) return OVER;
  const next = await nextFor(desk, account);
  if (next) return { ok: true, next, step: await openStep(desk.pool, account) };
  return (await finish(desk, account, visitor)) ?? NOT_RECOGNISED;
}

async function nextFor({ pool, totp }: OfficerDesk, account: Account): Promise<Next | null> {
  if (await isOneTime(pool, account)) return 'password';
  if (!totp) return null;
  return (await hasFactor(pool, account.id)) ? 'totp' : 'enrol';
}

async function proveAndFinish(desk: OfficerDesk, account: Account, typed: string, visitor: Visitor): Promise<OfficerSignedIn | Refusal> {
  const proof = parseFactorProof(typed);
  if (!proof.ok) return refuse(422, proof.reason, 'totp');
  const proven = await proveFactor(desk, account.id, proof.value);
  if (!proven.ok) return proven;
  const signedIn = await finish(desk, account, visitor);
  return signedIn ? { ...signedIn, ...proven } : NOT_RECOGNISED;
}

async function finish({ pool }: OfficerDesk, account: Account, visitor: Visitor): Promise<OfficerSignedIn | null> {
  const token = await openSession(pool, 'users', account, visitor);
  return token ? { ok: true, userId: account.id, token, next: null } : null;
}

function pendingSecret({ secret }: OfficerDesk, step: SignInStep): string | null {
  return step.pendingSecret && unseal(secret, step.account.id, step.pendingSecret);
}
