'use client';

import { Button, Progress } from 'antd';
import { useState, type DragEvent, type ReactNode } from 'react';
import { acceptAttribute, describeSlot } from '../../../domain/files.ts';
import { isShown, type Slot } from '../../../domain/forms/field.ts';
import { EarlierFiles } from './EarlierFiles.tsx';
import { FieldFrame, type Bound } from './FieldFrame.tsx';
import { StoredFile } from './FilePreview.tsx';
import { useForm } from './FormContext.ts';
import { useUploads, type Pending, type Uploads } from './useUploads.ts';
import field from './field.module.css';
import styles from './upload.module.css';

/** One place for uploads: limits said beforehand, each file with its progress or with the reason it was not taken. */
export function SlotUpload({ slot }: { slot: Slot }) {
  const form = useForm();
  const uploads = useUploads(slot, form);
  if (!isShown(slot, form.state.values)) return null;
  const heading = form.extras.headings?.[slot.name];
  const { id } = form;
  return (
    <>
      {heading && <h3 className={field.group}>{heading}</h3>}
      <FieldFrame item={slot} group limits={`${describeSlot(slot.rule)}。`}>
        {(bound) => (
          <div className={styles.slot}>
            <FileList uploads={uploads} />
            {uploads.fault && (
              <p className={field.error} role="alert">
                {uploads.fault}
              </p>
            )}
            <DropZone slot={slot} bound={bound} onFiles={uploads.add} isFull={uploads.stored.length >= slot.rule.maxCount} />
            <EarlierFiles slot={slot} record={id} onReuse={uploads.reuse} />
          </div>
        )}
      </FieldFrame>
      {form.extras.after?.[slot.name]?.()}
    </>
  );
}

function FileList({ uploads }: { uploads: Uploads }) {
  if (uploads.stored.length + uploads.pending.length === 0) return null;
  return (
    <ul className={styles.files} aria-live="polite">
      {uploads.stored.map((file) => (
        <li key={file.id}>
          <StoredFile file={file} onRemove={() => uploads.remove(file)} />
        </li>
      ))}
      {uploads.pending.map((entry) => (
        <li key={entry.key}>{entry.fault ? <Failed entry={entry} uploads={uploads} /> : <OnItsWay entry={entry} onCancel={() => uploads.cancel(entry.key)} />}</li>
      ))}
    </ul>
  );
}

function OnItsWay({ entry, onCancel }: { entry: Pending; onCancel: () => void }) {
  const label = entry.percent < 100 ? `正在上传 ${entry.percent}%` : '正在检查文件内容…';
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <span className={styles.name}>{entry.name}</span>
        <span className={styles.note}>{label}</span>
        <Progress percent={entry.percent} showInfo={false} size="small" aria-label={`${entry.name} 上传进度`} />
      </div>
      <Button type="link" onClick={onCancel} aria-label={`取消上传 ${entry.name}`}>
        取消
      </Button>
    </div>
  );
}

function Failed({ entry, uploads }: { entry: Pending; uploads: Uploads }) {
  return (
    <div className={`${styles.row} ${styles.failed}`}>
      <div className={styles.what}>
        <span className={styles.name}>{entry.name}</span>
        <span className={field.error}>
          <span className={field.hidden}>错误：</span>
          {entry.fault}
        </span>
      </div>
      {entry.mayRetry && <Act label={`重新上传 ${entry.name}`} onClick={() => uploads.retry(entry)}>重试</Act>}
      <Act label={`不上传 ${entry.name}`} onClick={() => uploads.forget(entry.key)}>移除</Act>
    </div>
  );
}

function Act({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button type="link" onClick={onClick} aria-label={label}>
      {children}
    </Button>
  );
}

type ZoneProps = { slot: Slot; bound: Bound; isFull: boolean; onFiles: (files: readonly File[]) => void };

/** A real file input under a label that looks like a button; files may also be dropped on the frame around it. */
function DropZone({ slot, bound, isFull, onFiles }: ZoneProps) {
  const [over, setOver] = useState(false);
  const { maxCount } = slot.rule;
  if (isFull && maxCount > 1) return <p className={field.hint}>已有 {maxCount} 个文件，删除后可以再传。</p>;
  const drag = (isOver: boolean) => (event: DragEvent) => (event.preventDefault(), setOver(isOver));
  const drop = (event: DragEvent) => (drag(false)(event), onFiles([...event.dataTransfer.files]));
  return (
    <div className={over ? `${styles.zone} ${styles.over}` : styles.zone} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={drop}>
      <input
        id={bound.id}
        type="file"
        className={styles.input}
        accept={acceptAttribute(slot.rule)}
        multiple={maxCount > 1}
        aria-labelledby={`${bound.labelId} ${bound.id}-button`}
        {...(bound.describedBy ? { 'aria-describedby': bound.describedBy } : {})}
        {...(bound.invalid ? { 'aria-invalid': true } : {})}
        onChange={({ target }) => (onFiles([...(target.files ?? [])]), (target.value = ''))}
      />
      <label htmlFor={bound.id} id={`${bound.id}-button`} className={styles.button}>
        {isFull ? '换一个文件' : '选择文件'}
      </label>
      <span className={styles.drop}>或把文件拖到这里</span>
    </div>
  );
}
