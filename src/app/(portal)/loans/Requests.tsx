import type { LoanRequest } from '../../../queries/portalLoans.ts';
import { StateTag } from '../kit/Notice.tsx';
import { dayOf } from '../lists/words.ts';
import styles from './loans.module.css';

const KINDS = { missing: '缺少我的贷款', wrong: '贷款信息有误' };

/** What was asked of the banks, with their answers. Nothing where nothing was asked. */
export function Requests({ requests }: { requests: readonly LoanRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">向银行提出的请求</h2>
      <ul className={styles.requests}>
        {requests.map(({ id, kind, state, bankName, contractNumber, explanation, answer, createdAt, answeredAt }) => (
          <li key={id}>
            <p>
              <strong>{KINDS[kind]}</strong> <StateTag tone={state === 'open' ? 'waiting' : 'good'}>{state === 'open' ? '等待银行答复' : '银行已答复'}</StateTag>
            </p>
            <p className={styles.when}>
              {dayOf(createdAt)} · {bankName}
              {contractNumber && ` · 合同 ${contractNumber}`}
            </p>
            <p>{explanation}</p>
            {answer && (
              <p className={styles.answer}>
                银行答复（{dayOf(answeredAt)}）：{answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
