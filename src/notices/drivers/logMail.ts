import { nothingToClose, type NoticeDriver, type NoticeLog } from './driver.ts';

/** E-mail driver when no SMTP_URL is set: the mail stays readable for staff in the notices list and goes nowhere else. */
export function logMailDriver(log: NoticeLog): NoticeDriver {
  return {
    channel: 'email',
    name: 'log',
    send: async (message, { idempotencyKey }) => {
      log.info({ notice: idempotencyKey, template: message.template }, 'E-mail kept in the notices list, no SMTP_URL configured');
      return { kind: 'sent', providerId: `log:${idempotencyKey}` };
    },
    close: nothingToClose,
  };
}
