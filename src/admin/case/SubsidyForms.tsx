import { momentText } from '../../domain/workingTime.ts';
import { Tag } from '../Tag.tsx';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';

/** The forms issued, the newest first: what a paper that comes in is compared with. */
export function SubsidyForms({ data: { file }, subsidy: { forms } }: SubsidyProps) {
  if (forms.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="forms">
      <h2 id="forms">开具的申请表</h2>
      <ul className={styles.notes}>
        {forms.map(({ code, issuedAt, voidAt, contentHash }) => (
          <li key={code} className={voidAt ? undefined : styles.info}>
            <Tag tone={voidAt ? 'neutral' : 'good'}>{voidAt ? '已作废' : '有效'}</Tag>
            <a href={`/verify/${code}`} target="_blank" rel="noreferrer"><span className={styles.code}>{code}</span></a>
            {!voidAt && <a href={`/api/documents/application-form/${file.id}`}>下载申请表（PDF）</a>}
            <span>
              开具于 {momentText(issuedAt)}{voidAt && `，作废于 ${momentText(voidAt)}`}
              <small>内容摘要 {contentHash.slice(0, 32)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
