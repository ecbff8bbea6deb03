import { formatYuan } from '../../domain/money.ts';
import type { Change, Judgement, Totals } from '../../domain/subsidy/roundEffect.ts';
import type { NamedLoan, RoundPreview } from '../../queries/roundsPreview.ts';
import styles from './rounds.module.css';

const count = (value: number) => value.toLocaleString('zh-CN');
const CHANGES: Record<Change, string> = { enters: '变为符合', leaves: '变为不符合', amount: '金额变动' };

/** The effect of a version in a sentence, in figures before and after, and loan by loan. */
export function Effect({ preview }: { preview: RoundPreview }) {
  const { counts, affected, before, after, version } = preview;
  const all = counts.enters + counts.leaves + counts.amount;
  return (
    <div className={styles.effect}>
      <p className={styles.verdict}>{all === 0 ? '没有贷款受影响。' : `影响 ${count(all)} 笔贷款：${parts(counts)}。`}</p>
      <Notes preview={preview} />
      <table className={styles.table}>
        <caption>全部 {count(preview.judged)} 笔贷款</caption>
        <thead><tr><th scope="col">项目</th>{before && <th scope="col">已保存的第 {version} 版</th>}<th scope="col">现在填写的</th></tr></thead>
        <tbody>
          {ROWS.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {before && <td data-label={`已保存的第 ${version} 版`}>{text(before)}</td>}
              <td data-label="现在填写的">{text(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {affected.length > 0 && <Affected loans={affected} all={all} hasBefore={before !== null} />}
    </div>
  );
}

const ROWS: { label: string; text: (totals: Totals) => string }[] = [
  { label: '符合条件', text: ({ eligible }) => `${count(eligible)} 笔` },
  { label: '申请金额合计', text: ({ requestedFen }) => `${formatYuan(requestedFen)} 元` },
  { label: '核算金额合计', text: ({ approvedFen }) => `${formatYuan(approvedFen)} 元` },
  { label: '符合条件但还不能计算', text: ({ uncomputable }) => `${count(uncomputable)} 笔` },
];

function parts({ enters, leaves, amount }: RoundPreview['counts']): string {
  const named: [number, Change][] = [[enters, 'enters'], [leaves, 'leaves'], [amount, 'amount']];
  return named.filter(([number]) => number > 0).map(([number, change]) => `${count(number)} 笔${CHANGES[change]}`).join('，');
}

function Notes({ preview: { underWay, notHere, version } }: { preview: RoundPreview }) {
  return (
    <ul className={styles.notes}>
      {version === 0 && <li>这期通知还没有保存过，所有符合条件的贷款都算作变动。</li>}
      {underWay > 0 && <li>本期已经开始的 {count(underWay)} 份申请（含草稿）仍按各自的版本办理，不受影响。</li>}
      <li>已有同类申请正在办理或者已经核定的贷款，不能再申请，两边都不计入。</li>
      {notHere > 0 && <li>另有 {count(notHere)} 笔贷款的借款单位还没有在平台认证，没有计入。</li>}
      <li>合计没有考虑每单位每年上限和本期预算，这两项在核定时控制。</li>
    </ul>
  );
}

function Affected({ loans, all, hasBefore }: { loans: readonly NamedLoan[]; all: number; hasBefore: boolean }) {
  return (
    <table className={styles.table}>
      <caption>{all > loans.length ? `受影响的贷款，列出前 ${loans.length} 笔` : '受影响的贷款'}</caption>
      <thead><tr><th scope="col">贷款</th><th scope="col">变动</th>{hasBefore && <th scope="col">原来</th>}<th scope="col">现在</th></tr></thead>
      <tbody>
        {loans.map(({ id, company, bank, contractNumber, change, before, after }) => (
          <tr key={id}>
            <th scope="row"><a href={`/admin/collections/loans/${id}`} target="_blank" rel="noreferrer">{company}</a><small>{bank}，合同 {contractNumber}</small></th>
            <td data-label="变动">{CHANGES[change]}</td>
            {hasBefore && <td data-label="原来">{before ? told(before) : ''}</td>}
            <td data-label="现在">{told(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function told({ approvedFen, why }: Judgement): string {
  return approvedFen === null ? (why ?? '') : `${formatYuan(approvedFen)} 元`;
}
