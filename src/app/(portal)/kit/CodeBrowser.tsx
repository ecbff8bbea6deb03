'use client';

import { useMemo, useState } from 'react';
import { codeTree, type CodeNode } from '../../../domain/codes.ts';
import type { TableEntry } from '../../../queries/codeTables.ts';
import styles from './browser.module.css';

type BrowserProps = { entries: readonly TableEntry[]; leafOnly: boolean; label: string; onChoose: (code: string) => void };

/** The tree of a code table, one level at a time: works with a thumb and with the keyboard alone. */
export function CodeBrowser({ entries, leafOnly, label, onChoose }: BrowserProps) {
  const roots = useMemo(() => codeTree(entries), [entries]);
  const [path, setPath] = useState<readonly CodeNode[]>([]);
  const here = path.at(-1);
  const open = (node: CodeNode) => setPath([...path, node]);
  return (
    <div className={styles.browser} role="group" aria-label={label}>
      <Trail path={path} onGo={(depth) => setPath(path.slice(0, depth))} />
      {here && !leafOnly && (
        <button type="button" className={styles.whole} onClick={() => onChoose(here.code)}>
          选“{here.name}”
        </button>
      )}
      <ul>
        {(here ? here.children : roots).map((node) => (
          <li key={node.code}>
            <Row node={node} onOpen={open} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({ node, onOpen, onChoose }: { node: CodeNode; onOpen: (node: CodeNode) => void; onChoose: (code: string) => void }) {
  const isLeaf = node.children.length === 0;
  return (
    <button type="button" onClick={() => (isLeaf ? onChoose(node.code) : onOpen(node))}>
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
