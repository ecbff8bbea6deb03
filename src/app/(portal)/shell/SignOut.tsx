'use client';

import { useState } from 'react';
import { postAccount } from '../account/postAccount.ts';
import styles from './shell.module.css';

/** Ends this browser's session. A full load of the sign-in page leaves nothing of the company in the browser's memory. */
export function SignOut() {
  const [failure, setFailure] = useState<string | null>(null);
  const signOut = async () => {
    const outcome = await postAccount('logout', {});
    if (outcome.ok) return window.location.assign('/portal/login?signedOut=1');
    setFailure(outcome.problems.map(({ message }) => message).join(''));
  };
  return (
    <span>
      <button className={styles.signOut} type="button" onClick={() => void signOut()}>
        退出登录
      </button>
      <span role="alert">{failure}</span>
    </span>
  );
}
