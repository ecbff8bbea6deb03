import type { Environment } from './config.ts';

/** What the SMS and mail drivers need; fits `driversFromConfig` of src/notices. */
export type NoticeConfig = {
  smsDriver: SmsDriver;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  aliyun: Gateway<'accessKeyId' | 'accessKeySecret' | 'signName' | 'endpoint'>;
  tencent: Gateway<'secretId' | 'secretKey' | 'sdkAppId' | 'signName' | 'endpoint' | 'region'>;
};

export type SmsDriver = 'log' | 'aliyun' | 'tencent';
type Gateway<K extends string> = { [key in K]: string | undefined };

const NEEDED: Record<SmsDriver, readonly string[]> = {
  log: [],
  aliyun: ['ALIYUN_SMS_ACCESS_KEY_ID', 'ALIYUN_SMS_ACCESS_KEY_SECRET', 'ALIYUN_SMS_SIGN_NAME'],
  tencent: ['TENCENT_SMS_SECRET_ID', 'TENCENT_SMS_SECRET_KEY', 'TENCENT_SMS_SDK_APP_ID', 'TENCENT_SMS_SIGN_NAME'],
};

/** Reads the settings of SMS and mail; pushes one sentence for each fault. */
export function readNoticeConfig(env: Environment, faults: string[]): NoticeConfig {
  const text = textOf(env);
  const smsDriver = text('SMS_DRIVER') ?? 'log';
  if (isSmsDriver(smsDriver)) checkGateway(smsDriver, env, faults);
  else faults.push('SMS_DRIVER 只能是 log、aliyun 或 tencent。');
  checkMail(text('SMTP_URL'), text('MAIL_FROM'), faults);
  return {
    smsDriver: isSmsDriver(smsDriver) ? smsDriver : 'log',
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM'),
    ...gateways(text),
  };
}

type Text = (name: string) => string | undefined;

const textOf = (env: Environment): Text => (name) => env[name]?.trim() || undefined;

function gateways(text: Text): Pick<NoticeConfig, 'aliyun' | 'tencent'> {
  return {
    aliyun: {
      accessKeyId: text('ALIYUN_SMS_ACCESS_KEY_ID'),
      accessKeySecret: text('ALIYUN_SMS_ACCESS_KEY_SECRET'),
      signName: text('ALIYUN_SMS_SIGN_NAME'),
      endpoint: text('ALIYUN_SMS_ENDPOINT'),
    },
    tencent: {
      secretId: text('TENCENT_SMS_SECRET_ID'),
      secretKey: text('TENCENT_SMS_SECRET_KEY'),
      sdkAppId: text('TENCENT_SMS_SDK_APP_ID'),
      signName: text('TENCENT_SMS_SIGN_NAME'),
      endpoint: text('TENCENT_SMS_ENDPOINT'),
      region: text('TENCENT_SMS_REGION'),
    },
  };
}

function isSmsDriver(text: string): text is SmsDriver {
  return text in NEEDED;
}

function checkGateway(driver: SmsDriver, env: Environment, faults: string[]): void {
  const missing = NEEDED[driver].filter((name) => !env[name]?.trim());
  if (missing.length > 0) faults.push(`SMS_DRIVER=${driver} 还需要设置 ${missing.join('、')}。`);
}

function checkMail(smtpUrl: string | undefined, mailFrom: string | undefined, faults: string[]): void {
  if (smtpUrl === undefined) return;
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    faults.push('SMTP_URL 不是有效的发信服务器地址，应形如 smtps://用户:密码@主机:465。');
  }
  if (!mailFrom) faults.push('设置了 SMTP_URL，还需要用 MAIL_FROM 设置发件人地址，例如 知识产权服务平台 <noreply@example.gov.cn>。');
}
