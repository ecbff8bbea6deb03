'use client';

import { Button } from 'antd';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api, sentenceOf } from './api.ts';
import field from './field.module.css';

type Props = {
  collection: string;
  body?: Record<string, unknown>;
  /** Where to go; `:id` stands for the new record. The same page is read again when absent. */
  to?: string;
  label: string;
  primary?: boolean;
};

/** Starts a new record. A second press while the first is under way does nothing. */
export function CreateRecord({ collection, body = {}, to, label, primary = true }: Props) {
  const router = useRouter();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  async function create(): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const answer = await api<{ doc: { id: string } }>(collection, { method: 'POST', body });
    running.current = false;
    setBusy(false);
    setFault(answer.ok ? '' : sentenceOf(answer));
    if (answer.ok && to) router.push(to.replace(':id', answer.value.doc.id));
    if (answer.ok && !to) router.refresh();
  }
  return (
    <div>
      <Button type={primary ? 'primary' : 'default'} onClick={() => void create()} aria-disabled={busy}>
        {busy ? '正在准备…' : label}
      </Button>
      {fault && (
        <p className={field.error} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
