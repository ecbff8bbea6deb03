'use client';

import { Button } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callAccount, type AccountAnswer } from './postAccount.ts';
import { SignOutEverywhere } from './SignOutEverywhere.tsx';
import styles from './account.module.css';

/** One living session in plain words; `signedInAt` and `lastSeenAt` as people read them. */
export type ShownSession = { id: string; device: string; signedInAt: string; lastSeenAt: string; isThis: boolean };

/** Where the account is signed in now, and how to end it there. */
export function Sessions({ sessions }: { sessions: readonly ShownSession[] }) {
  const router = useRouter();
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState('');
  const end = async (path: string) => {
    const answer = await callAccount('DELETE', path);
    setSaid(answer.ok ? String(answer.body.message) : '');
    setFailure(answer.ok ? '' : sentenceOf(answer));
    router.refresh();
  };
  return (
    <>
      <p>30 分钟没有操作，或登录满 12 小时，会自动退出。不认识的设备，请让它退出，然后修改密码。</p>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} onEnd={() => void end(`sessions/${session.id}`)} />
        ))}
      </ul>
      <p role="status" className={styles.good}>
        {said}
      </p>
      <p role="alert" className={styles.error}>
        {failure}
      </p>
      {sessions.length > 1 && (
        <div className={styles.actions}>
          <Button onClick={() => void end('sessions')}>退出其他全部设备</Button>
          <SignOutEverywhere onFailure={(answer) => setFailure(sentenceOf(answer))} />
        </div>
      )}
    </>
  );
}

function Session({ session: { device, signedInAt, lastSeenAt, isThis }, onEnd }: { session: ShownSession; onEnd: () => void }) {
  return (
    <li>
      <div>
        <strong>{device}</strong>
        {isThis && <span className={styles.mark}>本机</span>}
        <p className={styles.hint}>
          {signedInAt} 登录{isThis ? '，正在使用' : `，最近一次使用 ${lastSeenAt}`}
        </p>
      </div>
      {!isThis && (
        <Button aria-label={`让${device}退出（${signedInAt} 登录）`} onClick={onEnd}>
          退出
        </Button>
      )}
    </li>
  );
}

export function sentenceOf(answer: AccountAnswer): string {
  return answer.ok ? '' : answer.problems.map(({ message }) => message).join('');
}
