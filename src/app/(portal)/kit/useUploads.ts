'use client';

import { useRef, useState } from 'react';
import type { Slot } from '../../../domain/forms/field.ts';
import { checkSize, describeSlot, extensionOf, formatLabel, formatOfName, spaced, type SlotRule } from '../../../domain/files.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { api, sentenceOf } from './api.ts';
import type { FormView } from './FormContext.ts';
import { uploadFile, type RunningUpload } from './upload.ts';

/** A file on its way, or one that did not get there: its name stays, with the reason. */
export type Pending = { key: number; name: string; file: File; percent: number; fault?: string; mayRetry?: boolean };

type Place = Pick<FormView, 'form' | 'id' | 'setFiles' | 'files'>;

/** The files of one slot: those stored, those on their way, and what can be done with them. */
export function useUploads(slot: Slot, { form, id, files, setFiles }: Place) {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [fault, setFault] = useState('');
  const running = useRef(new Map<number, RunningUpload>());
  const nextKey = useRef(1);
  const stored = files.filter((file) => file.slot === slot.name);
  const place = { ownerCollection: form.collection, ownerId: id, slot: slot.name };
  const single = slot.rule.maxCount === 1;

  const change = (key: number, part: Partial<Pending>) => setPending((list) => list.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = (key: number) => setPending((list) => list.filter((each) => each.key !== key));
  const keep = (file: OwnFile) => setFiles((all) => [...all.filter((each) => !(single && each.slot === slot.name)), file]);

  async function send(key: number, file: File): Promise<void> {
    const upload = uploadFile(place, file, (percent) => change(key, { percent }));
    running.current.set(key, upload);
    const answer = await upload.done;
    running.current.delete(key);
    if (answer === 'cancelled') return forget(key);
    if (!answer.ok) return change(key, { fault: sentenceOf(answer), mayRetry: answer.kind !== 'refused' });
    keep(answer.value);
    forget(key);
  }

  function add(chosen: readonly File[]): void {
    const busy = pending.filter((each) => !each.fault).length;
    const room = single ? 1 : Math.max(0, slot.rule.maxCount - stored.length - busy);
    setFault(chosen.length > room ? `${slot.label}最多 ${slot.rule.maxCount} 个文件，${room === 0 ? '请先删除不需要的' : `只上传了前 ${room} 个`}。` : '');
    const entries = chosen.slice(0, room).map((file) => entryOf(nextKey.current++, file, slot.rule));
    setPending((list) => [...list.filter((each) => !(single && each.fault)), ...entries]);
    for (const entry of entries) if (!entry.fault) void send(entry.key, entry.file);
  }

  function retry({ key, file }: Pending): void {
    setPending((list) => list.map((each) => (each.key === key ? { key, file, name: file.name, percent: 0 } : each)));
    void send(key, file);
  }

  async function remove(file: OwnFile): Promise<void> {
    const answer = await api(`attachments/${file.id}`, { method: 'DELETE' });
    setFault(answer.ok ? '' : sentenceOf(answer));
    if (answer.ok) setFiles((all) => all.filter((each) => each.id !== file.id));
  }

  async function reuse(earlier: string): Promise<void> {
    const answer = await api<OwnFile>(`attachments/${earlier}/reuse?${new URLSearchParams(place)}`, { method: 'POST' });
    setFault(answer.ok ? '' : sentenceOf(answer));
    if (answer.ok) keep(answer.value);
  }

  return { stored, pending, fault, add, retry, remove, reuse, forget, cancel: (key: number) => running.current.get(key)?.cancel() };
}

export type Uploads = ReturnType<typeof useUploads>;

/** Size and name are looked at before anything is sent; the content is judged by the server. */
function entryOf(key: number, file: File, rule: SlotRule): Pending {
  const entry = { key, name: file.name, file, percent: 0 };
  const size = checkSize(rule, file.size);
  if (!size.ok) return { ...entry, fault: size.reason };
  const claimed = formatOfName(file.name);
  const ending = extensionOf(file.name);
  if (claimed ? rule.formats.includes(claimed) : ending === '') return entry;
  const found = claimed ? `是${spaced(formatLabel(claimed))}` : `的格式（${ending}）不能上传`;
  return { ...entry, fault: `“${file.name}”${found}；这里可上传 ${describeSlot(rule)}。` };
}
