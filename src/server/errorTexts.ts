import type { Language } from '../domain/language.ts';
import { ENGLISH } from './errorTextsEnglish.ts';

/** What happened and what to do, for one kind of failure; the same words on the page and in JSON. */
export type ErrorText = { title: string; happened: string; todo: string[] };

const RETRY_KEEPS_FORM = '如果您刚才在填写表单，请用浏览器的“后退”返回：已自动保存的内容不会丢失。';

const TEXTS: Record<number, ErrorText> = {
  400: { title: '请求有误', happened: '系统无法理解这次请求，网址或提交的内容可能不完整。', todo: ['请检查网址是否完整，或返回上一页重新操作。'] },
  401: { title: '请先登录', happened: '您尚未登录，或登录已过期。', todo: ['请登录后再打开本页。', RETRY_KEEPS_FORM] },
  403: { title: '无法执行此操作', happened: '您的账号没有此项权限，或者这次提交不是从本平台的页面发出的。', todo: ['请从本平台的页面重新操作；如需权限，请联系平台管理员。'] },
  404: { title: '没有找到这个页面', happened: '网址可能有误，或者页面已被移走。', todo: ['请检查网址是否完整。', '也可以从首页重新查找。'] },
  405: { title: '不支持这种请求方式', happened: '这个地址不接受这种请求方式。', todo: ['请返回上一页重新操作。'] },
  409: { title: '内容已有变化', happened: '在您操作期间，这条记录已被更新。', todo: ['请返回上一页刷新，核对最新内容后再操作。'] },
  410: { title: '页面已撤下', happened: '这个页面已不再提供。', todo: ['请从首页重新查找。'] },
  413: { title: '提交的内容过大', happened: '文件或表单超过了允许的大小。', todo: ['请缩小文件后重新上传，每个上传位置都注明了大小上限。'] },
  422: { title: '提交的内容需要修改', happened: '部分内容不符合要求，未能保存。', todo: ['请返回上一页，按提示修改后再提交。'] },
  429: { title: '操作过于频繁', happened: '短时间内的请求次数过多，系统已暂时拒绝。', todo: ['请等待一分钟后再试。'] },
  500: { title: '系统出错了', happened: '系统处理时出现错误，我们已记录下来。', todo: ['请稍后重试。', RETRY_KEEPS_FORM] },
  503: { title: '系统暂时无法使用', happened: '系统正在维护或暂时连接不上数据库，通常几分钟内恢复。', todo: ['请稍后重新打开本页。', RETRY_KEEPS_FORM] },
};

const OTHER_REFUSAL: ErrorText = { title: '无法完成请求', happened: '系统未能完成这次请求。', todo: ['请返回上一页重新操作。'] };

/** What to do after a form was sent and not taken: the browser still has it, and a reload sends it as it was. */
const SEND_AGAIN = '请不要关闭本页。稍后刷新本页，浏览器询问时选择“重新提交”，您刚才填写的内容会原样再发送一次。';
/** Failures that pass: the same request may succeed in a minute. */
const PASSING: readonly number[] = [429, 500, 503];

/** The text for an HTTP status ≥ 400; unknown ones get the text of their class. */
export function errorText(status: number, language: Language = 'zh'): ErrorText {
  const texts = language === 'en' ? ENGLISH.texts : TEXTS;
  return texts[status] ?? (status >= 500 ? (texts[500] as ErrorText) : language === 'en' ? ENGLISH.other : OTHER_REFUSAL);
}

/** The same for a form that was sent: how to send it again without writing it anew (spec 8, honest failure). */
export function formErrorText(status: number, language: Language = 'zh'): ErrorText {
  const text = errorText(status, language);
  return PASSING.includes(status) || status > 500 ? { ...text, todo: [language === 'en' ? ENGLISH.sendAgain : SEND_AGAIN] } : text;
}

/** The one shape of every refusal in JSON, in plain Chinese. */
export function errorBody(status: number, message?: string): { errors: { message: string }[] } {
  const { happened, todo } = errorText(status);
  return { errors: [{ message: message ?? `${happened}${todo[0] ?? ''}` }] };
}

/** True for a body that already has our shape, with at least one message in Chinese. */
export function isErrorBody(body: unknown): body is { errors: { message: string }[] } {
  const { errors } = (body ?? {}) as { errors?: unknown };
  return Array.isArray(errors) && errors.length > 0 && errors.every((error) => /\p{Script=Han}/u.test(String(error?.message ?? '')));
}
