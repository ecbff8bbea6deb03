import { CLOSING, type NoticeTemplate } from './template.ts';

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

/** Codes and what concerns an account. */
export const ACCOUNT_NOTICES = {
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
  'objection-code': {
    ...CODE,
    label: '提交异议验证码',
    sms: '您正在提交社会公众异议，验证码是 {{code}}，{{minutes}} 分钟内有效。如非本人操作请忽略，切勿告诉他人。',
    email: codeEmail('提交社会公众异议'),
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
  'clerk-invited': {
    label: '邀请加入单位',
    purpose: 'code',
    placeholders: ['enterpriseName', 'code', 'link'],
    secrets: ['code', 'link'],
    expiresAfterMinutes: 7 * 24 * 60,
    sms: '{{enterpriseName}}邀请您为经办人，邀请码 {{code}}，7 天内有效。请在平台企业登录页选“接受邀请”。',
    email: {
      subject: '{{enterpriseName}}邀请您成为知识产权服务平台的经办人',
      body: `您好：\n\n{{enterpriseName}}邀请您在知识产权服务平台办理本单位的业务。\n\n请在 7 天内打开下面的网址，设置您自己的用户名和密码。过程中要用短信验证被邀请的手机号码：\n{{link}}\n\n也可以在平台的企业登录页选“接受邀请”，输入邀请码 {{code}}。\n\n您不认识这个单位的，不需要做任何事。${CLOSING}`,
    },
  },
  'clerk-invited-elsewhere': {
    label: '邀请加入单位（号码已有账号）',
    purpose: 'account',
    placeholders: ['enterpriseName'],
    sms: '{{enterpriseName}}邀请您为平台经办人，但您的号码已有平台账号，一个号码只能有一个。请换号码受邀，或拨打服务热线。',
    email: {
      subject: '{{enterpriseName}}邀请您成为知识产权服务平台的经办人',
      body: `您好：\n\n{{enterpriseName}}邀请您在知识产权服务平台办理业务，但您的手机号码已有平台账号，一个号码只能有一个账号。\n\n需要加入的，请告诉对方用您的另一个号码邀请；原账号不再使用的，请先请原单位的主账号把您移出。${CLOSING}`,
    },
  },
  'clerk-removed': {
    label: '已移出单位',
    purpose: 'account',
    placeholders: ['enterpriseName', 'username'],
    sms: '您已不再是{{enterpriseName}}的经办人，平台账号 {{username}} 已停用。如有疑问，请联系该单位的主账号。',
    email: {
      subject: '您的知识产权服务平台账号已停用',
      body: `您好：\n\n您已不再是{{enterpriseName}}的经办人，账号 {{username}} 已停用，手机号码和邮箱可以用于新的账号。\n\n如有疑问，请联系该单位的主账号。${CLOSING}`,
    },
  },
  'identity-clerk-joined': {
    label: '法人账号登录新增经办人',
    purpose: 'account',
    placeholders: ['enterpriseName', 'username'],
    sms: '{{username}} 凭法人账号登录，成为{{enterpriseName}}的经办人。如非本单位人员，请在平台“账号”中将其移出。',
    email: {
      subject: '{{enterpriseName}}新增一位经办人',
      body: `您好：\n\n有人凭统一身份认证的法人账号登录知识产权服务平台，建立账号 {{username}}，成为{{enterpriseName}}的经办人。\n\n是本单位人员的，您不需要做任何事。不是的，请登录平台，在“账号”中将其移出，并到统一身份认证平台核对法人账号的授权。${CLOSING}`,
    },
  },
  'ownership-received': {
    label: '成为主账号',
    purpose: 'account',
    placeholders: ['enterpriseName', 'username'],
    sms: '您的账号 {{username}} 已成为{{enterpriseName}}的主账号，可以邀请、停用、移出经办人。',
    email: {
      subject: '您的账号已成为主账号',
      body: `您好：\n\n您的账号 {{username}} 已成为{{enterpriseName}}的主账号，可以邀请、停用、移出本单位的经办人，也可以把主账号移交给别人。\n\n请登录平台，在“账号”中管理。${CLOSING}`,
    },
  },
  'account-missing': {
    label: '手机号或邮箱没有可用的账号',
    purpose: 'account',
    placeholders: [],
    sms: '有人要用您的手机号登录知识产权服务平台，但该号码没有可用的账号。如是您本人，请先注册或拨打服务热线；否则请忽略。',
    email: {
      subject: '您的邮箱没有可用的知识产权服务平台账号',
      body: `您好：\n\n有人要用您的邮箱找回知识产权服务平台的登录密码，但该邮箱没有可用的账号。\n\n如是您本人，请核对注册时填写的邮箱，或改用手机号码；仍不能登录的，请拨打平台服务热线。如非本人，您不需要做任何事。${CLOSING}`,
    },
  },
  'password-reset': {
    label: '密码已重设',
    purpose: 'account',
    placeholders: [],
    sms: '您的知识产权服务平台账号刚刚重设了密码，原有登录已全部退出。如非本人操作，请立即拨打平台服务热线。',
    email: {
      subject: '您的知识产权服务平台账号已重设密码',
      body: `您好：\n\n您的知识产权服务平台账号刚刚凭短信验证码重设了密码，原有登录已全部退出。\n\n如是您本人操作，您不需要做任何事。如非本人操作，请立即拨打平台服务热线。${CLOSING}`,
    },
  },
} as const satisfies Record<string, NoticeTemplate>;
