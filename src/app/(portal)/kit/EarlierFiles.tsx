'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { toCivilDate } from '../../../domain/civilDate.ts';
import { formatBytes, isPicture, type FileFormat } from '../../../domain/files.ts';
import { allSlots, type Slot } from '../../../domain/forms/field.ts';
import { FORMS, isFormCollection } from '../../../domain/forms/index.ts';
import { api, sentenceOf } from './api.ts';
import { fileAddress } from './upload.ts';
import styles from './upload.module.css';

type Earlier = { id: string; originalName: string; format: string; byteSize: number; createdAt: string; sha256: string; ownerCollection: string; ownerId: string; slot: string };

const MOST = 30;

/** Files the organisation uploaded before, wherever: one that fits can be used again without uploading it. */
export function EarlierFiles({ slot, record, onReuse }: { slot: Slot; record: string; onReuse: (id: string) => void }) {
  const [files, setFiles] = useState<readonly Earlier[] | null>(null);
  const [fault, setFault] = useState('');
  async function open(): Promise<void> {
    const answer = await api<{ docs: Earlier[] }>(`attachments?${queryFor(slot)}`);
    setFault(answer.ok ? '' : sentenceOf(answer));
    if (answer.ok) setFiles(onceEach(answer.value.docs.filter((file) => file.ownerId !== record || file.slot !== slot.name)));
  }
  return (
    <div>
      <Button type="link" className={styles.plain ?? ''} aria-expanded={files !== null} onClick={() => (files ? setFiles(null) : void open())}>
        {files ? '收起以前上传的文件' : '选用以前上传的文件'}
      </Button>
      {fault && <p role="alert">{fault}</p>}
      {files?.length === 0 && <p className={styles.note}>以前没有上传过可用于这一项的文件。</p>}
      {files && files.length > 0 && <Choice files={files} onReuse={(id) => (setFiles(null), onReuse(id))} />}
    </div>
  );
}

function Choice({ files, onReuse }: { files: readonly Earlier[]; onReuse: (id: string) => void }) {
  return (
    <ul className={styles.earlier}>
      {files.map((file) => (
        <li key={file.id}>
          {isPicture(file.format as FileFormat) && <img className={styles.thumb} src={fileAddress.preview(file.id)} alt="" loading="lazy" width={64} height={64} />}
          <span className={styles.what}>
            <span className={styles.name}>{file.originalName}</span>
            <span className={styles.note}>
              {whereFrom(file)} · {toCivilDate(new Date(file.createdAt))} · {formatBytes(file.byteSize)}
            </span>
          </span>
          <Button onClick={() => onReuse(file.id)} aria-label={`选用 ${file.originalName}`}>
            选用
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** 产品备案·产品主图: names alone are all alike. */
function whereFrom({ ownerCollection, slot }: Earlier): string {
  const form = isFormCollection(ownerCollection) ? FORMS[ownerCollection] : null;
  return [form?.label, form && allSlots(form).find(({ name }) => name === slot)?.label].filter(Boolean).join('·') || '其他材料';
}

function queryFor({ rule }: Slot): URLSearchParams {
  return new URLSearchParams({
    'where[format][in]': rule.formats.join(','),
    'where[byteSize][less_than_equal]': String(rule.maxBytes),
    sort: '-createdAt',
    limit: String(MOST),
  });
}

/** The same content under several cases is one file to choose. */
function onceEach(files: readonly Earlier[]): Earlier[] {
  return files.filter((file, index) => files.findIndex(({ sha256 }) => sha256 === file.sha256) === index);
}
