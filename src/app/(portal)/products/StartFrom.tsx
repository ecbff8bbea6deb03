'use client';

import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ProductCopy } from '../../../casework/copyProduct.ts';
import { api, sentenceOf } from '../kit/api.ts';
import field from '../kit/field.module.css';
import { useOnce } from '../patents/useOnce.ts';
import lists from '../lists/lists.module.css';
import styles from './product.module.css';

type Props = { product: string; name: string; label?: string };

/** Makes a draft from a filed product and tells what it does not have, before the person goes on to it. */
export function StartFrom({ product, name, label = '以此为基础新建' }: Props) {
  const { busy, once } = useOnce();
  const [made, setMade] = useState<ProductCopy | null>(null);
  const [fault, setFault] = useState('');
  const start = () =>
    once('copy', async () => {
      const answer = await api<ProductCopy>(`products/${product}/copy`, { method: 'POST', body: {} });
      setFault(answer.ok ? '' : sentenceOf(answer));
      setMade(answer.ok ? answer.value : null);
    });
  return (
    <div>
      <Button onClick={() => void start()} aria-disabled={busy !== null} aria-label={`${label}：${name}`}>
        {busy ? '正在新建…' : label}
      </Button>
      {fault && (
        <p className={field.error} role="alert">
          {fault}
        </p>
      )}
      <Modal open={made !== null} title="已新建草稿" footer={null} destroyOnHidden onCancel={() => setMade(null)} closable={{ 'aria-label': '关闭' }}>
        {made && <Made copy={made} name={name} />}
      </Modal>
    </div>
  );
}

function Made({ copy: { id, left }, name }: { copy: ProductCopy; name: string }) {
  return (
    <>
      <p>“{name}”的产品信息、图片和目前有效的专利已带到草稿中。以下内容没有带过来，或者需要核对：</p>
      <ol className={styles.left}>
        {left.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p className={lists.bar}>
        <a className={lists.main} href={`/portal/products/${id}/edit?step=product`}>
          打开草稿，继续填写
        </a>
      </p>
    </>
  );
}
