'use client';

import { Input, Select } from 'antd';
import { LEGAL_STATUS, OBTAINED } from '../../../../../../../domain/patents.ts';
import { PATENT_TYPES } from '../../../../../../../domain/patentNumber.ts';
import type { Filter } from './useOwnPatents.ts';
import styles from './product.module.css';

type Props = { filter: Filter; onChange: (part: Partial<Filter>) => void };

export function PatentFilters({ filter, onChange }: Props) {
  return (
    <div className={styles.filters}>
      <Words label="专利号或名称" value={filter.q} onChange={(q) => onChange({ q })} />
      <Words label="专利权人" value={filter.holder} onChange={(holder) => onChange({ holder })} />
      <Choice id="patent-type" label="类型" value={filter.type} labels={PATENT_TYPES} onChange={(type) => onChange({ type })} />
      <Choice id="patent-obtained" label="取得方式" value={filter.obtained} labels={OBTAINED} onChange={(obtained) => onChange({ obtained })} />
      <Choice id="patent-status" label="法律状态" value={filter.status} labels={LEGAL_STATUS} onChange={(status) => onChange({ status })} />
    </div>
  );
}

function Words({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <Input value={value} maxLength={100} onChange={({ target }) => onChange(target.value)} autoComplete="off" />
    </label>
  );
}

type ChoiceProps = { id: string; label: string; value: string; labels: Record<string, string>; onChange: (value: string) => void };

function Choice({ id, label, value, labels, onChange }: ChoiceProps) {
  const options = [{ value: '', label: '全部' }, ...Object.entries(labels).map(([key, text]) => ({ value: key, label: text }))];
  return (
    <label htmlFor={id}>
      {label}
      <Select id={id} value={value} options={options} onChange={onChange} />
    </label>
  );
}
