'use client';
import type { Scan, ScanGroup } from '../case/scanGroups.ts';
import { useDesk } from './deskContext.ts';
import { ScanStage } from './ScanStage.tsx';
import styles from './scans.module.css';

/** The uploads of a case: one large in view, all others a press away, under the names the form gives them. */
export function Scans({ groups, canOpen }: { groups: ScanGroup[]; canOpen: boolean }) {
  const { scan, showScan } = useDesk();
  const all = groups.flatMap(({ label, scans }) => scans.map((each) => ({ ...each, label })));
  const current = all.find(({ id }) => id === scan) ?? all.find(({ isNew }) => isNew) ?? all[0];
  if (!current) return <p className={styles.none}>没有上传材料。</p>;
  return (
    <div id="scans" className={styles.scans}>
      {canOpen ? <ScanStage key={current.id} scan={current} label={current.label} /> : <p className={styles.none}>您可以查看材料清单，材料内容不对审计员开放。</p>}
      <nav aria-label="材料清单" className={styles.list}>
        {groups.map(({ slot, label, scans }) => (
          <div key={slot}>
            <h3>{label}</h3>
            {scans.map((each) => <Thumb key={each.id} scan={each} isCurrent={each.id === current.id} canOpen={canOpen} show={() => showScan(each.id)} />)}
          </div>
        ))}
      </nav>
    </div>
  );
}

function Thumb({ scan, isCurrent, canOpen, show }: { scan: Scan; isCurrent: boolean; canOpen: boolean; show: () => void }) {
  const words = `${scan.name}（${scan.size}）${scan.isNew ? ' 新' : ''}`;
  if (!canOpen) return <span className={styles.thumb}>{words}</span>;
  return <button type="button" className={styles.thumb} aria-pressed={isCurrent} onClick={show}>{words}</button>;
}
