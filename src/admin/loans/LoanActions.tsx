'use client';
import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { textOf } from '../../app/(portal)/kit/formValues.ts';
import type { OfferedAction } from '../../casework/listActions.ts';
import { allFields, labelOf, type Values } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import { newKey, post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import { Dialog } from '../desk/Dialog.tsx';
import { LoanInput } from './LoanForm.tsx';
import { readField } from './useLoanForm.ts';
import styles from './loans.module.css';

type Props = { id: string; revision: number; values: Values; actions: readonly OfferedAction[] };

/** What staff may do with a loan: correct one entry with a reason, and bring a closed one back. */
export function LoanActions(props: Props) {
  const [opened, open] = useState<OfferedAction | null>(null);
  const close = () => open(null);
  return (
    <div className={styles.correct}>
      <div className={desk.buttons}>
        {props.actions.map((action) => <button key={action.action} type="button" className={`${desk.button} ${action.look ? desk[action.look] : ''}`} aria-disabled={!action.allowed} onClick={() => action.allowed && open(action)}>{action.label}</button>)}
      </div>
      {opened?.action === 'correct' && <Correct {...props} close={close} />}
      {opened && opened.action !== 'correct' && <WithReason {...props} action={opened} close={close} />}
    </div>
  );
}

function useSending(path: string, label: string, close: () => void) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<string[]>([]);
  async function go(body: unknown) {
    if (busy) return;
    setBusy(true);
    const answer = await post(path, body, { 'idempotency-key': newKey() });
    setBusy(false);
    if (!answer.ok) return setFailures(answer.messages);
    toast.success(`已办理“${label}”。`);
    close();
    router.refresh();
  }
  return { go, busy, failures, setFailures };
}

function Correct({ id, revision, values, close }: Props & { close: () => void }) {
  const fields = allFields(loanForm);
  const [name, setName] = useState(fields[0]?.name ?? '');
  const field = fields.find((each) => each.name === name) ?? fields[0];
  const [text, setText] = useState(field ? textOf(field, values[field.name]) : '');
  const [reason, setReason] = useState('');
  const { go, busy, failures, setFailures } = useSending(`/api/loans/${id}/correct`, '更正', close);
  if (!field) return null;
  const choose = (next: string) => {
    const chosen = fields.find((each) => each.name === next);
    setName(next);
    setText(chosen ? textOf(chosen, values[next]) : '');
  };
  const confirm = () => {
    const read = readField(field, text);
    if (!read.ok) return setFailures([read.reason]);
    return reason.trim() === '' ? setFailures(['请填写理由。']) : void go({ field: name, value: read.value, reason: reason.trim(), revision });
  };
  return (
    <Dialog title="更正贷款信息" close={close}>
      <Failures messages={failures} />
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor="correct-field">更正哪一项</label>
          <select id="correct-field" data-first value={name} onChange={({ target }) => choose(target.value)}>{fields.map((each) => <option key={each.name} value={each.name}>{labelOf(each)}</option>)}</select>
          <small>{`现在的内容：${textOf(field, values[name]) || '（空）'}`}</small>
        </div>
        <LoanInput field={field} text={text} type={setText} problem={undefined} />
      </div>
      <Reason reason={reason} set={setReason} />
      <p>原来的内容、更正后的内容和理由会记入办理记录；有正在办理的补贴申请的，会通知申请单位。</p>
      <Buttons label="确认更正" busy={busy} confirm={confirm} close={close} />
    </Dialog>
  );
}

function WithReason({ id, revision, action: { action, label }, close }: Props & { action: OfferedAction; close: () => void }) {
  const [reason, setReason] = useState('');
  const { go, busy, failures, setFailures } = useSending(`/api/loans/${id}/actions/${action}`, label, close);
  const confirm = () => (reason.trim() === '' ? setFailures(['请填写理由。']) : void go({ reason: reason.trim(), revision }));
  return (
    <Dialog title={`办理“${label}”`} close={close}>
      <Failures messages={failures} />
      <Reason reason={reason} set={setReason} />
      <Buttons label={`确认${label}`} busy={busy} confirm={confirm} close={close} />
    </Dialog>
  );
}

function Failures({ messages }: { messages: readonly string[] }) {
  return messages.length > 0 && <div className={desk.failed} role="alert">{messages.map((message) => <p key={message}>{message}</p>)}</div>;
}

function Reason({ reason, set }: { reason: string; set: (text: string) => void }) {
  return (
    <>
      <label className={desk.label} htmlFor="loan-reason">理由</label>
      <textarea id="loan-reason" className={desk.text} rows={3} maxLength={2000} value={reason} onChange={({ target }) => set(target.value)} />
    </>
  );
}

function Buttons({ label, busy, confirm, close }: { label: string; busy: boolean; confirm: () => void; close: () => void }) {
  return (
    <div className={desk.buttons}>
      <button type="button" className={`${desk.button} ${desk.primary}`} aria-disabled={busy} onClick={confirm}>{busy ? '正在办理…' : label}</button>
      <button type="button" className={desk.plain} onClick={close}>取消</button>
    </div>
  );
}
