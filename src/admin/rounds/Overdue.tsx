import Link from 'next/link.js';
import { today } from '../../adapters/clock.ts';
import { daysBetween } from '../../domain/civilDate.ts';
import { PAPER_AWAITED, type OverduePaper } from '../../queries/rounds.ts';
import home from '../home/home.module.css';
import { StatusCell } from '../StatusCell.tsx';
import { applicationsHref, inStates, ofRound } from './links.ts';
import styles from './rounds.module.css';

const SHOWN = 50;

/** Applications whose paper has not come in on time: staff end them or wait (spec 6, lapse). */
export function Overdue({ round, rows }: { round: string; rows: readonly OverduePaper[] }) {
  const versions = [...new Set(rows.map(({ version }) => version))].join(',');
  const href = applicationsHref([ofRound(round), inStates(PAPER_AWAITED), ['roundVersion', 'in', versions]]);
  return (
    <section className={home.section} aria-labelledby="overdue">
      <h2 id="overdue">纸件逾期</h2>
      {rows.length === 0 ? <p className={home.nothing}>没有纸件逾期的申请。</p> : (
        <>
          <p>有 <Link href={href} prefetch={false}>{rows.length.toLocaleString('zh-CN')} 份</Link>申请过了纸件截止日，纸件还没有通过。打开申请后，可以按逾期处理，也可以继续等候。</p>
          <table className={styles.table}>
            <caption>{rows.length > SHOWN ? `逾期最久的 ${SHOWN} 份` : '逾期的申请'}</caption>
            <thead><tr>{['申请', '状态', '纸件截止日'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
            <tbody>
              {rows.slice(0, SHOWN).map(({ id, applicationNumber, company, status, paperUntil }) => (
                <tr key={id}>
                  <th scope="row"><Link href={`/admin/collections/subsidy-applications/${id}`} prefetch={false}>{company}</Link><small>{applicationNumber}</small></th>
                  <td data-label="状态"><StatusCell cellData={status} collectionSlug="subsidy-applications" /></td>
                  <td data-label="纸件截止日">{paperUntil}，已过 {daysBetween(paperUntil, today())} 天</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
