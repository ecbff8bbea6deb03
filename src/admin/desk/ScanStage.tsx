'use client';
import { useEffect, useState } from 'react';
import type { Scan } from '../case/scanGroups.ts';
import { Picture } from './Picture.tsx';
import { addressesOf } from './scanAddresses.ts';
import styles from './scans.module.css';

type Turned = { zoom: number; turn: number };
/** Times the size at which the whole page is in view. */
const ZOOMS = [1, 1.5, 2, 3, 4, 6];

/** One upload in view; one that is sealed is fetched when somebody asks for it, and their reading logged. */
export function ScanStage({ scan, label }: { scan: Scan; label: string }) {
  const [isOpen, setOpen] = useState(!scan.sealed);
  return isOpen ? <OpenStage scan={scan} label={label} /> : <SealedStage name={scan.name} label={label} open={() => setOpen(true)} />;
}

function SealedStage({ name, label, open }: { name: string; label: string; open: () => void }) {
  return (
    <figure className={styles.stage}>
      <figcaption><strong>{label}</strong></figcaption>
      <div className={styles.none}>
        <p>{`${name} 可能表明异议人是谁，核对时才打开。`}</p>
        <span className={styles.tools}><button type="button" onClick={open}>查看（将记入查阅记录）</button></span>
      </div>
    </figure>
  );
}

/** Pictures with zoom and rotation, PDF and video in place, archives as a list of their entries. */
function OpenStage({ scan, label }: { scan: Scan; label: string }) {
  const [{ zoom, turn }, set] = useState<Turned>({ zoom: 0, turn: 0 });
  const { file, preview } = addressesOf(scan);
  return (
    <figure className={styles.stage}>
      <figcaption>
        <strong>{label}</strong>
        {scan.kind === 'picture' && <Tools zoom={zoom} turn={turn} set={set} />}
        <a href={file} target="_blank" rel="noreferrer">打开原件</a>
      </figcaption>
      {scan.kind === 'picture' && <Picture scan={scan} label={label} zoom={ZOOMS[zoom] ?? 1} turn={turn} />}
      {scan.kind === 'pdf' && <iframe className={styles.frame} src={file} title={`${label}：${scan.name}`} />}
      {scan.kind === 'video' && <video className={styles.frame} src={file} controls preload="metadata" aria-label={`${label}：${scan.name}`} />}
      {scan.kind === 'archive' && <Archive preview={preview} />}
      {scan.kind === 'other' && <p className={styles.none}>这种文件不能在网页中显示，请打开原件查看。</p>}
    </figure>
  );
}

function Tools({ zoom, turn, set }: Turned & { set: (turned: Turned) => void }) {
  const most = ZOOMS.length - 1;
  return (
    <span className={styles.tools}>
      <button type="button" aria-disabled={zoom === 0} onClick={() => set({ zoom: 0, turn })}>整页</button>
      <button type="button" aria-disabled={zoom === 0} onClick={() => set({ zoom: Math.max(0, zoom - 1), turn })}>缩小</button>
      <button type="button" aria-disabled={zoom === most} onClick={() => set({ zoom: Math.min(most, zoom + 1), turn })}>放大</button>
      <button type="button" onClick={() => set({ zoom, turn: (turn + 90) % 360 })}>旋转</button>
    </span>
  );
}

function Archive({ preview }: { preview: string }) {
  const [entries, setEntries] = useState<{ name: string; bytes: number }[] | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    fetch(preview)
      .then(async (response) => (response.ok ? setEntries(await response.json()) : setFailure('压缩包不能列出，请打开原件查看。')))
      .catch(() => setFailure('没有连上服务器，请稍后再试。'));
  }, [preview]);
  if (failure) return <p className={styles.none} role="alert">{failure}</p>;
  return <ul className={styles.entries}>{entries?.map(({ name }) => <li key={name}>{name}</li>) ?? <li>正在读取清单…</li>}</ul>;
}
