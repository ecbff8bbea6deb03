'use client';

import { Button, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { PATENT_TYPES } from '../../../domain/patentNumber.ts';
import { LEGAL_STATUS, type LegalStatus, type Obtained } from '../../../domain/patents.ts';
import account from '../account/account.module.css';
import { ProblemSummary } from '../account/ProblemSummary.tsx';
import { FieldError, TextField } from '../account/TextField.tsx';
import lists from '../lists/lists.module.css';
import { HowObtained } from './AddPatents.tsx';
import { useManualPatent, type ManualEntry } from './useManualPatent.ts';

/** A patent the register does not know, typed in from its certificate; the proof is uploaded on the page that follows. */
export function ManualPatent({ initial, today }: { initial: ManualEntry; today: string }) {
  const { entry, set, type, problems, attempt, busy, save } = useManualPatent(initial, today);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <div className={account.form}>
      <ProblemSummary problems={problems} attempt={attempt} />
      <HowObtained value={entry.obtained} onChoose={(obtained: Obtained) => set({ obtained })} />
      <TextField name="number" label="专利号" value={entry.number} onChange={(number) => set({ number })} error={errorOf('number')} hint="与专利证书一致，如 ZL201710601862.3。" autoComplete="off">
        {type && <p className={account.hint}>类型：{PATENT_TYPES[type]}</p>}
      </TextField>
      <TextField name="title" label="专利名称" value={entry.title} onChange={(title) => set({ title })} error={errorOf('title')} autoComplete="off" />
      <Area name="holders" label="专利权人" hint="每行一个，与专利证书或登记簿一致。" error={errorOf('holders')}>
        <Input.TextArea id="holders" value={entry.holders} rows={3} onChange={({ target }) => set({ holders: target.value })} {...stateOf('holders', errorOf('holders'))} />
      </Area>
      <Status value={entry.legalStatus} error={errorOf('legalStatus')} onChoose={(legalStatus) => set({ legalStatus })} />
      <TextField name="asOf" label="核对法律状态的日期" value={entry.asOf} onChange={(asOf) => set({ asOf })} error={errorOf('asOf')} hint={`如 ${today}，不能晚于今天。`} autoComplete="off" inputMode="numeric" />
      <div className={lists.bar}>
        <Button type="primary" aria-disabled={busy} onClick={() => void save()}>
          {busy ? '正在保存…' : '保存，然后上传证明'}
        </Button>
      </div>
    </div>
  );
}

function stateOf(name: string, error: string | undefined) {
  return { 'aria-describedby': `${name}-hint${error ? ` ${name}-error` : ''}`, ...(error ? { status: 'error' as const, 'aria-invalid': true } : {}) };
}

type AreaProps = { name: string; label: string; hint: string; error: string | undefined; children: ReactNode };

function Area({ name, label, hint, error, children }: AreaProps) {
  return (
    <div className={`${account.field} ${error ? account.wrong : ''}`}>
      <label htmlFor={name}>{label}</label>
      <p id={`${name}-hint`} className={account.hint}>
        {hint}
      </p>
      {error && <FieldError name={name} message={error} />}
      {children}
    </div>
  );
}

function Status({ value, error, onChoose }: { value: LegalStatus; error: string | undefined; onChoose: (status: LegalStatus) => void }) {
  return (
    <fieldset className={`${lists.area} ${error ? account.wrong : ''}`}>
      <legend>法律状态</legend>
      {error && <FieldError name="legalStatus" message={error} />}
      <Radio.Group id="legalStatus" value={value} onChange={({ target }) => onChoose(target.value as LegalStatus)}>
        {Object.entries(LEGAL_STATUS).map(([key, label]) => (
          <Radio key={key} value={key}>
            {label}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
