import { randomUUID } from 'node:crypto';
import { parseCookies, ValidationError, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { Refused } from '../../hooks/refusal.ts';
import { browserCookie, isHttps } from '../accounts/cookies.ts';
import { keepReturn, RETURN_COOKIE, RETURN_MINUTES, type Returned } from '../accounts/formReturns.ts';
import { findSessionUser, SESSION_COOKIES } from '../accounts/sessions.ts';
import { isUuid } from '../casework/rows.ts';
import { pathIn } from '../domain/language.ts';
import { isAsked } from '../domain/publicForms/definition.ts';
import { HONEYPOT } from '../domain/publicForms/honeypot.ts';
import type { Audience } from '../domain/publicForms/window.ts';
import { findForm, receiptOfToken, type PublicForm } from '../queries/publicForms.ts';
import { poolOf, refuse } from './http.ts';

/**
 * `POST /api/form-submissions/fill/:slug`: the form of the public page, with or without JavaScript. Sent well, it leads to
 * the receipt; sent wrong, back to the page, which has everything that was typed (kept here under a key in a cookie). The
 * answer itself goes the way of every other: the hook of `form-submissions` judges it.
 */
const fill: PayloadHandler = async (req) => {
  const sent = await sentFields(req);
  const form = await findForm(poolOf(req.payload), String(req.routeParams?.slug ?? ''));
  if (!sent || !form) return refuse(404, '没有找到这份表单。');
  const address = pathIn(sent.get('language') === 'en' ? 'en' : 'zh', `/forms/${form.slug}`);
  const token = String(sent.get('token') ?? '');
  const before = isUuid(token) ? await receiptOfToken(poolOf(req.payload), form.id, token) : null;
  if (before) return seeOther(`${address}/receipt?number=${before}`);
  const answered = await submit(await asAddressee(req, form.audience), form, sent);
  return answered.ok ? seeOther(`${address}/receipt?number=${answered.number}`, forget()) : backTo(req, address, form, sent, answered.returned);
};

type Sent = Pick<FormData, 'get' | 'getAll'>;

async function sentFields(req: PayloadRequest): Promise<Sent | null> {
  const type = req.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(await req.text!()) as unknown as Sent;
  return type.startsWith('multipart/form-data') ? req.formData!() : null;
}

/** A browser may hold two sign-ins; the form says which of them answers it, and forms for the public are answered by nobody in particular. */
async function asAddressee(req: PayloadRequest, audience: Audience): Promise<PayloadRequest> {
  const collection = audience === 'enterprises' ? 'enterprise-users' : 'users';
  const token = audience === 'public' ? undefined : parseCookies(req.headers).get(SESSION_COOKIES[collection]);
  req.user = (token ? await findSessionUser(poolOf(req.payload), collection, token) : null) as never;
  return req;
}

type Outcome = { ok: true; number: string } | { ok: false; returned: Pick<Returned, 'problems' | 'refusal'> };

async function submit(req: PayloadRequest, form: PublicForm, sent: Sent): Promise<Outcome> {
  if (String(sent.get(HONEYPOT) ?? '') !== '') return { ok: false, returned: { problems: [], refusal: '这次提交像是由程序自动填写的，没有收下。请清空不需要填写的一栏后再提交。' } };
  const token = String(sent.get('token') ?? '');
  const data = { form: form.id, token, captcha: String(sent.get('captcha') ?? '') || undefined, submissionData: entriesOf(form, sent) };
  try {
    const doc = await req.payload.create({ collection: 'form-submissions' as never, data: data as never, overrideAccess: false, req, depth: 0 });
    return { ok: true, number: String((doc as { number?: unknown }).number) };
  } catch (error) {
    // Of one page sent twice at the same moment the other one was first.
    const before = isUuid(token) ? await receiptOfToken(poolOf(req.payload), form.id, token) : null;
    if (before) return { ok: true, number: before };
    return { ok: false, returned: returnedFor(error, requestActor(req).role === 'public') };
  }
}

function entriesOf(form: PublicForm, sent: Sent): { field: string; value: unknown }[] {
  return form.definition.filter(isAsked).map(({ name, kind }) => ({ field: name, value: kind === 'choices' ? sent.getAll(`a-${name}`).map(String) : String(sent.get(`a-${name}`) ?? '') }));
}

/** What the page says instead; what is no refusal is an incident and stays one. */
function returnedFor(error: unknown, isVisitor: boolean): Pick<Returned, 'problems' | 'refusal'> {
  if (error instanceof ValidationError) return { problems: error.data.errors.map(({ path, message }) => ({ field: path, message })), refusal: null };
  if (error instanceof Refused) return { problems: [], refusal: error.message };
  if ((error as { status?: number }).status === 403) return { problems: [], refusal: isVisitor ? '您尚未登录，或登录已过期，请登录后再提交；您填写的内容还在。' : '您的账号不能填写这份表单。' };
  throw error;
}

async function backTo(req: PayloadRequest, address: string, form: PublicForm, sent: Sent, returned: Pick<Returned, 'problems' | 'refusal'>): Promise<Response> {
  const answers = Object.fromEntries(entriesOf(form, sent).map(({ field, value }) => [field, value as string | string[]]));
  const key = await keepReturn(poolOf(req.payload), req.payload.config.secret, { form: form.id, answers, token: String(sent.get('token') ?? '') || randomUUID(), ...returned });
  return seeOther(`${address}?returned=1#main`, browserCookie(RETURN_COOKIE, key, RETURN_MINUTES * 60, isHttps()));
}

const forget = () => browserCookie(RETURN_COOKIE, '', 0, isHttps());

/** 303: the next page is read, however this one was sent. */
function seeOther(location: string, cookie?: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store', ...(cookie ? { 'Set-Cookie': cookie } : {}) } });
}

export const submissionEndpoints: Endpoint[] = [{ method: 'post', path: '/fill/:slug', handler: fill }];
