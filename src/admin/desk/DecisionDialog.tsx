'use client';
import { toast } from '@payloadcms/ui';
import { useRef, useState, type KeyboardEvent } from 'react';
import { newKey, post, type ActionBody } from './api.ts';
import type { Opened } from './CaseDesk.tsx';
import { useDesk } from './deskContext.ts';
import { Dialog } from './Dialog.tsx';
import { ReasonInput } from './ReasonInput.tsx';
import styles from './desk.module.css';

type Props = { opened: Opened; labels: Record<string, string>; close: () => void; decided: (thenNext: boolean) => void };
type Failure = { status: number; messages: string[] };

/** Asks what the action asks, sends it with the revision that was read, and says what became of it. */
export function DecisionDialog({ opened: { action, thenNext }, labels, close, decided }: Props) {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const [next, setNext] = useState(thenNext);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const send = useSend();
  const asksReason = action.asks.some(({ name }) => name === 'reason');
  const comments = action.asks.some(({ kind }) => kind === 'fieldComments') ? Object.entries(desk.comments).map(([field, text]) => ({ field, text })) : [];

  async function decide() {
    if (busy) return;
    setBusy(true);
    const body: ActionBody = { revision: desk.case.revision, ...(asksReason ? { reason: reason.trim() } : {}), ...(comments.length > 0 ? { comments } : {}) };
    const answer = await send(`/api/${desk.case.collection}/${desk.case.id}/actions/${action.action}`, body);
    setBusy(false);
    if (!answer.ok) return setFailure(answer);
    toast.success(`已办理“${action.label}”。`);
    decided(next);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void decide();
  };
  return (
    <Dialog title={`${action.label}这一件`} close={close}>
      <div onKeyDown={onKeyDown}>
        {failure && <Failed failure={failure} refresh={() => decided(false)} />}
        {asksReason && <ReasonInput reason={reason} setReason={setReason} reasons={desk.reasonsFor(null)} picked={() => submit.current?.focus()} />}
        {comments.length > 0 && (
          <>
            <h3>逐项意见（{comments.length}）</h3>
            <ul className={styles.comments}>{comments.map(({ field, text }) => <li key={field}><strong>{labels[field] ?? field}</strong>：{text}</li>)}</ul>
          </>
        )}
        {!asksReason && <p>办理后会立即生效，并通知申请单位。</p>}
        <label className={styles.check}><input type="checkbox" checked={next} onChange={(event) => setNext(event.target.checked)} /> 办完后打开下一件</label>
        <div className={styles.buttons}>
          <button ref={submit} type="button" data-first={asksReason ? undefined : true} className={`${styles.button} ${action.look ? styles[action.look] : styles.primary}`} aria-disabled={busy} onClick={() => void decide()}>
            {busy ? '正在办理…' : `确认${action.label}`}
          </button>
          <button type="button" className={styles.plain} onClick={close}>取消</button>
        </div>
      </div>
    </Dialog>
  );
}

/** One key for one content: pressed again after a broken connection it has one effect, changed content is a new request. */
function useSend() {
  const sent = useRef({ content: '', key: '' });
  return (path: string, body: ActionBody) => {
    const content = JSON.stringify(body);
    if (sent.current.content !== content) sent.current = { content, key: newKey() };
    return post(path, body, { 'idempotency-key': sent.current.key });
  };
}

/** A lost race says who decided; the rest of the page is then old. */
function Failed({ failure: { status, messages }, refresh }: { failure: Failure; refresh: () => void }) {
  return (
    <div role="alert" className={styles.failed}>
      {messages.map((message) => <p key={message}>{message}</p>)}
      {status === 409 && <button type="button" className={styles.plain} onClick={refresh}>刷新这一件</button>}
    </div>
  );
}
