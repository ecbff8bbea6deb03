'use client';

import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { codeTree, type CodeNode } from '../../../domain/codes.ts';
import type { TableEntry } from '../../../queries/codeTables.ts';
import field from './field.module.css';
import styles from './browser.module.css';

type BrowserProps = { entries: readonly TableEntry[]; leafOnly: boolean; label: string; onChoose: (code: string) => void };

const KEYS = '上下方向键移动，右方向键进入下一级，左方向键返回上一级，回车键选定。';

/** The tree of a code table, one level at a time: works with a thumb and with the keyboard alone. */
export function CodeBrowser({ entries, leafOnly, label, onChoose }: BrowserProps) {
  const roots = useMemo(() => codeTree(entries), [entries]);
  const { path, open, goTo, list, onKeyDown } = useLevels();
  const keys = useId();
  const here = path.at(-1);
  return (
    <div className={styles.browser} role="group" aria-label={label} aria-describedby={keys}>
      <p id={keys} className={field.hidden}>
        {KEYS}
      </p>
      <Trail path={path} onGo={goTo} />
      {here && !leafOnly && (
        <button type="button" className={styles.whole} onClick={() => onChoose(here.code)}>
          选“{here.name}”
        </button>
      )}
      <ul ref={list} onKeyDown={onKeyDown} aria-label={here ? `${here.name}以下` : '最上一级'}>
        {(here ? here.children : roots).map((node) => (
          <li key={node.code}>
            <Row node={node} onOpen={open} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The way down the tree. The row that was pressed is gone after each step, so the cursor goes to the first row of the new
 * level, or on the way up to the row one came from.
 */
function useLevels() {
  const [path, setPath] = useState<readonly CodeNode[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const target = wanted.current === '' ? rowsOf(list)[0] : rowsOf(list).find(({ dataset }) => dataset.code === wanted.current);
    wanted.current = null;
    target?.focus();
  }, [path]);
  const open = (node: CodeNode) => {
    wanted.current = '';
    setPath((levels) => [...levels, node]);
  };
  const goTo = (depth: number) => {
    wanted.current = path[depth]?.code ?? '';
    setPath(path.slice(0, depth));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isUp = event.key === 'ArrowLeft' && path.length > 0;
    if (isUp) goTo(path.length - 1);
    if (isUp || move(event, list)) event.preventDefault();
  };
  return { path, open, goTo, list, onKeyDown };
}

function rowsOf(list: RefObject<HTMLUListElement | null>): HTMLButtonElement[] {
  return [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-code]') ?? [])];
}

/** Along the rows, and into the row that has rows below it. Answers whether the key meant something. */
function move({ key, target }: KeyboardEvent, list: RefObject<HTMLUListElement | null>): boolean {
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.contains(target as Node));
  if (key === 'ArrowRight' && rows[at]?.dataset.branch) {
    rows[at].click();
    return true;
  }
  const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[key];
  next?.focus();
  return next !== undefined;
}

function Row({ node, onOpen, onChoose }: { node: CodeNode; onOpen: (node: CodeNode) => void; onChoose: (code: string) => void }) {
  const isLeaf = node.children.length === 0;
  return (
    <button type="button" data-code={node.code} data-branch={isLeaf ? undefined : true} onClick={() => (isLeaf ? onChoose(node.code) : onOpen(node))}>
      <span>{node.name}</span>
      <span className={styles.code}>{isLeaf ? node.code : `${node.code} · ${node.children.length} 项`}</span>
      {!isLeaf && <span aria-hidden="true">›</span>}
    </button>
  );
}

function Trail({ path, onGo }: { path: readonly CodeNode[]; onGo: (depth: number) => void }) {
  return (
    <nav aria-label="所在层级" className={styles.trail}>
      <button type="button" disabled={path.length === 0} onClick={() => onGo(0)}>
        全部
      </button>
      {path.map((node, index) => (
        <span key={node.code}>
          <span aria-hidden="true">›</span>
          <button type="button" disabled={index === path.length - 1} onClick={() => onGo(index + 1)}>
            {node.name}
          </button>
        </span>
      ))}
    </nav>
  );
}
