import type { OwnFile } from '../../../queries/portalCases.ts';
import { failureOf, SENTENCES, type ApiResult } from './api.ts';

export type UploadPlace = { ownerCollection: string; ownerId: string; slot: string };
export type RunningUpload = { done: Promise<ApiResult<OwnFile> | 'cancelled'>; cancel: () => void };

/** Sends one file, telling its progress in percent. Never throws; a cancelled upload left nothing behind. */
export function uploadFile(place: UploadPlace, file: File, onProgress: (percent: number) => void): RunningUpload {
  const request = new XMLHttpRequest();
  const done = new Promise<ApiResult<OwnFile> | 'cancelled'>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve({ ok: false, kind: 'unavailable', status: 0, problems: [{ message: SENTENCES.network }] });
    request.onabort = () => resolve('cancelled');
  });
  request.open('POST', `/api/attachments?${new URLSearchParams(place)}`);
  request.setRequestHeader('accept', 'application/json');
  const body = new FormData();
  body.append('file', file);
  request.send(body);
  return { done, cancel: () => request.abort() };
}

/** Addresses of a stored file. */
export const fileAddress = {
  preview: (id: string): string => `/api/attachments/${id}/preview`,
  inline: (id: string): string => `/api/attachments/${id}/file?inline`,
  download: (id: string): string => `/api/attachments/${id}/file`,
};

function answerOf(request: XMLHttpRequest): ApiResult<OwnFile> {
  const read = failureOf(request.status, parse(request.responseText));
  return 'kind' in read ? read : { ok: true, value: read.value as OwnFile };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
