'use client';
import { useRouter } from 'next/navigation.js';
import { useRef, useState, type RefObject } from 'react';
import desk from '../desk/desk.module.css';
import styles from './imports.module.css';
import { upload } from './upload.ts';

export type OfferedKind = { key: string; label: string; lead: string; required: string[]; optional: string[]; replaces: { label: string; hint: string } | null };

const quoted = (labels: readonly string[]) => labels.map((label) => `“${label}”`).join('、');

/** Chooses the kind and the file, uploads it with progress, and leads on to the page of the import. */
export function ImportForm({ kinds, chosen }: { kinds: OfferedKind[]; chosen: string }) {
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState(chosen);
  const [replaces, setReplaces] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const kind = kinds.find((each) => each.key === key) ?? kinds[0];
  if (!kind) return null;

  async function send(mode: 'check' | 'write') {
    if (sent !== null) return;
    const picked = file.current?.files?.[0];
    setProblem(picked ? '' : '请选择文件。');
    if (!picked) return file.current?.focus();
    setSent(0);
    const answer = await upload(picked, { kind: key, mode, replaces: replaces && kind?.replaces ? '1' : '0' }, setSent);
    if (answer.ok) return router.push(`/admin/imports/${answer.id}`);
    setSent(null);
    setProblem(answer.message);
    file.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void send('check'); }} aria-label="上传文件">
      <label className={styles.field}>
        <span>导入什么</span>
        <select value={key} onChange={(event) => setKey(event.target.value)} disabled={sent !== null}>
          {kinds.map((each) => <option key={each.key} value={each.key}>{each.label}</option>)}
        </select>
      </label>
      <About kind={kind} />
      <div className={styles.field}>
        <span>文件</span>
        <small id="import-hint">xlsx 或 CSV（UTF-8 或 GB18030 编码），不超过 300 MB。旧版 xls 请先另存为 xlsx。</small>
        {problem && <p className={styles.problem} id="import-problem" role="alert">{problem}</p>}
        <FileInput input={file} describedBy={problem ? 'import-problem import-hint' : 'import-hint'} invalid={problem !== ''} />
      </div>
      {kind.replaces && <Replaces choice={kind.replaces} checked={replaces} onChange={setReplaces} />}
      {sent !== null && <Sent share={sent} />}
      <div className={desk.buttons}>
        <button type="submit" className={`${desk.button} ${desk.primary}`} aria-disabled={sent !== null}>{sent === null ? '先检查' : '正在上传…'}</button>
        <button type="button" className={desk.button} aria-disabled={sent !== null} onClick={() => void send('write')}>直接导入</button>
      </div>
      <p className={styles.hint}>先检查不写入任何数据，只说明会新增、更新多少行，哪些行有问题；看过结果再导入。</p>
    </form>
  );
}

function About({ kind }: { kind: OfferedKind }) {
  return (
    <div className={styles.about}>
      <p>{kind.lead}</p>
      <p>表头须有{quoted(kind.required)}{kind.optional.length > 0 && `；还可以有${quoted(kind.optional)}`}。其他的列不导入。</p>
      <p><a href={`/api/imports/templates/${kind.key}`} download>下载“{kind.label}”模板</a></p>
    </div>
  );
}

/** The browser's own control would speak the language of the browser. */
function FileInput({ input, describedBy, invalid }: { input: RefObject<HTMLInputElement | null>; describedBy: string; invalid: boolean }) {
  const [name, setName] = useState('');
  return (
    <div className={styles.file} data-invalid={invalid || undefined}>
      <input id="import-file" ref={input} type="file" accept=".xlsx,.csv,.txt" aria-describedby={describedBy} aria-invalid={invalid} onChange={(event) => setName(event.target.files?.[0]?.name ?? '')} />
      <label htmlFor="import-file" className={desk.button}>{name ? '换一个文件' : '选择文件'}</label>
      <span role="status">{name || '还没有选择文件'}</span>
    </div>
  );
}

function Sent({ share }: { share: number }) {
  return (
    <div className={styles.field}>
      <label htmlFor="import-sent">正在上传</label>
      <progress id="import-sent" max={1} value={share} />
    </div>
  );
}

function Replaces({ choice, checked, onChange }: { choice: { label: string; hint: string }; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className={desk.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{choice.label}<small>{choice.hint}</small></span>
    </label>
  );
}
