import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { takeTry } from '../accounts/rateLimits.ts';
import { readBarcodeConfig } from '../adapters/barcodeConfig.ts';
import { barcodeSource } from '../adapters/barcodeSource.ts';
import { barcodeOffer } from '../casework/barcodeLookup.ts';
import { copyProduct } from '../casework/copyProduct.ts';
import { answerFailure } from '../casework/refusals.ts';
import { parseBarcode } from '../domain/barcode.ts';
import { json, poolOf, readBody, refuse } from './http.ts';

const barcodeBody = z.object({
  code: z.string('请填写商品条码。').transform((text, context) => {
    const parsed = parseBarcode(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  }),
});

/**
 * `/api/products/…` for the clerks of an enterprise:
 * `POST /look-up-barcode {code}` → 200 `{outcome: 'found', values}` | `{outcome: 'notFound' | 'unavailable', message}`, 404 where no look-up is configured;
 * `POST /:id/copy` → 201 `{id, left}`: a draft that starts from a filed product, and what it does not have of it.
 */
export const productEndpoints: Endpoint[] = [
  { path: '/look-up-barcode', method: 'post', handler: (req) => forClerk(req, (enterprise) => lookUpBarcode(req, enterprise)) },
  { path: '/:id/copy', method: 'post', handler: (req) => forClerk(req, () => copy(req)) },
];

async function forClerk(req: PayloadRequest, work: (enterprise: string) => Promise<Response>): Promise<Response> {
  const { role, enterprise } = requestActor(req);
  if (role === 'public') return refuse(401, '您尚未登录，或登录已过期，请重新登录。');
  if (role !== 'enterprise' || !enterprise) return refuse(403, '只有企业经办人可以填写本单位的产品备案。');
  return work(enterprise);
}

async function lookUpBarcode(req: PayloadRequest, enterprise: string): Promise<Response> {
  const source = barcodeSource(readBarcodeConfig(process.env, []));
  if (!source) return refuse(404, '平台没有开通商品条码查询，请直接填写产品信息。');
  const body = await readBody(req, barcodeBody);
  if (!body.ok) return body.response;
  const permit = await takeTry(poolOf(req.payload), 'barcodeLookups', enterprise);
  if (!permit.ok) return json({ errors: [{ message: '查询次数过多，请一小时后再试，或者直接填写产品信息。' }] }, 429, { 'retry-after': String(permit.retryAfterSeconds) });
  const answer = await source.find(body.value.code);
  if (answer.kind === 'unavailable') req.payload.logger.warn({ reason: answer.reason }, 'bar code look-up unavailable');
  return json(barcodeOffer(answer));
}

async function copy(req: PayloadRequest): Promise<Response> {
  try {
    return json(await copyProduct(poolOf(req.payload), String(req.routeParams?.id ?? ''), requestActor(req)), 201);
  } catch (error) {
    const { httpStatus, errors } = answerFailure(error);
    return json({ errors }, httpStatus);
  }
}
