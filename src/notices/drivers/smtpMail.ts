import { createTransport } from 'nodemailer';
import { errorWord, type NoticeDriver, type NoticeMessage, type SendOutcome } from './driver.ts';
import { mailHtml } from '../mailHtml.ts';

export type SmtpMailConfig = {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl: string;
  /** `名称 <address>` or an address. */
  mailFrom: string;
  /** Milliseconds of silence after which a connection counts as lost; default 30 s. */
  silenceMs?: number | undefined;
};

const CONNECT_MS = 10_000;

/**
 * E-mail over SMTP with kept connections. The Message-ID is made of the idempotency key, so that a mail sent twice
 * because the first answer was lost is recognised as the same mail.
 */
export function smtpMailDriver(config: SmtpMailConfig): NoticeDriver {
  const transport = pooledTransport(config);
  return {
    channel: 'email',
    name: 'smtp',
    send: async (message, { idempotencyKey }) => {
      const messageId = `<${idempotencyKey}@${domainOf(config.mailFrom)}>`;
      try {
        await transport.sendMail(mailOf(message, config.mailFrom, messageId));
        return { kind: 'sent', providerId: messageId };
      } catch (error) {
        return smtpFailure(error);
      }
    },
    close: async () => transport.close(),
  };
}

function pooledTransport({ smtpUrl, silenceMs = 30_000 }: SmtpMailConfig) {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    // One: a kept connection the server had closed meanwhile. Everything else is retried by the outbox.
    maxRequeues: 1,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: silenceMs,
  });
}

function mailOf(message: NoticeMessage, from: string, messageId: string) {
  return {
    from,
    // An object, not a string: a comma in a stored address must not become a second recipient.
    to: { name: message.recipientName ?? '', address: message.recipient },
    subject: message.subject ?? '',
    text: message.body,
    html: mailHtml(message.body),
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function domainOf(mailFrom: string): string {
  return /@([\w.-]+)/.exec(mailFrom)?.[1] ?? 'localhost';
}

type SmtpError = { responseCode?: number; command?: string; response?: string; code?: string };

/**
 * Final is only a 5xx about this recipient (RCPT TO) or this text (DATA), or an address that is none (RFC 5321 §4.2.1);
 * a refused sign-in or sender is the platform's to mend. The server's sentence often repeats the address: only its codes are kept.
 */
function smtpFailure(error: unknown): SendOutcome {
  const { responseCode = 0, command, code } = (error ?? {}) as SmtpError;
  if (code === 'EENVELOPE' && command === 'API') {
    return { kind: 'refused', reason: '邮箱地址格式不正确，请核对地址。' };
  }
  if (responseCode >= 500 && command === 'RCPT TO') {
    return { kind: 'refused', reason: `收件服务器拒收（${smtpCodes(error)}）：邮箱不存在或不接收本平台邮件，请核对地址。` };
  }
  if (responseCode >= 500 && command === 'DATA') {
    return { kind: 'refused', reason: `收件服务器拒收（${smtpCodes(error)}）：邮件内容未被接受，请用其他方式联系。` };
  }
  return { kind: 'retry', reason: `邮件暂未发出（${responseCode ? smtpCodes(error) : errorWord(error)}），系统会自动重试。` };
}

function smtpCodes(error: unknown): string {
  const { responseCode, response = '' } = error as SmtpError;
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  return enhanced ? `${responseCode} ${enhanced}` : `${responseCode}`;
}
