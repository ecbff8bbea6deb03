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

export const CLOSING = '\n\n本邮件由系统自动发出，请勿直接回复。\n知识产权服务平台';
