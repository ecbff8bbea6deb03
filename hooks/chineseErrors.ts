import { randomUUID } from 'node:crypto';
import { ValidationError, type AfterErrorHook } from 'payload';
import { answerFailure, isUnreachable } from '../src/casework/refusals.ts';
import type { Problem } from '../src/domain/result.ts';
import { Refused } from './refusal.ts';

type Entry = Partial<Problem> & { message: string; name?: string; data?: unknown };

/**
 * The last word on every failed REST request: one shape, in Chinese (spec 9). Field errors are 422 with the sentence at
 * the field; a database that is gone is 503; anything unexpected is 500 with a number the hotline can look up in the log.
 */
export const chineseErrors: AfterErrorHook = ({ error, req }) => {
  const cause = rootOf(error);
  if (error instanceof ValidationError) return answer(422, fieldErrors(error));
  if (isUnreachable(cause)) return answer(503, [{ message: '系统暂时无法处理请求，您的内容可能没有保存。请稍后刷新页面核对。' }]);
  const database = databaseAnswer(cause);
  if (database) return answer(database.httpStatus, database.errors);
  // JSON in an address or a body that is none.
  const status = error instanceof SyntaxError ? 400 : ((error as { status?: number }).status ?? 500);
  const sentence = STOCK[status];
  if (status < 500) return answer(status, [own(error) ?? { message: sentence ?? '请求没有成功，请检查后再试。' }]);
  const trace = req.headers?.get('x-request-id') ?? randomUUID();
  req.payload.logger.error({ err: error, trace }, 'request failed');
  return answer(500, [{ message: `系统出现问题，没有完成这次操作。请稍后再试；如需帮助，请把编号 ${trace} 告诉服务热线。` }]);
};

const STOCK: Record<number, string> = {
  400: '请求的内容不对，请检查后再试。',
  401: '请先登录。',
  403: '您的账号不能进行这项操作。',
  404: '没有找到这条记录。',
  429: '操作过于频繁，请稍后再试。',
};

function answer(status: number, errors: Entry[]) {
  return { status, response: { errors } as never };
}

/** Payload's admin form finds the field through `data.errors`; everyone else through `field`. */
function fieldErrors(error: ValidationError): Entry[] {
  const data = { errors: error.data.errors };
  return error.data.errors.map(({ path, message }, index) => ({ field: fieldOf(path), message: inChinese(message), ...(index === 0 ? { name: 'ValidationError', data } : {}) }));
}

/** A unique index over several columns is told as all of them; the last is the one a person entered. */
function fieldOf(path: string): string {
  return path.split(', ').at(-1) ?? path
}

function inChinese(message: string): string {
  if (message === '值必须是唯一的') return '已经有相同的一条，请核对后再保存。'
  return /[一-鿿]/.test(message) ? message : '这一项填写得不对，请检查后再试。';
}

/** A refusal of ours carries its sentence and, where there is one, its field. */
function own(error: Error): Entry | null {
  if (!(error instanceof Refused)) return null;
  return error.field ? { field: error.field, message: error.message } : { message: error.message };
}

function databaseAnswer(cause: Error) {
  const { code = '', constraint = '' } = cause as { code?: string; constraint?: string };
  if (constraint === 'status_by_action') return { httpStatus: 409 as const, errors: [{ message: '状态只能通过办理动作改变。' }] };
  // Values or comparisons that do not fit a column: what was asked for makes no sense, nothing is broken.
  if (/^22/.test(code) || ['42883', '42804'].includes(code)) return { httpStatus: 400 as const, errors: [{ message: '请求的内容不对，请检查后再试。' }] };
  return /^(40|23|55)/.test(code) ? knownOrConflict(cause) : null;
}

function knownOrConflict(cause: Error) {
  try {
    return answerFailure(cause);
  } catch {
    return { httpStatus: 422 as const, errors: [{ message: '这次保存与已有的内容冲突，没有保存。请刷新后再试。' }] };
  }
}

/** Drizzle wraps the driver's error; the reason is at the bottom. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
