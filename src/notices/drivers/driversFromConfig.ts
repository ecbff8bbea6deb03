import { failure, success, type Result } from '../../domain/result.ts';
import { aliyunSmsDriver, type AliyunSmsConfig } from './aliyunSms.ts';
import type { NoticeDriver, NoticeDrivers, NoticeLog } from './driver.ts';
import { logMailDriver } from './logMail.ts';
import { logSmsDriver } from './logSms.ts';
import { smtpMailDriver } from './smtpMail.ts';
import { tencentSmsDriver, type TencentSmsConfig } from './tencentSms.ts';

export type NoticeDriverConfig = {
  smsDriver: 'log' | 'aliyun' | 'tencent';
  smtpUrl?: string | undefined;
  mailFrom?: string | undefined;
  aliyun?: Partial<AliyunSmsConfig> | undefined;
  tencent?: Partial<TencentSmsConfig> | undefined;
};

/** One driver per channel, or one sentence that names what the configuration lacks. */
export function driversFromConfig(config: NoticeDriverConfig, log: NoticeLog): Result<NoticeDrivers> {
  const sms = smsDriver(config, log);
  if (!sms.ok) {
    return sms;
  }
  const email = mailDriver(config, log);
  return email.ok ? success({ sms: sms.value, email: email.value }) : email;
}

/** Ends all kept connections, after the worker has stopped. */
export async function closeDrivers(drivers: NoticeDrivers): Promise<void> {
  await Promise.all([drivers.sms.close(), drivers.email.close()]);
}

function smsDriver(config: NoticeDriverConfig, log: NoticeLog): Result<NoticeDriver> {
  if (config.smsDriver === 'log') {
    return success(logSmsDriver(log));
  }
  if (config.smsDriver === 'aliyun') {
    const { accessKeyId, accessKeySecret, signName, endpoint } = config.aliyun ?? {};
    return accessKeyId && accessKeySecret && signName
      ? success(aliyunSmsDriver({ accessKeyId, accessKeySecret, signName, endpoint }))
      : failure('阿里云短信的配置不完整：需要 AccessKey ID、AccessKey Secret 和短信签名。');
  }
  const { secretId, secretKey, sdkAppId, signName, endpoint, region } = config.tencent ?? {};
  return secretId && secretKey && sdkAppId && signName
    ? success(tencentSmsDriver({ secretId, secretKey, sdkAppId, signName, endpoint, region }))
    : failure('腾讯云短信的配置不完整：需要 SecretId、SecretKey、短信应用 SDKAppID 和短信签名。');
}

function mailDriver({ smtpUrl, mailFrom }: NoticeDriverConfig, log: NoticeLog): Result<NoticeDriver> {
  if (!smtpUrl) {
    return success(logMailDriver(log));
  }
  if (!/^smtps?:\/\//.test(smtpUrl)) {
    return failure('SMTP_URL 要以 smtp:// 或 smtps:// 开头。');
  }
  return mailFrom ? success(smtpMailDriver({ smtpUrl, mailFrom })) : failure('设置了 SMTP_URL，还需要设置发件人地址。');
}
