import type { NoticeChannel } from '../../domain/noticeTemplates.ts';

/** What a driver gets to send. Holds personal data and codes: drivers log none of it. */
export type NoticeMessage = {
  channel: NoticeChannel;
  template: string;
  /** Mainland mobile number (11 digits) or e-mail address. */
  recipient: string;
  recipientName: string | null;
  subject: string | null;
  body: string;
  /** Values for an SMS gateway's approved template, in the order the text uses them. */
  parameters: { name: string; value: string }[];
  /** Code of the approved template at the SMS gateway, entered by staff in the notice template's record. */
  providerTemplateCode: string | null;
};

/**
 * `sent`: the provider has it. `retry`: not sent, or nobody knows (time-out, connection lost): send again with the same key.
 * `refused`: this message can never be delivered. Reasons are Chinese sentences for staff, without personal data.
 */
export type SendOutcome =
  | { kind: 'sent'; providerId: string }
  | { kind: 'retry'; reason: string }
  | { kind: 'refused'; reason: string };

export type NoticeDriver = {
  channel: NoticeChannel;
  /** Shown in the log, so that an operator sees which provider answered. */
  name: string;
  send: (message: NoticeMessage, options: { idempotencyKey: string }) => Promise<SendOutcome>;
  /** Ends kept connections; called once, after the worker has stopped. */
  close: () => Promise<void>;
};

export type NoticeDrivers = Record<NoticeChannel, NoticeDriver>;

/** The subset of pino the notices use; tests pass a recorder and look for personal data in it. */
export type NoticeLog = {
  info: (fields: Record<string, unknown>, message: string) => void;
  warn: (fields: Record<string, unknown>, message: string) => void;
  error: (fields: Record<string, unknown>, message: string) => void;
};

/** For drivers without connections. */
export async function nothingToClose(): Promise<void> {}

const SYSTEM_ERROR = /\b(E[A-Z]{3,}|UND_ERR_[A-Z_]+)\b/;

/**
 * A short technical word for an error, safe to store and log: system code, provider code or class name.
 * Never the message: providers put the phone number or the address into it.
 */
export function errorWord(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && /^[\w.-]{1,80}$/.test(code)) {
    return code;
  }
  return SYSTEM_ERROR.exec(error.message)?.[1] ?? error.name;
}
