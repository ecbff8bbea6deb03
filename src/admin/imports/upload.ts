'use client';

export type Uploaded = { ok: true; id: string } | { ok: false; message: string };

const UNREACHABLE = '上传中断，文件没有传完。请检查网络后重新上传。';
const MOST_BYTES = 300 * 1024 * 1024;

/** Sends a file with its progress (0 to 1), which `fetch` cannot tell. A failure is a sentence. */
export function upload(file: File, query: Record<string, string>, onProgress: (share: number) => void): Promise<Uploaded> {
  if (file.size > MOST_BYTES) return Promise.resolve({ ok: false, message: '文件超过 300 MB。请分成几个文件，或另存为 xlsx（通常小得多）后再上传。' });
  const { promise, resolve } = Promise.withResolvers<Uploaded>();
  const request = new XMLHttpRequest();
  request.open('POST', `/api/imports?${new URLSearchParams(query)}`);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.onload = () => resolve(outcomeOf(request));
  request.onerror = () => resolve({ ok: false, message: UNREACHABLE });
  const form = new FormData();
  form.append('file', file);
  request.send(form);
  return promise;
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Uploaded {
  try {
    const answer = JSON.parse(responseText) as { id?: string; errors?: { message: string }[] };
    if (status === 201 && answer.id) return { ok: true, id: answer.id };
    return { ok: false, message: answer.errors?.map(({ message }) => message).join('') || UNREACHABLE };
  } catch {
    return { ok: false, message: status === 413 ? '文件太大，服务器没有接受。请联系系统管理员检查上传大小的限制。' : UNREACHABLE };
  }
}
