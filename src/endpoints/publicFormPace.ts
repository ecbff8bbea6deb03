import type { PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { Refused } from '../../hooks/refusal.ts';
import { checkCaptcha } from '../accounts/captcha.ts';
import { networkOf, takeTry } from '../accounts/rateLimits.ts';
import { sayWait } from '../domain/codeRules.ts';
import { captchaField } from './captcha.ts';
import { poolOf } from './http.ts';

/** Set by the page's own address once it has let an answer in: it is counted once. */
export const ADMITTED = 'publicFormAdmitted';

/**
 * How often answers come from one address, and who works for it. A proof of work is asked of nobody, because pages must
 * work without JavaScript; an answer that brings one is counted generously, one without sparsely (docs/operations.md).
 * People who are signed in are counted by their account. Throws the refusal; calls of the server's own are not counted.
 */
export async function refuseUnadmitted(req: PayloadRequest, captcha: unknown): Promise<void> {
  if (req.payloadAPI !== 'REST' || req.context[ADMITTED]) return;
  const pool = poolOf(req.payload);
  const { id, role } = requestActor(req);
  const proof = captchaField.safeParse(captcha || undefined);
  const isProven = !id && proof.success && proof.data !== undefined;
  if (isProven) {
    const refusal = await checkCaptcha({ pool, secret: req.payload.secret, isRequired: true }, proof.data);
    if (refusal) throw new Refused(refusal.problems[0]?.message ?? '安全验证没有通过，请再试一次。', 422, 'captcha');
  }
  const limit = id ? 'formAnswersOfAccount' : isProven ? 'formAnswersProven' : 'formAnswersUnproven';
  const permit = await takeTry(pool, limit, id ? `${role} ${id}` : networkOf(req.headers?.get('x-client-address') ?? 'local'));
  if (!permit.ok) throw new Refused(`${id ? '您' : '您所在的网络'}提交得过于频繁，请 ${sayWait(permit.retryAfterSeconds)}后再试。`, 429);
  req.context[ADMITTED] = true;
}
