'use client';
import { toast } from '@payloadcms/ui';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { newKey, post, type ActionBody } from './api.ts';
import type { OfferedAction } from '../../casework/listActions.ts';
import type { Opened } from './CaseDesk.tsx';
import { AmountInput, useAmount } from './AmountInput.tsx';
import { useDesk, type Beside, type FieldComment } from './deskContext.ts';
import { Dialog } from './Dialog.tsx';
import { ReasonInput } from './ReasonInput.tsx';
import { RemarkInput } from './RemarkInput.tsx';
import styles from './desk.module.css';

type Props = { opened: Opened; labels: Record<string, string>; close: () => void; decided: (thenNext: boolean) => void };
type Failure = { status: number; messages: string[] };

/** Asks what the action asks, sends it with the revision that was read, and says what became of it. */
export function DecisionDialog({ opened: { action, thenNext }, labels, close, decided }: Props) {
  const desk = useDesk();
  const answers = useAnswers(action);
  const { reasonAsk, amountAsk, remarkAsk, beside, comments, body, amount } = answers;
  const [next, setNext] = useState(thenNext);
  const submit = useRef<HTMLButtonElement>(null);
  const { decide, busy, failure } = useDecision(action, body, () => decided(next));
  const mustSay = reasonAsk?.required === true;
  const asksNothing = !mustSay && remarkAsk?.required !== true;
  return (
    <Dialog title={`办理“${action.label}”`} close={close}>
      <div onKeyDown={(event) => void (isConfirm(event) && decide())}>
        {failure && <Failed failure={failure} refresh={() => decided(false)} />}
        {amountAsk && <AmountInput label={amountAsk.label} hint={beside.amountHint} amount={amount} />}
        {beside.effects?.map((effect) => <p key={effect}>{effect}</p>)}
        {beside.reasonHint && <p>{beside.reasonHint}</p>}
        {reasonAsk && <ReasonInput {...answers} label={reasonAsk.label} readers={beside.readers} first={mustSay} reasons={mustSay && !beside.ownWords ? desk.allReasons : []} picked={() => submit.current?.focus()} />}
        {remarkAsk && <RemarkInput {...answers} label={remarkAsk.label} required={remarkAsk.required} readers={beside.readers} list={beside.list} />}
        {comments.length > 0 && <Comments comments={comments} labels={labels} />}
        {asksNothing && !beside.effects && <p>办理后立即生效，申请单位可以看到结果。</p>}
        {desk.hasNext && <NextToo checked={next} set={setNext} />}
        <div className={styles.buttons}>
          <Confirm ref={submit} action={action} first={asksNothing} busy={busy} decide={decide} />
          <button type="button" className={styles.plain} onClick={close}>取消</button>
        </div>
      </div>
    </Dialog>
  );
}

/** What the person answers to the questions of an action, and what of it is sent. An amount other than the computed one needs a reason. */
function useAnswers({ action, asks }: OfferedAction) {
  const desk = useDesk();
  const beside = desk.beside[action] ?? {};
  const [reason, setReason] = useState('');
  const [remark, setRemark] = useState(beside.remark ?? '');
  const amount = useAmount(beside.amountFen);
  const asked = (name: string) => asks.find((ask) => ask.name === name);
  const amountAsk = asked('amount');
  const reasonAsk = reasonOf(asked('reason'), beside, amountAsk !== undefined, amount.isOther);
  const remarkAsk = asked('remark');
  const comments = asks.some(({ kind }) => kind === 'fieldComments') ? Object.entries(desk.comments).map(([field, text]) => ({ field, text })) : [];
  const body: ActionBody | null = amountAsk && amount.fen === null ? null : {
    revision: desk.case.revision,
    ...(reasonAsk ? { reason: reason.trim() } : {}),
    ...(remarkAsk && remark.trim() ? { remark: remark.trim() } : {}),
    ...(amountAsk && amount.fen !== null ? { amount: amount.fen } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  };
  return { beside, amountAsk, reasonAsk, remarkAsk, comments, body, amount, reason, setReason, remark, setRemark };
}

type AskedReason = { label: string; required: boolean } | undefined;

/** A reason that is asked of another amount is asked when there is another amount. */
function reasonOf(ask: AskedReason, { asksNoReason }: Beside, besideAmount: boolean, isOther: boolean): AskedReason {
  if (!ask || asksNoReason) return undefined;
  if (!besideAmount) return ask;
  return isOther ? { ...ask, required: false } : undefined;
}

/** Ctrl+Enter, from the middle of a text too; Enter alone belongs to the text and to the input method. */
function isConfirm(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing;
}

function useDecision({ action, label }: OfferedAction, body: ActionBody | null, done: () => void) {
  const { case: deskCase } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = useSend();
  async function decide() {
    if (busy || !body) return;
    setBusy(true);
    const answer = await send(`/api/${deskCase.collection}/${deskCase.id}/actions/${action}`, body);
    setBusy(false);
    if (!answer.ok) return setFailure(answer);
    toast.success(`已办理“${label}”。`);
    done();
  }
  return { decide, busy, failure };
}

type ConfirmProps = { ref: Ref<HTMLButtonElement>; action: OfferedAction; first: boolean; busy: boolean; decide: () => Promise<void> };

function Confirm({ ref, action: { label, look = 'primary' }, first, busy, decide }: ConfirmProps) {
  return (
    <button ref={ref} type="button" data-first={first || undefined} className={`${styles.button} ${styles[look]}`} aria-disabled={busy} onClick={() => void decide()}>
      {busy ? '正在办理…' : label.startsWith('确认') ? label : `确认${label}`}
    </button>
  );
}

function NextToo({ checked, set }: { checked: boolean; set: (checked: boolean) => void }) {
  return <label className={styles.check}><input type="checkbox" checked={checked} onChange={(event) => set(event.target.checked)} /> 办完后打开下一件</label>;
}

function Comments({ comments, labels }: { comments: readonly FieldComment[]; labels: Record<string, string> }) {
  return (
    <>
      <h3>逐项意见（{comments.length}）</h3>
      <ul className={styles.comments}>{comments.map(({ field, text }) => <li key={field}><strong>{labels[field] ?? field}</strong>：{text}</li>)}</ul>
    </>
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
