'use client';

import { Button, Input } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { OfferedAction } from '../../../casework/listActions.ts';
import type { CaseCollection } from '../../../domain/lifecycle/index.ts';
import { type ApiProblem } from './api.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Notice } from './Notice.tsx';
import { useAction } from './useAction.ts';
import field from './field.module.css';
import styles from './editor.module.css';

type Props = {
  collection: CaseCollection;
  id: string;
  revision: number;
  actions: readonly OfferedAction[];
  /** Where to go after an action; the same page is read again when absent. */
  after?: Record<string, string>;
  /** What is said before an action that cannot be taken back; asked twice. */
  confirm?: Record<string, string>;
};

/** What can be done with a case now. What cannot is said with its reason, never hidden. */
export function ActionBar({ collection, id, revision, actions, after = {}, confirm = {} }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<OfferedAction | null>(null);
  const { perform, busy, problems, attempt } = useAction({ collection, id, revision });
  const run = async (action: OfferedAction, reason?: string) => {
    const done = await perform(action.action, reason === undefined ? {} : { reason });
    // What was offered may be out of date: the page is read again either way.
    if (!done) return router.refresh();
    setAsking(null);
    const next = after[action.action];
    if (next) router.push(next);
    else router.refresh();
  };
  const press = (action: OfferedAction) => (action.asks.some(({ required }) => required) || confirm[action.action] ? setAsking(action) : void run(action));
  return (
    <section className={styles.actions} aria-label="可以办理的事项">
      <Refused problems={problems} attempt={attempt} />
      {actions.map((action) => (
        <ActionRow key={action.action} action={action} busy={busy} onPress={() => press(action)} />
      ))}
      {asking && confirm[asking.action] && <Confirm key={asking.action} action={asking} sentence={confirm[asking.action] ?? ''} busy={busy} onCancel={() => setAsking(null)} onGive={() => void run(asking)} />}
      {asking && !confirm[asking.action] && <AskReason key={asking.action} action={asking} busy={busy} onCancel={() => setAsking(null)} onGive={(reason) => void run(asking, reason)} />}
    </section>
  );
}

function Refused({ problems, attempt }: { problems: readonly ApiProblem[]; attempt: number }) {
  return <ErrorSummary heading="没有办成" problems={problems.map(({ message }) => ({ message }))} attempt={attempt} onGo={() => undefined} />;
}

function ActionRow({ action, busy, onPress }: { action: OfferedAction; busy: string | null; onPress: () => void }) {
  const { label, allowed, why, look } = action;
  const isBusy = busy === action.action;
  return (
    <div className={styles.action}>
      <Button type={look === 'primary' && allowed ? 'primary' : 'default'} danger={look === 'danger'} aria-disabled={!allowed || busy !== null} className={allowed ? '' : (styles.impossible ?? '')} onClick={() => allowed && busy === null && onPress()} {...(why ? { 'aria-describedby': `why-${action.action}` } : {})}>
        {isBusy ? `正在${label}…` : label}
      </Button>
      {!allowed && <p id={`why-${action.action}`}>{why}</p>}
    </div>
  );
}

function Confirm({ action, sentence, busy, onGive, onCancel }: { action: OfferedAction; sentence: string; busy: string | null; onGive: () => void; onCancel: () => void }) {
  return (
    <Notice tone="waiting" heading={`确定${action.label}吗`} urgent>
      <p>{sentence}</p>
      <div className={styles.buttons}>
        <Button danger onClick={onGive} aria-disabled={busy !== null}>
          {busy ? '正在提交…' : `确定${action.label}`}
        </Button>
        <Button onClick={onCancel}>不办理</Button>
      </div>
    </Notice>
  );
}

function AskReason({ action, busy, onGive, onCancel }: { action: OfferedAction; busy: string | null; onGive: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const give = () => (reason.trim() === '' ? setMissing(true) : onGive(reason.trim()));
  return (
    <div className={missing ? `${field.field} ${field.wrong}` : field.field}>
      <label className={field.label} htmlFor="action-reason">
        {action.label}的理由
      </label>
      {missing && (
        <p className={field.error} id="action-reason-error">
          <span className={field.hidden}>错误：</span>请填写{action.label}的理由。
        </p>
      )}
      <Input.TextArea id="action-reason" autoFocus value={reason} rows={4} onChange={({ target }) => (setReason(target.value), setMissing(false))} {...(missing ? { 'aria-invalid': true, 'aria-describedby': 'action-reason-error', status: 'error' as const } : {})} />
      <div className={styles.buttons}>
        <Button type="primary" onClick={give} aria-disabled={busy !== null}>
          {busy ? '正在提交…' : `确认${action.label}`}
        </Button>
        <Button onClick={onCancel}>不办理</Button>
      </div>
    </div>
  );
}
