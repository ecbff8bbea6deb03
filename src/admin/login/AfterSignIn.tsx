'use client';

import { useState } from 'react';
import { showShortCode } from '../../domain/shortCode.ts';
import styles from './login.module.css';
import type { SignedInBody } from './postLogin.ts';
import { StepHeading } from './SecondStep.tsx';

/** What a person must read before the desk opens: recovery codes, shown this once, or how many of them are left. */
export function AfterSignIn({ body: { recoveryCodes, recoveryCodesLeft }, onRead }: { body: SignedInBody; onRead: () => void }) {
  return recoveryCodes ? <RecoveryCodes codes={recoveryCodes} onRead={onRead} /> : <CodesLeft left={recoveryCodesLeft ?? 0} onRead={onRead} />;
}

function RecoveryCodes({ codes, onRead }: { codes: readonly string[]; onRead: () => void }) {
  const [isKept, setKept] = useState(false);
  return (
    <div className={styles.form}>
      <StepHeading>请保存恢复码</StepHeading>
      <p className={styles.text}>动态验证码已绑定，您已登录。手机丢失或更换时，用恢复码登录，每个只能用一次。恢复码只显示这一次，请打印或抄下，放在安全的地方。</p>
      <ul className={styles.recovery}>
        {codes.map((code) => (
          <li key={code}>{showShortCode(code)}</li>
        ))}
      </ul>
      <button type="button" className={styles.secondary} onClick={() => window.print()}>
        打印恢复码
      </button>
      <label className={styles.check}>
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.target.checked)} />
        我已保存恢复码
      </label>
      <button type="button" className={styles.button} aria-disabled={!isKept} onClick={() => isKept && onRead()}>
        进入工作台
      </button>
    </div>
  );
}

function CodesLeft({ left, onRead }: { left: number; onRead: () => void }) {
  return (
    <div className={styles.form}>
      <StepHeading>您用恢复码登录</StepHeading>
      <p className={styles.text}>{left > 0 ? `还剩 ${left} 个恢复码。` : '恢复码已全部用完。'}手机不再能用的，请联系另一位平台管理员重设动态验证码，再绑定新手机。</p>
      <button type="button" className={styles.button} onClick={onRead}>
        进入工作台
      </button>
    </div>
  );
}
