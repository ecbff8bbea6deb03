import type { ReactNode } from 'react';
import { caseNumber, chineseMoment } from './moments.ts';
import { StateTag } from './Notice.tsx';
import { PrintButton } from './PrintButton.tsx';
import { Summary } from './Summary.tsx';
import styles from './summary.module.css';

type Props = {
  id: string;
  /** What people name the case by; the number made from its id when absent. */
  number?: string | null;
  /** What was submitted, e.g. 产品备案. */
  matter: string;
  name: string | null;
  submittedAt: string;
  /** What happens now, as steps. */
  next: readonly string[];
  hotline: string;
  hours: string;
  children?: ReactNode;
};

/** The proof that something was submitted: number, time, what happens next, whom to ask. Prints on one page. */
export function Receipt({ id, number, matter, name, submittedAt, next, hotline, hours, children }: Props) {
  const rows = [
    { name: 'number', label: '受理编号', value: <span className={styles.number}>{number ?? caseNumber(id)}</span> },
    { name: 'matter', label: '办理事项', value: matter },
    { name: 'name', label: '名称', value: name },
    { name: 'at', label: '提交时间', value: chineseMoment(submittedAt) },
    { name: 'state', label: '当前状态', value: <StateTag tone="waiting">审核中</StateTag> },
  ];
  return (
    <section className={styles.receipt}>
      <Summary rows={rows} />
      <h2>接下来</h2>
      <ol>
        {next.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p>
        如有疑问，请拨打服务热线 <strong>{hotline}</strong>（{hours}），并告知受理编号。
      </p>
      <PrintButton label="打印或保存回执" />
      {children}
    </section>
  );
}
