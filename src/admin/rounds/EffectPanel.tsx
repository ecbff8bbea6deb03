'use client';
import { useAuth, useDocumentInfo, useForm } from '@payloadcms/ui';
import { useState } from 'react';
import type { RoundPreview } from '../../queries/roundsPreview.ts';
import { post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import { Effect } from './Effect.tsx';
import styles from './rounds.module.css';

type State = { kind: 'idle' } | { kind: 'asking' } | { kind: 'refused'; messages: string[] } | { kind: 'shown'; preview: RoundPreview };

/** What saving the typed rules would do to the loans of today, asked before they are saved (spec 4). */
export function EffectPanel() {
  const { user } = useAuth();
  const { id } = useDocumentInfo();
  const { getData } = useForm();
  const [state, setState] = useState<State>({ kind: 'idle' });
  if ((user as { role?: string } | null)?.role !== 'staff') return null;

  async function ask() {
    if (state.kind === 'asking') return;
    setState({ kind: 'asking' });
    const answer = await post<RoundPreview>('/api/policy-rounds/preview', { ...getData(), id: id ?? null });
    setState(answer.ok ? { kind: 'shown', preview: answer.value } : { kind: 'refused', messages: answer.messages });
  }

  return (
    <section className={styles.panel} aria-labelledby="effect-heading">
      <h3 id="effect-heading">保存前看一看影响</h3>
      <p>按现在填写的规则，把平台上的贷款逐笔重新判断一遍，与已保存的版本比较。只是查看，不会保存，也不会改动任何申请。</p>
      <button type="button" className={desk.button} aria-disabled={state.kind === 'asking'} onClick={() => void ask()}>{state.kind === 'asking' ? '正在计算…' : '预览影响'}</button>
      <div role="status">
        {state.kind === 'refused' && <Refused messages={state.messages} />}
        {state.kind === 'shown' && <Effect preview={state.preview} />}
      </div>
    </section>
  );
}

function Refused({ messages }: { messages: readonly string[] }) {
  return (
    <div className={styles.refused}>
      <p>还不能预览，请先改正：</p>
      <ul>{messages.map((message) => <li key={message}>{message}</li>)}</ul>
    </div>
  );
}
