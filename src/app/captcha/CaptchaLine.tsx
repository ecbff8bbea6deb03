'use client';

import type { Captcha } from './useCaptcha.ts';
import type { CaptchaState } from './widget.ts';
import styles from './captcha.module.css';

/** What the proof of work is at, in one line of the form; nobody has to do anything. `quiet`: says nothing before it begins. */
export function CaptchaLine({ captcha: { host, state }, quiet = false }: { captcha: Captcha; quiet?: boolean }) {
  const isSilent = quiet && TEXTS[state] === BEFORE;
  return (
    <div id="captcha" tabIndex={-1} className={isSilent ? undefined : `${styles.line} ${styles[state]}`} role={state === 'error' ? 'alert' : undefined}>
      {isSilent ? null : TEXTS[state]}
      <div ref={host} />
    </div>
  );
}

export const CAPTCHA_FAILED = '安全验证没有完成，请检查网络后再试；仍不成功的，请刷新页面或换用新版浏览器。';

const BEFORE = '安全验证：由浏览器自动完成，您不需要操作。';
const TEXTS: Record<CaptchaState, string> = {
  unverified: BEFORE,
  expired: BEFORE,
  verifying: '安全验证：正在进行，需要几秒钟。',
  verified: '安全验证：已完成。',
  error: CAPTCHA_FAILED,
};
