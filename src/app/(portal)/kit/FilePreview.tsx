'use client';

import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { formatBytes, isArchive, isPicture, type FileFormat } from '../../../domain/files.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { api, sentenceOf } from './api.ts';
import { fileAddress } from './upload.ts';
import styles from './upload.module.css';

/** A stored file: small picture, name, size; it can be looked at, downloaded and, where `onRemove` is given, deleted. */
export function StoredFile({ file, onRemove }: { file: OwnFile; onRemove?: () => void }) {
  const [open, setOpen] = useState(false);
  const format = file.format as FileFormat;
  return (
    <div className={styles.row}>
      {isPicture(format) && <img className={styles.thumb} src={fileAddress.preview(file.id)} alt="" loading="lazy" width={64} height={64} />}
      <div className={styles.what}>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.note}>{formatBytes(file.bytes)}</span>
      </div>
      <span className={styles.acts}>
        {canBeShown(format) && (
          <Button type="link" onClick={() => setOpen(true)} aria-label={`查看 ${file.name}`}>
            查看
          </Button>
        )}
        {onRemove && (
          <Button type="link" onClick={onRemove} aria-label={`删除 ${file.name}`}>
            删除
          </Button>
        )}
      </span>
      <Modal open={open} title={file.name} footer={null} width={880} destroyOnHidden onCancel={() => setOpen(false)} closable={{ 'aria-label': '关闭' }}>
        <Shown file={file} />
        <p className={styles.note}>
          <a href={fileAddress.download(file.id)}>下载原文件</a>
        </p>
      </Modal>
    </div>
  );
}

function canBeShown(format: FileFormat): boolean {
  return isPicture(format) || isArchive(format) || format === 'pdf' || format === 'mp4';
}

function Shown({ file }: { file: OwnFile }) {
  const format = file.format as FileFormat;
  if (isPicture(format)) return <img className={styles.whole} src={fileAddress.preview(file.id)} alt={file.name} />;
  if (format === 'pdf') return <iframe className={styles.page} src={fileAddress.inline(file.id)} title={file.name} />;
  if (format === 'mp4') return <video className={styles.whole} src={fileAddress.inline(file.id)} controls preload="metadata" />;
  return <Entries id={file.id} />;
}

type Entry = { name: string; bytes?: number };

/** What is in an archive, by name; nothing is unpacked. */
function Entries({ id }: { id: string }) {
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    void api<Entry[]>(`attachments/${id}/preview`).then((answer) => {
      if (!answer.ok) return setFault(sentenceOf(answer));
      setEntries(answer.value);
    });
  }, [id]);
  if (fault) return <p role="alert">{fault}</p>;
  if (!entries) return <p>正在读取压缩包…</p>;
  return (
    <ul className={styles.entries}>
      {entries.map(({ name, bytes }) => (
        <li key={name}>
          {name}
          {bytes !== undefined && <span className={styles.note}> {formatBytes(bytes)}</span>}
        </li>
      ))}
    </ul>
  );
}
