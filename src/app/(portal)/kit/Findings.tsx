'use client';

import { Input } from 'antd';
import type { FieldFinding, FindingCode, Severity } from '../../../domain/checks/findings.ts';
import type { Tone } from '../../tokens.ts';
import { StateTag } from './Notice.tsx';
import styles from './findings.module.css';

const WEIGHTS: Record<Severity, { tone: Tone; label: string }> = {
  block: { tone: 'bad', label: '必须修改' },
  warn: { tone: 'waiting', label: '建议修改' },
  hint: { tone: 'info', label: '提示' },
};

type Props = {
  field: string;
  findings: readonly FieldFinding[];
  /** By finding code, as stored with the record. */
  reasons: Readonly<Record<string, string>>;
  onReason: (code: FindingCode, reason: string) => void;
  onLeave: () => void;
};

/** What the text checks say of one field, with the rule behind it; a warning may be kept with a reason the reviewer reads. */
export function Findings({ field, findings, reasons, onReason, onLeave }: Props) {
  return (
    <div id={`${field}-findings`} className={styles.findings} aria-live="polite">
      {findings.map((found) => (
        <div key={found.code} className={`${styles.finding} ${styles[found.severity]}`}>
          <p>
            <StateTag tone={WEIGHTS[found.severity].tone}>{WEIGHTS[found.severity].label}</StateTag> {found.message}
          </p>
          <p className={styles.rule}>规则：{found.rule}</p>
          {found.severity === 'warn' && <Reason id={`${field}-${found.code}`} value={reasons[found.code] ?? ''} onChange={(text) => onReason(found.code, text)} onLeave={onLeave} />}
        </div>
      ))}
    </div>
  );
}

function Reason({ id, value, onChange, onLeave }: { id: string; value: string; onChange: (text: string) => void; onLeave: () => void }) {
  return (
    <div className={styles.reason}>
      <label htmlFor={id}>如不修改，请说明理由（审核员会看到）</label>
      <Input.TextArea id={id} value={value} autoSize={{ minRows: 2, maxRows: 6 }} onChange={({ target }) => onChange(target.value)} onBlur={onLeave} />
    </div>
  );
}
