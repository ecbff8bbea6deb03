'use client';

import { Button, Input } from 'antd';
import { useState } from 'react';
import { displayPatentNumber, parsePatentList } from '../../../../../../../domain/patentNumber.ts';
import type { OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { api, sentenceOf } from '../../../../../kit/api.ts';
import { whyUnusable } from './LinkedPatent.tsx';
import { useProduct } from './ProductContext.ts';
import type { PatentLinks } from './usePatentLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from './product.module.css';

type Outcome = { added: number; notes: string[] };

const MOST_AT_ONCE = 100;

/** Numbers as somebody has them in a mail or a table; what cannot be linked is listed with its reason, the rest is linked. */
export function PastePatents({ patents }: { patents: PatentLinks }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { names } = useProduct();
  const link = async () => {
    if (busy) return;
    setBusy(true);
    const result = await linkAll(text, patents, names);
    setBusy(false);
    setOutcome(result);
    if (result.notes.length === 0) setText('');
  };
  return (
    <section className={styles.patents} aria-labelledby="paste-heading">
      <h3 id="paste-heading">粘贴专利号</h3>
      <label className={field.label} htmlFor="paste">
        专利号
      </label>
      <p className={field.hint} id="paste-hint">
        每行一个，也可以用逗号或顿号隔开。带不带 ZL、CN、小数点都可以。
      </p>
      <Input.TextArea id="paste" aria-describedby="paste-hint" value={text} autoSize={{ minRows: 3, maxRows: 10 }} onChange={({ target }) => setText(target.value)} />
      <div>
        <Button onClick={() => void link()} aria-disabled={busy || text.trim() === ''}>
          {busy ? '正在关联…' : '关联这些专利'}
        </Button>
      </div>
      <div role="status">{outcome && <Result outcome={outcome} />}</div>
    </section>
  );
}

function Result({ outcome: { added, notes } }: { outcome: Outcome }) {
  return (
    <>
      <p>{added > 0 ? `已关联 ${added} 件。` : '没有新关联的专利。'}</p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

async function linkAll(text: string, patents: PatentLinks, names: readonly string[]): Promise<Outcome> {
  const { good, bad, duplicates } = parsePatentList(text);
  const notes = [
    ...bad.map(({ line, text: typed, reason }) => `第 ${line} 行“${typed}”：${reason}`),
    ...duplicates.map(({ line, text: typed, firstLine }) => `第 ${line} 行“${typed}”与第 ${firstLine} 行重复。`),
  ];
  if (good.length === 0) return { added: 0, notes };
  if (good.length > MOST_AT_ONCE) return { added: 0, notes: [`一次最多关联 ${MOST_AT_ONCE} 件，请分几次粘贴。`] };
  const own = await ownPatents(good.map(({ number }) => number));
  if (typeof own === 'string') return { added: 0, notes: [own] };
  let added = 0;
  for (const { number } of good) {
    const refusal = await linkOne(number, own, patents, names);
    if (refusal === null) added += 1;
    else notes.push(`${displayPatentNumber(number)}：${refusal}`);
  }
  return { added, notes };
}

async function linkOne(number: string, own: readonly OwnPatent[], patents: PatentLinks, names: readonly string[]): Promise<string | null> {
  const patent = own.find((each) => each.number === number);
  if (!patent) return '不在本单位的专利中，请先到“专利信息”添加。';
  if (patents.links.some(({ id }) => id === patent.id)) return '已经关联过。';
  return whyUnusable(patent, names) ?? patents.add(patent);
}

async function ownPatents(numbers: readonly string[]): Promise<OwnPatent[] | string> {
  const answer = await api<{ items: OwnPatent[] }>(`patents/choices?${new URLSearchParams({ numbers: numbers.join(',') })}`);
  return answer.ok ? answer.value.items : sentenceOf(answer);
}
