'use client';

import { Button } from 'antd';
import { useState } from 'react';
import type { BarcodeOffer } from '../../../../../../../casework/barcodeLookup.ts';
import { parseBarcode } from '../../../../../../../domain/barcode.ts';
import { allFields } from '../../../../../../../domain/forms/field.ts';
import { productForm } from '../../../../../../../domain/forms/product.ts';
import { isEmpty } from '../../../../../../../domain/forms/schema.ts';
import { api, sentenceOf } from '../../../../../kit/api.ts';
import { useForm } from '../../../../../kit/FormContext.ts';
import { useOnce } from '../../../../../patents/useOnce.ts';
import { useProduct } from './ProductContext.ts';
import styles from './product.module.css';

const FIELDS = allFields(productForm);

/** Offered only where the platform can look bar codes up, and for a code whose check digit is right; nothing is filled in unasked. */
export function BarcodeLookup() {
  const { state } = useForm();
  const { looksUpBarcodes } = useProduct();
  const [offer, setOffer] = useState<{ of: string; answer: BarcodeOffer } | null>(null);
  const [fault, setFault] = useState('');
  const { busy, once } = useOnce();
  const code = parseBarcode(state.texts.barcode ?? '');
  if (!looksUpBarcodes || !code.ok) return null;
  const ask = () =>
    once('look-up', async () => {
      const answer = await api<BarcodeOffer>('products/look-up-barcode', { method: 'POST', body: { code: code.value } });
      setFault(answer.ok ? '' : sentenceOf(answer));
      setOffer(answer.ok ? { of: code.value, answer: answer.value } : null);
    });
  return (
    <div className={styles.lookup} role="status">
      <Button onClick={() => void ask()} aria-disabled={busy !== null}>
        {busy ? '正在查询…' : '按条码查询产品信息'}
      </Button>
      {fault && <p>{fault}</p>}
      {offer?.of === code.value && (offer.answer.outcome === 'found' ? <Found values={offer.answer.values} /> : <p>{offer.answer.message}</p>)}
    </div>
  );
}

/** Only what is still empty is taken over; what somebody typed stays. */
function Found({ values }: { values: Record<string, string> }) {
  const { session, state } = useForm();
  const known = FIELDS.filter(({ name }) => values[name]);
  const open = known.filter(({ name }) => isEmpty(state.values[name]) && !state.texts[name]);
  const take = () => {
    for (const field of open) session.type(field, values[field.name] ?? '');
    void session.flush();
  };
  return (
    <>
      <dl>
        {known.map(({ name, label }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{values[name]}</dd>
          </div>
        ))}
      </dl>
      {open.length > 0 ? <Button onClick={take}>填入空着的项</Button> : <p>这些项都已填写，请自行核对。</p>}
    </>
  );
}
