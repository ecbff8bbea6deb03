import { nothingToClose, type NoticeDriver, type NoticeLog } from './driver.ts';

/**
 * SMS driver of demo and development: nothing leaves the machine. Staff read the text in the notices list;
 * the log names the message, never the number or the code.
 */
export function logSmsDriver(log: NoticeLog): NoticeDriver {
  return {
    channel: 'sms',
    name: 'log',
    send: async (message, { idempotencyKey }) => {
      log.info({ notice: idempotencyKey, template: message.template }, 'SMS kept in the notices list, no gateway configured');
      return { kind: 'sent', providerId: `log:${idempotencyKey}` };
    },
    close: nothingToClose,
  };
}
