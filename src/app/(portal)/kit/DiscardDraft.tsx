'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { api, sentenceOf } from './api.ts';
import { Notice } from './Notice.tsx';
import styles from './editor.module.css';

type Props = { collection: string; id: string; /** What is thrown away, e.g. 这份备案草稿. */ what: string; to: string };

/** Throws a draft away that was never submitted; asked twice, for nothing brings it back. */
export function DiscardDraft({ collection, id, what, to }: Props) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState('');
  const discard = async () => {
    const answer = await api(`${collection}/${id}`, { method: 'DELETE' });
    if (answer.ok) window.location.assign(to);
    else setFault(sentenceOf(answer));
  };
  if (!asking) {
    return (
      <div>
        <Button type="link" className={styles.quiet ?? ''} onClick={() => setAsking(true)}>
          删除{what}
        </Button>
      </div>
    );
  }
  return (
    <Notice tone="waiting" heading={`确定删除${what}吗`} urgent>
      <p>{fault || '已填写的内容和上传的文件都会删除，不能恢复。'}</p>
      <div className={styles.buttons}>
        <Button danger onClick={() => void discard()}>
          确定删除
        </Button>
        <Button onClick={() => setAsking(false)}>不删除</Button>
      </div>
    </Notice>
  );
}
