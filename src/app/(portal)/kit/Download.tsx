'use client';

import { useRef, useState, type ReactNode } from 'react';
import { failureOf, SENTENCES, sentenceOf } from './api.ts';
import field from './field.module.css';

type Props = {
  /** Below `/api/`. */
  path: string;
  children: ReactNode;
  className?: string | undefined;
  /** What a screen reader says, where the link's own words are too short alone. */
  label?: string;
  /** Something to be done first, such as saving what the paper is made from; `false` stops. */
  before?: () => Promise<boolean>;
};

/** A link to a paper the server makes. Why it could not be made is said here, instead of on a bare page of its own. */
export function Download({ path, children, className, label, before }: Props) {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const download = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFault((await (before?.() ?? true)) ? await save(path) : '填写的内容还没有保存，请保存以后再下载。');
    running.current = false;
    setBusy(false);
  };
  return (
    <span>
      <a href={`/api/${path}`} download className={className} aria-label={label} aria-busy={busy} onClick={(event) => (event.preventDefault(), void download())}>
        {children}
      </a>
      {busy && <span role="status">（正在生成…）</span>}
      {fault && (
        <span className={field.error} role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}

/** Answers the sentence that says why nothing was saved; '' when it was. */
async function save(path: string): Promise<string> {
  try {
    const response = await fetch(`/api/${path}`, { credentials: 'same-origin' });
    if (!response.ok) return refusal(response);
    const address = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement('a'), { href: address, download: nameIn(response.headers.get('content-disposition')) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return '';
  } catch {
    return SENTENCES.network;
  }
}

async function refusal(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as unknown;
  const failure = failureOf(response.status, body);
  return 'kind' in failure ? sentenceOf(failure) : SENTENCES.broken;
}

/** The name the server gave, percent-encoded after RFC 5987. */
function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : '';
}
