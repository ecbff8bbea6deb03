'use client';

import { Button } from 'antd';
import { chineseMoment } from './moments.ts';
import { Notice } from './Notice.tsx';
import type { CaseForm } from './useCaseForm.ts';
import styles from './editor.module.css';

/** What was typed before a tab was closed or a session ended, and did not reach the server. */
export function KeptOffer({ form: { offered, session } }: { form: Pick<CaseForm, 'offered' | 'session'> }) {
  if (!offered) return null;
  const count = Object.keys({ ...offered.texts, ...offered.values }).length;
  return (
    <Notice tone="info" heading={`上次有 ${count} 项内容没有来得及保存`}>
      <p>这些内容是您在 {chineseMoment(offered.at)} 填写的，只留在这台电脑上。</p>
      <div className={styles.buttons}>
        <Button type="primary" onClick={session.restore}>
          恢复这些内容
        </Button>
        <Button onClick={session.discard}>不要了</Button>
      </div>
    </Notice>
  );
}
