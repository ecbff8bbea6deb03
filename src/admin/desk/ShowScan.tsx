'use client';
import { useDesk } from './deskContext.ts';
import styles from './desk.module.css';

/** The name of an upload in the form; brings it into view beside. */
export function ShowScan({ id, name }: { id: string; name: string }) {
  const { showScan } = useDesk();
  const show = () => {
    showScan(id);
    document.getElementById('scans')?.scrollIntoView({ block: 'nearest' });
  };
  return <button type="button" className={styles.plain} onClick={show}>{name}</button>;
}
