'use client';
import { useDocumentInfo } from '@payloadcms/ui';
import Link from 'next/link.js';
import { deskHref } from './deskAddress.ts';
import styles from './certification.module.css';

/** From the form of a round to its desk, once it is saved. */
export function DeskLink() {
  const { id } = useDocumentInfo();
  if (!id) return <p className={styles.next}>保存以后，可以归集候选产品。</p>;
  return <p className={styles.next}><Link href={deskHref(String(id))} prefetch={false}>办理本批次</Link>归集候选产品、成批评审、公示，都在那里办理。</p>;
}
