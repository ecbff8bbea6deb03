'use client';

import type { ReactNode } from 'react';
import { signInAddress } from './api.ts';
import type { SaveStatus } from './autosaver.ts';
import { clockTime } from './moments.ts';
import styles from './editor.module.css';

/** How saving goes: a line that stays in view while one scrolls, so that trouble is seen where the person is typing. */
export function SaveState({ status, wrong }: { status: SaveStatus; /** Fields whose text is no value and is not saved. */ wrong: number }) {
  return (
    <div className={`${styles.saveState} ${TROUBLE[status.kind] ?? (isHeld(status, wrong) ? styles.waiting : '')}`} role="status">
      {isHeld(status, wrong) ? `还有 ${wrong} 项填写有误，没有保存` : lineOf(status)}
    </div>
  );
}

/** Everything that can be saved is, but not everything that was typed. */
function isHeld({ kind }: SaveStatus, wrong: number): boolean {
  return wrong > 0 && ['idle', 'waiting', 'saved'].includes(kind);
}

const TROUBLE: Partial<Record<SaveStatus['kind'], string | undefined>> = { retrying: styles.waiting, signedOut: styles.bad, conflict: styles.waiting, closed: styles.bad };

function lineOf(status: SaveStatus): ReactNode {
  switch (status.kind) {
    case 'saved':
      return `已保存 ${clockTime(status.at)}`;
    case 'saving':
      return '正在保存…';
    case 'idle':
    case 'waiting':
      return '填写的内容会自动保存';
    case 'retrying':
      return `没有保存成功，正在重试。${status.sentence}`;
    case 'conflict':
      return '没有保存：此内容已在另一处修改，请先选择保留哪一个。';
    case 'signedOut':
      return <SignedOut />;
    case 'closed':
      return <Closed sentence={status.sentence} />;
  }
}

function SignedOut() {
  return (
    <>
      登录已过期，没有保存。登录后本页内容不会丢失：请
      <a href={signInAddress()} target="_blank" rel="noopener">
        在新窗口登录
      </a>
      ，再回到本页，会自动保存。
    </>
  );
}

function Closed({ sentence }: { sentence: string }) {
  return (
    <>
      没有保存：{sentence}
      <a href="">重新打开本页</a>
    </>
  );
}
