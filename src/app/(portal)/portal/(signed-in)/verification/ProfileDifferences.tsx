'use client';

import { labelOf, type Values } from '../../../../../domain/forms/field.ts';
import { profileChanges } from '../../../../../domain/forms/profile.ts';
import { ShownValue } from '../../../kit/ShownValue.tsx';
import styles from './verification.module.css';

/** What a change of details would change against the approved ones. */
export function ProfileDifferences({ profile, values }: { profile: Values; values: Values }) {
  const changes = profileChanges(profile, values);
  if (changes.length === 0) return <p>与已通过审核的信息相比，目前没有变化。只更换证明材料的，也可以提交。</p>;
  return (
    <section className={styles.changes} aria-labelledby="differences">
      <h3 id="differences">与已通过审核的信息相比，修改了 {changes.length} 项</h3>
      <dl>
        {changes.map(({ field, before, after }) => (
          <div key={field.name}>
            <dt>{labelOf(field, undefined, values)}</dt>
            <dd>
              <p>
                <small>现有</small>
                <del>
                  <ShownValue field={field} value={before} />
                </del>
              </p>
              <p>
                <small>变更为</small>
                <ins>
                  <ShownValue field={field} value={after} />
                </ins>
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
