'use client';

import type { Steps } from './useSteps.ts';
import styles from './editor.module.css';

/** The steps in order; each may be opened at any time, for nothing is checked before the last. */
export function StepNav({ steps, onLeave }: { steps: Steps; onLeave: () => void }) {
  const { list, current, open, href } = steps;
  const position = list.findIndex(({ key }) => key === current.key) + 1;
  return (
    <nav className={styles.steps} aria-label="填写步骤">
      <p>
        第 {position} 步，共 {list.length} 步
      </p>
      <ol>
        {list.map(({ key, label }, index) => (
          <li key={key}>
            <a href={href(key)} aria-current={key === current.key ? 'step' : undefined} onClick={(event) => (event.preventDefault(), onLeave(), open(key))}>
              {index + 1}. {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
