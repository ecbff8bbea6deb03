'use client';

import { Button, Input } from 'antd';
import { useState } from 'react';
import field from '../../../kit/field.module.css';
import styles from '../../../kit/editor.module.css';

/** As typed; what an industry does not need may stay empty. */
export type SizeAnswers = { employees: string; revenue: string; assets: string };

const QUESTIONS: Record<keyof SizeAnswers, { label: string; unit: string }> = {
  employees: { label: '从业人数', unit: '人' },
  revenue: { label: '营业收入', unit: '万元' },
  assets: { label: '资产总额', unit: '万元' },
};

/** The figures the size classes rest on; they are used for the suggestion and not stored. */
export function SizeQuestions({ initial, onAsk }: { initial: SizeAnswers; onAsk: (answers: SizeAnswers) => void }) {
  const [answers, setAnswers] = useState(initial);
  return (
    <div className={styles.fields}>
      <p className={field.hint}>按所属行业和下面的数据判断，这里填写的数据不保存。</p>
      {Object.entries(QUESTIONS).map(([key, { label, unit }]) => (
        <div key={key} className={field.field}>
          <label className={field.label} htmlFor={`size-${key}`}>
            {label}
          </label>
          <Input id={`size-${key}`} inputMode="decimal" suffix={unit} style={{ maxWidth: '16em' }} value={answers[key as keyof SizeAnswers]} onChange={({ target }) => setAnswers({ ...answers, [key]: target.value })} />
        </div>
      ))}
      <div>
        <Button onClick={() => onAsk(answers)}>判断企业规模</Button>
      </div>
    </div>
  );
}
