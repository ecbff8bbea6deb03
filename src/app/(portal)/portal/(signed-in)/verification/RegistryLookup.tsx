'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { labelOf, type Field, type Values } from '../../../../../domain/forms/field.ts';
import { parseUscc } from '../../../../../domain/uscc.ts';
import { api, sentenceOf } from '../../../kit/api.ts';
import { useForm } from '../../../kit/FormContext.ts';
import { isTyped } from '../../../kit/formValues.ts';
import { chineseDay } from '../../../kit/moments.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { ShownValue } from '../../../kit/ShownValue.tsx';
import { matchRegistry } from './registryOffer.ts';
import editor from '../../../kit/editor.module.css';
import styles from './verification.module.css';

type Found = { outcome: 'found'; uscc: string; values: Values; asOf: string | null };
type Answer = Found | { outcome: 'notFound' | 'unavailable'; uscc: string; message: string };

/** Below the code: what is odd about it, and the button that asks the register. Only enterprises are in it (spec 2). */
export function RegistryLookup() {
  const { state } = useForm();
  const { organisationType } = state.values;
  const parsed = parseUscc(state.texts.uscc ?? '');
  return (
    <>
      <div role="status" className={styles.said}>{parsed.ok && parsed.warning && <Notice tone="waiting" heading="请核对代码">{parsed.warning}代码无误的，可以继续填写。</Notice>}</div>
      {organisationType === 'enterprise' && <AskRegister uscc={parsed.ok ? parsed.value : null} />}
    </>
  );
}

function AskRegister({ uscc }: { uscc: string | null }) {
  const put = usePut();
  const { session } = useForm();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [filled, setFilled] = useState<readonly Field[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const take = (next: Answer) => {
    setAnswer(next);
    if (next.outcome !== 'found') return;
    const { fill } = matchRegistry(next.values, session.get().state);
    for (const field of fill) put(field, next.values[field.name]);
    setFilled(fill);
  };
  const ask = async () => {
    if (busy) return;
    setAnswer(null);
    setFault(uscc ? '' : '请先在上面填写正确的统一社会信用代码。');
    if (!uscc) return;
    setBusy(true);
    const result = await api<Answer>('verifications/look-up', { method: 'POST', body: { organisationType: 'enterprise', uscc } });
    setBusy(false);
    if (result.ok) take(result.value);
    else setFault(sentenceOf(result));
  };
  return (
    <div className={styles.register}>
      <Button onClick={() => void ask()} aria-disabled={busy}>
        {busy ? '正在查询…' : '获取工商信息'}
      </Button>
      <div aria-live="polite" className={styles.said}>
        {fault && <p>{fault}</p>}
        {answer && answer.uscc === uscc && (answer.outcome === 'found' ? <FromRegister answer={answer} filled={filled} /> : <NotThere answer={answer} />)}
      </div>
    </div>
  );
}

function NotThere({ answer: { outcome, message } }: { answer: Exclude<Answer, Found> }) {
  return <Notice tone={outcome === 'notFound' ? 'waiting' : 'neutral'} heading={outcome === 'notFound' ? '没有查到' : '暂时无法查询'}>{message}</Notice>;
}

/** What was filled, and beside whatever differs what the register says; nothing typed is overwritten without asking. */
function FromRegister({ answer: { values, asOf }, filled }: { answer: Found; filled: readonly Field[] }) {
  const { state } = useForm();
  const { differ, silent } = matchRegistry(values, state);
  const names = (fields: readonly Field[]) => fields.map((field) => labelOf(field, undefined, state.values)).join('、');
  return (
    <Notice tone="info" heading={asOf ? `工商登记信息（截至 ${chineseDay(asOf)}）` : '工商登记信息'}>
      {filled.length > 0 && <p>已填入：{names(filled)}。请对照营业执照核对。</p>}
      {filled.length + differ.length === 0 && <p>您填写的内容与登记信息一致。</p>}
      {silent.length > 0 && <p>登记信息中没有{names(silent)}，请按营业执照填写。</p>}
      {differ.length > 0 && <p>以下内容与登记信息不同，没有改动。请核对，需要时再替换：</p>}
      {differ.map((field) => (
        <Difference key={field.name} field={field} said={values[field.name]} />
      ))}
    </Notice>
  );
}

function Difference({ field, said }: { field: Field; said: unknown }) {
  const put = usePut();
  const { state } = useForm();
  const label = labelOf(field, undefined, state.values);
  return (
    <div className={styles.difference}>
      <p>
        <strong>{label}</strong>
      </p>
      <p>
        <span className={editor.side}>您填写</span>
        {isTyped(field) ? state.texts[field.name] : <ShownValue field={field} value={state.values[field.name]} />}
      </p>
      <p>
        <span className={editor.side}>登记信息</span>
        <ShownValue field={field} value={said} />
      </p>
      <Button onClick={() => put(field, said)} aria-label={`${label}：用登记信息替换`}>
        用登记信息替换
      </Button>
    </div>
  );
}

/** Puts a value into the form as if the person had typed or chosen it. */
function usePut() {
  const { session } = useForm();
  return (field: Field, value: unknown) => (isTyped(field) ? session.type(field, String(value)) : session.choose(field.name, value));
}
