'use client';

import { signInAddress } from './api.ts';
import type { SaveStatus } from './autosaver.ts';
import { clockTime } from './moments.ts';
import { Notice } from './Notice.tsx';
import styles from './editor.module.css';

/** How saving goes, in one line that is always there; what needs the person stands above the form as a notice. */
export function SaveState({ status }: { status: SaveStatus }) {
  return (
    <p className={styles.saveState} role="status">
      {lineOf(status)}
    </p>
  );
}

function lineOf(status: SaveStatus): string {
  switch (status.kind) {
    case 'saved':
      return `已保存 ${clockTime(status.at)}`;
    case 'saving':
      return '正在保存…';
    case 'retrying':
      return '没有保存成功，正在重试';
    case 'signedOut':
    case 'conflict':
    case 'closed':
      return '没有保存';
    case 'idle':
    case 'waiting':
      return '填写的内容会自动保存';
  }
}

/** Why nothing is being saved, and what to do about it. The typed content stays in every case. */
export function SaveTrouble({ status }: { status: SaveStatus }) {
  if (status.kind === 'signedOut') {
    return (
      <Notice tone="waiting" heading="登录已过期" urgent>
        <p>
          登录后本页内容不会丢失：请
          <a href={signInAddress()} target="_blank" rel="noopener">
            在新窗口登录
          </a>
          ，再回到本页，内容会自动保存。
        </p>
      </Notice>
    );
  }
  if (status.kind === 'retrying') {
    return (
      <Notice tone="waiting" heading="没有保存成功，正在重试">
        <p>{status.sentence}</p>
      </Notice>
    );
  }
  if (status.kind !== 'closed') return null;
  return (
    <Notice tone="bad" heading="现在不能保存" urgent>
      <p>{status.sentence}</p>
      <p>
        <a href="">重新打开本页</a>
      </p>
    </Notice>
  );
}
