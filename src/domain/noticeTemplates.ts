/**
 * The messages the platform sends by itself: which exist, what each may mention, and their default texts.
 * Staff may reword them (collection `notice-templates`); a message without a record uses the text below.
 *
 * SMS texts carry no link and no 【】: the gateway adds the registered signature, and operators refuse links in variables.
 * They stay within 70 code points (one SMS) for ordinary names; longer ones go out as two parts.
 */
import { failure, success, type Result } from './result.ts';

export type NoticeChannel = 'sms' | 'email';

export type NoticeTemplate = {
  label: string;
  purpose: 'code' | 'account' | 'decision';
  /** What the caller must supply. A text may use any of these, and nothing else. */
  placeholders: readonly string[];
  /** Placeholders that must not stay readable after sending (one-time codes). */
  secrets?: readonly string[];
  /** A one-time code that arrives after its lifetime only confuses: it is given up instead (spec 2, SMS code ≤ 5 minutes). */
  expiresAfterMinutes?: number;
  sms: string;
  email: { subject: string; body: string };
};

const CLOSING = '\n\n本邮件由系统自动发出，请勿直接回复。\n知识产权服务平台';
const DISCLAIMER = '如非您本人操作，请忽略本邮件，并且不要把验证码告诉任何人。';

function codeEmail(use: string): NoticeTemplate['email'] {
  return {
    subject: `${use}验证码`,
    body: `您好：\n\n您正在${use}。验证码是 {{code}}，{{minutes}} 分钟内有效。\n\n${DISCLAIMER}${CLOSING}`,
  };
}

const CODE = {
  purpose: 'code',
  placeholders: ['code', 'minutes'],
  secrets: ['code'],
  expiresAfterMinutes: 5,
} as const;

export const NOTICE_TEMPLATES = {
  'registration-code': {
    ...CODE,
    label: '注册验证码',
    sms: '您的注册验证码是 {{code}}，{{minutes}} 分钟内有效。如非本人操作请忽略，切勿告诉他人。',
    email: codeEmail('注册知识产权服务平台账号'),
  },
  'login-code': {
    ...CODE,
    label: '登录验证码',
    sms: '您的登录验证码是 {{code}}，{{minutes}} 分钟内有效。如非本人操作请忽略，切勿告诉他人。',
    email: codeEmail('登录知识产权服务平台'),
  },
  'reset-code': {
    ...CODE,
    label: '重设密码验证码',
    sms: '您的重设密码验证码是 {{code}}，{{minutes}} 分钟内有效。如非本人操作请忽略，切勿告诉他人。',
    email: codeEmail('重设知识产权服务平台的登录密码'),
  },
  'account-exists': {
    label: '手机号或邮箱已有账号',
    purpose: 'account',
    placeholders: [],
    sms: '有人用您的手机号注册知识产权服务平台，但该号码已有账号。如是您本人，请用已有账号登录，登录不了请拨打服务热线；否则请忽略。',
    email: {
      subject: '您的邮箱已有知识产权服务平台账号',
      body: `您好：\n\n有人用您的邮箱注册知识产权服务平台，但该邮箱已有账号。该邮箱没有用于新账号。\n\n如是您本人，请用已有账号登录；登录不了的，请拨打平台服务热线。如非本人，您不需要做任何事，账号不受影响。${CLOSING}`,
    },
  },
  'verification-approved': {
    label: '实名认证已通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'link'],
    sms: '{{enterpriseName}}的实名认证已通过，现在可以登记专利、办理专利产品备案。',
    email: {
      subject: '实名认证已通过',
      body: `您好：\n\n{{enterpriseName}}的实名认证已通过审核，现在可以登记专利、办理专利产品备案。\n\n下一步：{{link}}${CLOSING}`,
    },
  },
  'verification-rejected': {
    label: '实名认证未通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'reason', 'link'],
    sms: '{{enterpriseName}}的实名认证未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '实名认证未通过，请修改后重新提交',
      body: `您好：\n\n{{enterpriseName}}的实名认证未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'product-filed': {
    label: '产品备案已通过',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”已通过备案，备案号 {{filingNumber}}。请登录平台下载备案证明。',
    email: {
      subject: '产品备案已通过：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”已通过专利产品备案，备案号 {{filingNumber}}。\n\n查看备案、下载备案证明：{{link}}${CLOSING}`,
    },
  },
  'product-rejected': {
    label: '产品备案未通过',
    purpose: 'decision',
    placeholders: ['productName', 'reason', 'link'],
    sms: '产品“{{productName}}”的备案申请未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '产品备案未通过，请修改后重新提交：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”的备案申请未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'withdrawal-approved': {
    label: '撤销备案申请已同意',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请已同意，备案已撤销。',
    email: {
      subject: '备案已按申请撤销：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请已同意，备案已撤销，备案证明不再有效。\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'withdrawal-refused': {
    label: '撤销备案申请未同意',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'reason', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请未同意，备案继续有效。请登录平台查看原因。',
    email: {
      subject: '撤销备案申请未同意：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请未同意，备案继续有效。\n\n原因：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'product-revoked': {
    label: '备案被平台撤销',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'reason', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的备案已被平台撤销。请登录平台查看原因。',
    email: {
      subject: '备案已被平台撤销：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的备案已被平台撤销，备案证明不再有效。\n\n原因：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'lapse-confirmed': {
    label: '备案失效已确认',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的专利均已失效或转让，备案已按您的确认撤销。',
    email: {
      subject: '备案失效已确认：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）关联的专利均已失效或转让，备案已按您的确认撤销，备案证明不再有效。\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
} as const satisfies Record<string, NoticeTemplate>;

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
