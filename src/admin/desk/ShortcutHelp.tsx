'use client';
import { Dialog } from './Dialog.tsx';
import styles from './desk.module.css';

const KEYS: [key: string, what: string][] = [
  ['A', '通过，再按 Enter 确认'],
  ['G', '通过并打开下一件，再按 Enter 确认'],
  ['R', '不通过，再按数字选理由，按 Enter 确认'],
  ['T', '领取或放回'],
  ['N', '打开下一件'],
  ['?', '打开本说明'],
];

export function ShortcutHelp({ enabled, setEnabled, close }: { enabled: boolean; setEnabled: (enabled: boolean) => void; close: () => void }) {
  return (
    <Dialog title="快捷键" close={close}>
      <dl className={styles.keys}>{KEYS.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      <p>在输入框里打字时，以及使用中文输入法时，快捷键不起作用。写理由时可以按 Ctrl+Enter 确认。</p>
      <label className={styles.check}><input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} /> 启用快捷键</label>
      <div className={styles.buttons}><button type="button" data-first className={styles.button} onClick={close}>关闭</button></div>
    </Dialog>
  );
}
