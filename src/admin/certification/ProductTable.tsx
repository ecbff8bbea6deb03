'use client';
import Link from 'next/link.js';
import { useState } from 'react';
import type { BatchAction, DeskFilter } from '../../domain/certification/desk.ts';
import { certifications } from '../../domain/lifecycle/certifications.ts';
import type { DeskRow } from '../../queries/certificationDesk.ts';
import desk from '../desk/desk.module.css';
import { Tag } from '../Tag.tsx';
import { BatchDialog } from './BatchDialog.tsx';
import { Metrics } from './Metrics.tsx';
import styles from './certification.module.css';

export type OfferedBatch = { action: BatchAction; label: string; look: 'primary' | 'danger' | undefined; asksReason: boolean; reasons: string[] };
type Props = { round: string; rows: readonly DeskRow[]; total: number; filter: DeskFilter; actions: readonly OfferedBatch[] };

const pieces = (count: number) => `${count.toLocaleString('zh-CN')} 件`;

/** The products of a round with their metrics; ticked ones, or all the filter finds, are decided together. */
export function ProductTable({ round, rows, total, filter, actions }: Props) {
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const [opened, open] = useState<OfferedBatch | null>(null);
  const chosen = isAll ? total : ticked.size;
  const set = (ids: Iterable<string>) => {
    setAll(false);
    tick(new Set(ids));
  };
  const toggle = (id: string) => set(ticked.has(id) && !isAll ? [...ticked].filter((each) => each !== id) : [...ticked, id]);
  const isTicked = (id: string) => isAll || ticked.has(id);
  const canTick = actions.length > 0;
  return (
    <>
      {canTick && <Chooser {...{ chosen, total, isAll, actions, open }} clear={() => set([])} all={() => setAll(true)} />}
      <table className={styles.table}>
        <caption>{total > rows.length ? `共 ${pieces(total)}，本页 ${pieces(rows.length)}，达到指标多的在前` : `共 ${pieces(total)}，达到指标多的在前`}</caption>
        <thead>
          <tr>
            {canTick && <th scope="col" className={styles.tick}><label><input type="checkbox" checked={rows.every(({ id }) => isTicked(id))} onChange={({ target }) => set(target.checked ? rows.map(({ id }) => id) : [])} /><span>选择本页</span></label></th>}
            <th scope="col">产品</th><th scope="col">状态</th><th scope="col">指标</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {canTick && <td className={styles.tick}><label><input type="checkbox" checked={isTicked(row.id)} onChange={() => toggle(row.id)} /><span>选择“{row.productName}”</span></label></td>}
              <Row row={row} />
            </tr>
          ))}
        </tbody>
      </table>
      {opened && <BatchDialog round={round} offered={opened} choice={isAll ? { filter } : { ids: [...ticked] }} close={() => open(null)} cleared={() => set([])} />}
    </>
  );
}

function Row({ row: { id, productName, filingNumber, enterprise, industry, status, metrics, openObjections, reason, number, validUntil } }: { row: DeskRow }) {
  const state = certifications.states[status];
  return (
    <>
      <th scope="row"><Link href={`/admin/collections/certifications/${id}`} prefetch={false}>{productName}</Link><small>{enterprise}</small><small>备案号 {filingNumber}，{industry}</small></th>
      <td data-label="状态">
        <Tag tone={state.tone}>{state.label}</Tag>
        {openObjections > 0 && <small>异议 {openObjections} 件正在处理</small>}
        {number && <small>证书编号 {number}，有效期至 {validUntil}</small>}
        {reason && <small>{reason}</small>}
      </td>
      <td data-label="指标"><Metrics metrics={metrics} /></td>
    </>
  );
}

type ChooserProps = { chosen: number; total: number; isAll: boolean; actions: readonly OfferedBatch[]; open: (action: OfferedBatch) => void; clear: () => void; all: () => void };

function Chooser({ chosen, total, isAll, actions, open, clear, all }: ChooserProps) {
  return (
    <div className={styles.chooser} role="region" aria-label="成批办理">
      <p role="status">{chosen === 0 ? '勾选产品，或者全选，再成批办理。' : isAll ? `已全选符合筛选的 ${pieces(total)}` : `已选 ${pieces(chosen)}`}</p>
      <div className={desk.buttons}>
        {!isAll && <button type="button" className={desk.plain} onClick={all}>全选符合筛选的 {pieces(total)}</button>}
        {chosen > 0 && <button type="button" className={desk.plain} onClick={clear}>取消选择</button>}
        {actions.map((action) => (
          <button key={action.action} type="button" className={`${desk.button} ${action.look ? desk[action.look] : ''}`} aria-disabled={chosen === 0} onClick={() => chosen > 0 && open(action)}>{action.label}</button>
        ))}
      </div>
    </div>
  );
}
