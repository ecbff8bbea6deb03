import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { errorWord, type NoticeDriver, type NoticeMessage, type SendOutcome } from './driver.ts';
import { GATEWAY_TIMEOUT_SECONDS, REFUSED, gatewayAddress, gatewayFailure, gatewaySilent, missingTemplateCode } from './smsGateway.ts';

export type TencentSmsConfig = {
  secretId: string;
  secretKey: string;
  sdkAppId: string;
  /** Registered signature text without 【】. */
  signName: string;
  /** `host` or `http://host:port`; default sms.tencentcloudapi.com over https. */
  endpoint?: string | undefined;
  region?: string | undefined;
};

const require = createRequire(import.meta.url);

const REFUSALS: Record<string, string> = {
  'InvalidParameterValue.IncorrectPhoneNumber': REFUSED.number,
  'FailedOperation.PhoneNumberInBlacklist': REFUSED.blocked,
  'FailedOperation.ContainSensitiveWord': REFUSED.content,
  'InvalidParameterValue.ContentLengthLimit': REFUSED.content,
  'InvalidParameterValue.TemplateParameterLengthLimit': REFUSED.content,
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': REFUSED.content,
};

/**
 * Tencent Cloud SMS (2021-01-11). The idempotency key travels as SessionContext and comes back in the answer.
 * The SDK signs (TC3-HMAC-SHA256) and does not retry by itself.
 */
export function tencentSmsDriver(config: TencentSmsConfig): NoticeDriver {
  // Over plain http (a local gateway) the SDK would pick up a proxy from the environment unless it gets an agent.
  const agent = config.endpoint?.startsWith('http://') ? new Agent({ keepAlive: true }) : undefined;
  const send = tencentSender(config, agent);
  return {
    channel: 'sms',
    name: 'tencent',
    send: async (message, { idempotencyKey }) => {
      if (!message.providerTemplateCode) {
        return missingTemplateCode(message);
      }
      try {
        return await send(message, message.providerTemplateCode, idempotencyKey);
      } catch (error) {
        return failureOf(error);
      }
    },
    close: async () => agent?.destroy(),
  };
}

type Sender = (message: NoticeMessage, templateId: string, key: string) => Promise<SendOutcome>;

function tencentSender(config: TencentSmsConfig, agent: Agent | undefined): Sender {
  const { sms } = require('tencentcloud-sdk-nodejs-sms') as typeof import('tencentcloud-sdk-nodejs-sms');
  const { protocol, host } = gatewayAddress(config.endpoint ?? 'sms.tencentcloudapi.com');
  const { secretId, secretKey, sdkAppId, signName, region = 'ap-guangzhou' } = config;
  const httpProfile = { protocol: `${protocol}://`, endpoint: host, reqTimeout: GATEWAY_TIMEOUT_SECONDS, ...(agent && { agent }) };
  const client = new sms.v20210111.Client({ credential: { secretId, secretKey }, region, profile: { httpProfile } });
  return async (message, templateId, key) => {
    const answer = await client.SendSms({
      PhoneNumberSet: [`+86${message.recipient}`],
      SmsSdkAppId: sdkAppId,
      TemplateId: templateId,
      SignName: signName,
      TemplateParamSet: message.parameters.map(({ value }) => value),
      SessionContext: key,
    });
    const status = answer.SendStatusSet?.[0];
    return status?.Code === 'Ok' && status.SerialNo
      ? { kind: 'sent', providerId: status.SerialNo }
      : gatewayFailure(status?.Code ?? 'EmptyAnswer', REFUSALS);
  };
}

function failureOf(error: unknown): SendOutcome {
  const { code, httpCode } = (error ?? {}) as { code?: unknown; httpCode?: number };
  if (httpCode) {
    return gatewaySilent(`HTTP ${httpCode}`);
  }
  // The SDK copies node's error text and drops its code; a code of its own means the gateway did answer.
  return typeof code === 'string' && code ? gatewayFailure(code, REFUSALS) : gatewaySilent(errorWord(error));
}
