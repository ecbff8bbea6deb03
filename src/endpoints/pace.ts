import type { PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { takeTry } from '../accounts/rateLimits.ts';
import { tooMany } from '../accounts/refusal.ts';
import { answerRefusal } from './accountRequest.ts';
import { poolOf } from './http.ts';

const SENTENCES = { actions: '您办理得过快', uploads: '您上传得过快' };

/** 429 when one account works faster than hands can (spec 9); null within the pace. Whoever is not signed in is refused elsewhere. */
export async function refusePace(req: PayloadRequest, limit: keyof typeof SENTENCES): Promise<Response | null> {
  const { id, role } = requestActor(req);
  if (!id) return null;
  const permit = await takeTry(poolOf(req.payload), limit, `${role} ${id}`);
  return permit.ok ? null : answerRefusal(tooMany(SENTENCES[limit], permit.retryAfterSeconds));
}
