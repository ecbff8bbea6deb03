import type { NoticeMessage, SendOutcome } from './driver.ts';

/** Seconds within which a gateway must answer; longer counts as "nobody knows" and is retried with the same key. */
export const GATEWAY_TIMEOUT_SECONDS = 15;

/** Splits an optional endpoint (`host`, `https://host` or `http://host:port`) into what the SDKs take. */
export function gatewayAddress(endpoint: string): { protocol: 'http' | 'https'; host: string } {
  const protocol = endpoint.startsWith('http://') ? 'http' : 'https';
  return { protocol, host: endpoint.replace(/^https?:\/\//, '').replace(/\/+$/, '') };
}

/**
 * Turns a provider's error code into an outcome. Only what is wrong with this very number or text is final;
 * everything else (balance, signature, permissions, rate) is the platform's to mend and must not lose messages.
 */
export function gatewayFailure(code: string, refusals: Readonly<Record<string, string>>): SendOutcome {
  const refusal = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (refusal) {
    return { kind: 'refused', reason: `短信服务商拒绝发送（${code}):${refusal}` };
  }
  return { kind: 'retry', reason: `短信服务商暂未发送（${code}），系统会自动重试。` };
}

export function gatewaySilent(word: string): SendOutcome {
  return { kind: 'retry', reason: `短信服务商没有答复（${word}），系统会自动重试。` };
}

/** Why a message cannot be handed to a gateway yet; retried, because staff can fill the record in meanwhile. */
export function missingTemplateCode(message: NoticeMessage): SendOutcome {
  return { kind: 'retry', reason: `消息模板“${message.template}”没有填写短信服务商的模板编号，填写后会自动重试。` };
}

export const REFUSED = {
  number: '手机号无效，请核对号码。',
  blocked: '该号码已退订或被列入黑名单，请用其他方式联系。',
  content: '内容含有被拦截的词语或长度超限，请用其他方式联系。',
} as const;
