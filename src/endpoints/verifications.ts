import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { takeTry } from '../accounts/rateLimits.ts';
import { businessRegistry } from '../adapters/businessRegistry.ts';
import { readRegistryConfig } from '../adapters/registryConfig.ts';
import { beginChange } from '../casework/changeOfDetails.ts';
import { answerFailure } from '../casework/refusals.ts';
import { lookUpOrganisation } from '../casework/registryLookup.ts';
import { parseUscc } from '../domain/uscc.ts';
import { json, poolOf, readBody, refuse } from './http.ts';

const lookupBody = z.object({
  organisationType: z.literal('enterprise', '只有企业可以获取工商登记信息，其他单位请按证照填写。'),
  uscc: z.string('请填写统一社会信用代码。').transform((text, context) => {
    const parsed = parseUscc(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  }),
});

/**
 * `/api/verifications/…` for the clerks of an enterprise:
 * `POST /look-up {organisationType, uscc}` → 200 `{outcome: 'found', values, asOf}` | `{outcome: 'notFound' | 'unavailable', message}`;
 * `POST /change` → 201 `{id}`: a new case that changes the approved details.
 */
export const verificationEndpoints: Endpoint[] = [
  { path: '/look-up', method: 'post', handler: (req) => forClerk(req, (enterprise) => lookUp(req, enterprise)) },
  { path: '/change', method: 'post', handler: (req) => forClerk(req, () => change(req)) },
];

const SENTENCES = {
  notFound: '工商登记信息中没有这个统一社会信用代码。请对照营业执照核对代码；核对无误的，请按营业执照填写。',
  unavailable: '暂时无法查询工商登记信息，不影响办理：请按营业执照填写，或者稍后再试。',
};

async function forClerk(req: PayloadRequest, work: (enterprise: string) => Promise<Response>): Promise<Response> {
  const { role, enterprise } = requestActor(req);
  if (role === 'public') return refuse(401, '您尚未登录，或登录已过期，请重新登录。');
  if (role !== 'enterprise' || !enterprise) return refuse(403, '只有企业经办人可以办理本单位的实名认证。');
  return work(enterprise);
}

async function lookUp(req: PayloadRequest, enterprise: string): Promise<Response> {
  const body = await readBody(req, lookupBody);
  if (!body.ok) return body.response;
  const pool = poolOf(req.payload);
  const permit = await takeTry(pool, 'registryLookups', enterprise);
  if (!permit.ok) return json({ errors: [{ message: '查询次数过多，请一小时后再试，或者按营业执照填写。' }] }, 429, { 'retry-after': String(permit.retryAfterSeconds) });
  const offer = await lookUpOrganisation(pool, businessRegistry(pool, readRegistryConfig(process.env, [])), body.value.uscc);
  if (offer.outcome === 'found') return json(offer);
  if (offer.outcome === 'unavailable') req.payload.logger.warn({ reason: offer.reason }, 'business register unavailable');
  return json({ outcome: offer.outcome, uscc: offer.uscc, message: SENTENCES[offer.outcome] });
}

async function change(req: PayloadRequest): Promise<Response> {
  try {
    return json(await beginChange(poolOf(req.payload), requestActor(req)), 201);
  } catch (error) {
    const { httpStatus, errors } = answerFailure(error);
    return json({ errors }, httpStatus);
  }
}
