/**
 * The messages the platform sends by itself: which exist, what each may mention, and their default texts.
 * Staff may reword them (collection `notice-templates`); a message without a record uses the text below.
 *
 * SMS texts carry no link and no 【】: the gateway adds the registered signature, and operators refuse links in variables.
 * They stay within 70 code points (one SMS) for ordinary names; longer ones go out as two parts.
 */
import { ACCOUNT_NOTICES } from './noticeTexts/accounts.ts';
import { CERTIFICATION_NOTICES } from './noticeTexts/certification.ts';
import { FINANCE_NOTICES } from './noticeTexts/finance.ts';
import { FILING_NOTICES } from './noticeTexts/filing.ts';
import type { NoticeChannel, NoticeTemplate } from './noticeTexts/template.ts';
import { failure, success, type Result } from './result.ts';

export type { NoticeChannel, NoticeTemplate };

export const NOTICE_TEMPLATES = { ...ACCOUNT_NOTICES, ...FILING_NOTICES, ...CERTIFICATION_NOTICES, ...FINANCE_NOTICES } as const satisfies Record<string, NoticeTemplate>;

export type NoticeTemplateKey = keyof typeof NOTICE_TEMPLATES;

/** The values a caller of one given template must supply; all plain text, already formatted for reading. */
export type NoticeVariables<K extends NoticeTemplateKey> = Record<
  (typeof NOTICE_TEMPLATES)[K]['placeholders'][number],
  string
>;

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** The declaration behind a key. Keys reach the worker from the database, so an unknown one is a value, not a crash. */
export function noticeTemplate(key: string): NoticeTemplate | undefined {
  return Object.hasOwn(NOTICE_TEMPLATES, key) ? NOTICE_TEMPLATES[key as NoticeTemplateKey] : undefined;
}

/** Placeholder names of a text in order of first appearance: the order in which Tencent numbers its parameters. */
export function placeholdersOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))];
}

/** Fills a text in one pass (a value that itself contains `{{…}}` stays as it is). Refuses a placeholder without a value. */
export function renderTemplate(text: string, variables: Readonly<Record<string, string>>): Result<string> {
  const missing = placeholdersOf(text).filter((name) => !Object.hasOwn(variables, name));
  if (missing.length > 0) {
    return failure(`消息缺少内容：${missing.join('、')}。`);
  }
  return success(text.replace(PLACEHOLDER, (_whole, name: string) => variables[name] ?? ''));
}

/** Whether staff may save this wording: only placeholders the event supplies, none half-typed, no 【】 in an SMS. */
export function checkTemplateText(key: string, channel: NoticeChannel, text: string): Result<string> {
  const template = noticeTemplate(key);
  if (!template) {
    return failure('没有这种消息，请从列表中选择。');
  }
  const unknown = placeholdersOf(text).filter((name) => !template.placeholders.includes(name));
  if (unknown.length > 0) {
    return failure(`这种消息不提供 ${unknown.join('、')}，可以使用：${template.placeholders.join('、') || '(无）'}。`);
  }
  if (/\{\{|\}\}/.test(text.replace(PLACEHOLDER, ''))) {
    return failure('占位符要写成 {{名称}}，请检查花括号是否成对、名称是否为英文。');
  }
  if (channel === 'sms' && /[【】]/.test(text)) {
    return failure('短信正文不能包含【】:签名由短信服务商自动添加。');
  }
  return success(text);
}

/** The records a new database starts with, one per template and channel. */
export function defaultTemplateRecords(): { key: string; channel: NoticeChannel; label: string; subject: string | null; body: string }[] {
  return Object.entries(NOTICE_TEMPLATES).flatMap(([key, { label, sms, email }]) => [
    { key, channel: 'sms' as const, label, subject: null, body: sms },
    { key, channel: 'email' as const, label, subject: email.subject, body: email.body },
  ]);
}
