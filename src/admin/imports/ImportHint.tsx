'use client';
import { useAuth } from '@payloadcms/ui';
import Link from 'next/link.js';
import styles from './imports.module.css';

/** Above the list of a table that can be loaded from a file: the way there, for whoever imports it. */
export function ImportHint({ kind, role = 'staff' }: { kind: string; role?: string }) {
  const { user } = useAuth();
  if ((user as { role?: string } | null)?.role !== role) return null;
  return <p className={styles.fromFile}>这张表可以<Link href={`/admin/imports?kind=${kind}`} prefetch={false}>从文件导入</Link>，不必逐条填写。</p>;
}
