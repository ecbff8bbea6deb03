'use client';

import { postAccount, type AccountAnswer } from './postAccount.ts';
import styles from './account.module.css';

/** Ends every session of the account, this one too: on a shared computer. */
export function SignOutEverywhere({ onFailure }: { onFailure: (answer: AccountAnswer) => void }) {
  const signOut = async () => {
    const answer = await postAccount('logout?allSessions=true', {});
    if (answer.ok) return window.location.assign('/portal/login?signedOut=1');
    onFailure(answer);
  };
  return (
    <button type="button" className={styles.plain} onClick={() => void signOut()}>
      全部退出，包括本机
    </button>
  );
}
