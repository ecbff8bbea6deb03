import { createRequire } from 'node:module';
import { errorWord, nothingToClose, type NoticeDriver, type NoticeMessage, type SendOutcome } from './driver.ts';
import { GATEWAY_TIMEOUT_SECONDS, REFUSED, gatewayAddress, gatewayFailure, gatewaySilent, missingTemplateCode } from './smsGateway.ts';

export type AliyunSmsConfig = {
  accessKeyId: string;
  accessKeySecret: string;
  /** Registered signature without 【】. */
  signName: string;
  /** `host` or `http://host:port`; default dysmsapi.aliyuncs.com over https. */
  endpoint?: string | undefined;
};

// require: the package is CommonJS and large, so it is loaded only where this driver is chosen, with its `default` as typed.
const require = createRequire(import.meta.url);

const REFUSALS: Record<string, string> = {
  'isv.MOBILE_NUMBER_ILLEGAL': REFUSED.number,
  'isv.BLACK_KEY_CONTROL_LIMIT': REFUSED.content,
  'isv.PARAM_LENGTH_LIMIT': REFUSED.content,
  'isv.PARAM_NOT_SUPPORT_URL': REFUSED.content,
};

/**
 * Alibaba Cloud SMS (Dysmsapi 2017-05-25). The idempotency key travels as OutId and comes back in delivery reports.
 * The SDK signs (ACS3-HMAC-SHA256) and does not retry by itself.
 */
export function aliyunSmsDriver(config: AliyunSmsConfig): NoticeDriver {
  const send = aliyunSender(config);
  return {
    channel: 'sms',
    name: 'aliyun',
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
    close: nothingToClose,
  };
}

type Sender = (message: NoticeMessage, templateCode: string, key: string) => Promise<SendOutcome>;

function aliyunSender(config: AliyunSmsConfig): Sender {
  const dysms = require('@alicloud/dysmsapi20170525') as typeof import('@alicloud/dysmsapi20170525');
  const { $OpenApiUtil } = require('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core');
  const { protocol, host } = gatewayAddress(config.endpoint ?? 'dysmsapi.aliyuncs.com');
  const { accessKeyId, accessKeySecret, signName } = config;
  const timeout = GATEWAY_TIMEOUT_SECONDS * 1000;
  const client = new dysms.default(
    new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint: host, protocol, connectTimeout: timeout, readTimeout: timeout }),
  );
  return async (message, templateCode, outId) => {
    const templateParam = JSON.stringify(Object.fromEntries(message.parameters.map(({ name, value }) => [name, value])));
    const request = { phoneNumbers: message.recipient, signName, templateCode, templateParam, outId };
    const { body } = await client.sendSms(new dysms.SendSmsRequest(request));
    return body?.code === 'OK' && body.bizId
      ? { kind: 'sent', providerId: body.bizId }
      : gatewayFailure(body?.code ?? 'EmptyAnswer', REFUSALS);
  };
}

function failureOf(error: unknown): SendOutcome {
  const statusCode = (error as { statusCode?: number } | null)?.statusCode;
  const word = errorWord(error);
  return statusCode ? gatewayFailure(word, REFUSALS) : gatewaySilent(word);
}
