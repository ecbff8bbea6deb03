'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { postAccount } from './postAccount.ts';
import styles from './account.module.css';

/** Ends every session of the account, this one too: for a lost phone or a shared computer. */
export function SignOutEverywhere({ sessions }: { sessions: number }) {
  const [failure, setFailure] = useState('');
  const signOut = async () => {
    const answer = await postAccount('logout?allSessions=true', {});
    if (answer.ok) return window.location.assign('/portal/login?signedOut=1');
    setFailure(answer.problems.map(({ message }) => message).join(''));
  };
  return (
    <>
      <p>
        {sessions > 1 ? `这个账号目前在 ${sessions} 个浏览器中登录，包括本机。` : '这个账号目前只在本机登录。'}
        30 分钟没有操作会自动退出。
      </p>
      <div className={styles.actions}>
        <Button onClick={() => void signOut()}>退出全部设备</Button>
      </div>
      <p role="alert" className={styles.error}>
        {failure}
      </p>
    </>
  );
}
