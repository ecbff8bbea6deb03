'use client';

import { Button, Input } from 'antd';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import account from '../account/account.module.css';
import { ProblemSummary } from '../account/ProblemSummary.tsx';
import { FieldError, TextField } from '../account/TextField.tsx';
import { api, type ApiProblem } from '../kit/api.ts';
import lists from '../lists/lists.module.css';
import { useOnce } from '../patents/useOnce.ts';
import styles from './loans.module.css';

const MOST = 500;

/** `loan`: what is wrong with it; without one the person names bank and contract of the loan that is missing. */
type Props = { loan?: string; banks?: Record<string, string> };

/** A question to the bank that lends; it answers once, and the answer stands on this page. */
export function RequestForm({ loan, banks = {} }: Props) {
  const router = useRouter();
  const [entry, setEntry] = useState({ bank: '', contractNumber: '', explanation: '' });
  const [problems, setProblems] = useState<readonly ApiProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { busy, once } = useOnce();
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const set = (part: Partial<typeof entry>) => setEntry((before) => ({ ...before, ...part }));
  const refuse = (found: readonly ApiProblem[]) => (setProblems(found), setAttempt((before) => before + 1));
  const send = () =>
    once('send', async () => {
      const found = problemsIn(entry, loan);
      if (found.length > 0) return refuse(found);
      const answer = await api('loan-requests', { method: 'POST', body: loan ? { kind: 'wrong', loan, explanation: entry.explanation.trim() } : { kind: 'missing', ...entry, explanation: entry.explanation.trim() } });
      if (!answer.ok) return refuse(answer.problems);
      setEntry({ bank: '', contractNumber: '', explanation: '' });
      setProblems([]);
      if (!loan) router.push('/portal/loans#requests');
      router.refresh();
    });
  return (
    <div className={account.form}>
      <ProblemSummary problems={problems} attempt={attempt} />
      {!loan && <BankChoice banks={banks} value={entry.bank} error={errorOf('bank')} onChoose={(bank) => set({ bank })} />}
      {!loan && <TextField name="contractNumber" label="合同编号" value={entry.contractNumber} onChange={(contractNumber) => set({ contractNumber })} error={errorOf('contractNumber')} hint="贷款合同上的编号，银行据此查找。" autoComplete="off" maxLength={100} />}
      <Explanation value={entry.explanation} error={errorOf('explanation')} hint={loan ? '写明哪一项不对，正确的内容是什么。' : '如贷款金额、放款日，以及质押的专利或商标。'} onChange={(explanation) => set({ explanation })} />
      <div className={lists.bar}>
        <Button type="primary" aria-disabled={busy !== null} onClick={() => void send()}>
          {busy ? '正在发送…' : '发送给银行'}
        </Button>
      </div>
    </div>
  );
}

function problemsIn({ bank, contractNumber, explanation }: { bank: string; contractNumber: string; explanation: string }, loan: string | undefined): ApiProblem[] {
  const missing = loan ? [] : [...(bank ? [] : [{ field: 'bank', message: '请选择银行。' }]), ...(contractNumber.trim() ? [] : [{ field: 'contractNumber', message: '请填写合同编号。' }])];
  return [...missing, ...(explanation.trim() ? [] : [{ field: 'explanation', message: '请填写说明。' }])];
}

type ChoiceProps = { banks: Record<string, string>; value: string; error: string | undefined; onChoose: (bank: string) => void };

function BankChoice({ banks, value, error, onChoose }: ChoiceProps) {
  return (
    <Labelled name="bank" label="贷款银行" error={error}>
      <select id="bank" className={styles.select} value={value} onChange={({ target }) => onChoose(target.value)} {...(error ? { 'aria-invalid': true, 'aria-describedby': 'bank-error' } : {})}>
        <option value="">请选择</option>
        {Object.entries(banks).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type ExplanationProps = { value: string; error: string | undefined; hint: string; onChange: (text: string) => void };

function Explanation({ value, error, hint, onChange }: ExplanationProps) {
  return (
    <Labelled name="explanation" label="说明" error={error} hint={hint}>
      <Input.TextArea id="explanation" value={value} rows={4} maxLength={MOST} showCount aria-describedby={error ? 'explanation-hint explanation-error' : 'explanation-hint'} {...(error ? { 'aria-invalid': true, status: 'error' as const } : {})} onChange={({ target }) => onChange(target.value)} />
    </Labelled>
  );
}

function Labelled({ name, label, hint, error, children }: { name: string; label: string; hint?: string; error: string | undefined; children: ReactNode }) {
  return (
    <div className={`${account.field} ${error ? account.wrong : ''}`}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} className={account.hint}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name} message={error} />}
      {children}
    </div>
  );
}
