'use client';

import { Checkbox } from 'antd';
import type { Agreement } from '../../../queries/agreements.ts';
import styles from './account.module.css';
import { FieldError } from './TextField.tsx';

type Props = { name: string; title: string; agreement: Agreement; value: boolean; onChange: (given: boolean) => void; error: string | undefined };

/** One tick for one text, with the text itself to be read in place. */
export function Consent({ name, title, agreement, value, onChange, error }: Props) {
  return (
    <div className={`${styles.consent} ${error ? styles.wrong : ''}`}>
      {error && <FieldError name={name} message={error} />}
      <Checkbox
        id={name}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
        {...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {})}
      >
        我已阅读并同意《{title}》
      </Checkbox>
      <details>
        <summary>
          查看《{title}》（{agreement.version} 版）
        </summary>
        <div className={styles.text} tabIndex={0} role="region" aria-label={title}>
          {agreement.text ?? `《${title}》全文由平台公布。需要文本时，请拨打页面下方的服务热线索取。`}
        </div>
      </details>
    </div>
  );
}
