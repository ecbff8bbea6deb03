import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { LEFT_OUT } from '../../domain/certification/candidates.ts';
import { DESK_PAGE, type DeskRound } from '../../queries/certificationDesk.ts';
import { readLeftOut, type LeftOutFilter, type LeftOutRow } from '../../queries/certificationDeskLeftOut.ts';
import home from '../home/home.module.css';
import { deskHref } from './deskAddress.ts';
import { Pages } from './Products.tsx';
import styles from './certification.module.css';

type Props = { db: Queryable; round: DeskRound; filter: LeftOutFilter; page: number };

/** The filed products that are no candidates, each with every reason in words. */
export async function LeftOut({ db, round, filter, page }: Props) {
  const { rows, total } = await readLeftOut(db, round.id, filter, page);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <form className={home.filters} action={`${deskHref(round.id)}#products`} role="search">
        <input type="hidden" name="tab" value="left-out" />
        <label>产品、单位或备案号<input key={filter.q} type="search" name="q" defaultValue={filter.q} maxLength={100} /></label>
        <label>
          原因
          <select key={filter.reason} name="reason" defaultValue={filter.reason ?? ''}>
            <option value="">不限</option>
            {Object.entries(LEFT_OUT).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
          </select>
        </label>
        <button type="submit">查找</button>
      </form>
      {total === 0 && <p className={home.nothing}>{isFiltered ? <>没有符合这些条件的产品。<Link href={deskHref(round.id, { tab: 'left-out' })} prefetch={false}>清除条件</Link></> : '没有未列入的产品。'}</p>}
      {total > 0 && <Table rows={rows} total={total} canJoin={round.publicisedAt === null} />}
      <Pages page={page} pages={Math.ceil(total / DESK_PAGE)} href={(next) => deskHref(round.id, { tab: 'left-out', ...filter, page: next })} />
    </>
  );
}

function Table({ rows, total, canJoin }: { rows: readonly LeftOutRow[]; total: number; canJoin: boolean }) {
  return (
    <table className={styles.table}>
      <caption>共 {total.toLocaleString('zh-CN')} 件{canJoin && '。企业在截止日以前补齐的，再次归集时列入'}</caption>
      <thead><tr><th scope="col">产品</th><th scope="col">单位</th><th scope="col">未列入的原因</th></tr></thead>
      <tbody>
        {rows.map(({ product, productName, filingNumber, enterprise, reasons }) => (
          <tr key={product}>
            <th scope="row"><Link href={`/admin/collections/products/${product}`} prefetch={false}>{productName}</Link><small>备案号 {filingNumber}</small></th>
            <td data-label="单位">{enterprise}</td>
            <td data-label="原因"><ul className={styles.list}>{reasons.map((reason) => <li key={reason}>{LEFT_OUT[reason]}</li>)}</ul></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
