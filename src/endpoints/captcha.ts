import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { z } from 'zod';
import { checkCaptcha, newCaptcha } from '../accounts/captcha.ts';
import { isDemo } from '../adapters/config.ts';
import { answerRefusal, NOT_KEPT, poolOf } from './accountRequest.ts';

/** What the widget of a page hands over; a field of every body a captcha vouches for. */
export const captchaField = z.string('安全验证的内容无法识别，请刷新页面后重试。').max(4_000, '安全验证的内容无法识别，请刷新页面后重试。').optional();

/** The refusal of a request nobody worked for, or null. In a demo programs may do without (spec 9); pages never do. */
export async function refuseUnproven(req: PayloadRequest, captcha: string | undefined): Promise<Response | null> {
  const refusal = await checkCaptcha({ pool: poolOf(req), secret: req.payload.secret, isRequired: !isDemo(process.env) }, captcha);
  return refusal && answerRefusal(refusal);
}

const challenge: PayloadHandler = async (req) => Response.json(await newCaptcha(req.payload.secret), { headers: NOT_KEPT });

/** `GET /api/captcha`: a challenge for whoever asks. */
export const captchaEndpoints: Endpoint[] = [{ method: 'get', path: '/captcha', handler: challenge }];
