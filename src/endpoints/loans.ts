import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { performAction } from '../casework/performAction.ts';
import { json, poolOf, readBody } from './http.ts';
import { refusePace } from './pace.ts';

const correction = z.object({
  field: z.string('请选择要更正的一项。').max(60, '请选择要更正的一项。'),
  value: z.union([z.string(), z.number(), z.null()], '更正的内容应为文字或者数字。').optional(),
  reason: z.string('请填写理由。').max(2000, '理由最多 2000 个字。'),
  revision: z.number('版本应为数字。').int('版本应为整数。').optional(),
});

/** `POST /api/loans/:id/correct`: staff correct one entry of a loan, with a reason; old and new content are logged. */
export const loanEndpoints: Endpoint[] = [{ path: '/:id/correct', method: 'post', handler: correct }];

async function correct(req: PayloadRequest): Promise<Response> {
  const tooFast = await refusePace(req, 'actions');
  if (tooFast) return tooFast;
  const body = await readBody(req, correction);
  if (!body.ok) return body.response;
  const { field, value = null, reason, revision } = body.value;
  const idempotencyKey = (req.headers.get('idempotency-key') ?? '').slice(0, 200);
  const outcome = await performAction(poolOf(req.payload), {
    ...{ collection: 'loans', id: String(req.routeParams?.id ?? ''), action: 'correct', actor: requestActor(req), input: { reason, correction: { field, value } } },
    ...(revision === undefined ? {} : { revision }),
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
  return outcome.ok ? json(outcome.answer) : json({ errors: outcome.errors }, outcome.httpStatus);
}
