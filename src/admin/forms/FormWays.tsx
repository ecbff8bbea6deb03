import Link from 'next/link.js';
import type { UIFieldServerProps } from 'payload';
import { now } from '../../adapters/clock.ts';
import { STATES, stateOf } from '../../domain/publicForms/window.ts';
import { Tag } from '../Tag.tsx';
import styles from './forms.module.css';

/** Above the design of a form: where it stands, its page, its answers. */
export function FormWays({ data }: UIFieldServerProps) {
  const { id, slug, isReleased, opensAt, closesAt } = (data ?? {}) as Record<string, unknown>;
  if (!id) return null;
  const { label, tone } = STATES[stateOf({ isReleased: isReleased === true, opensAt: new Date(String(opensAt)), closesAt: new Date(String(closesAt)) }, now())];
  return (
    <p className={styles.ways}>
      <Tag tone={tone}>{label}</Tag>
      {isReleased === true && <a href={`/forms/${String(slug)}`}>打开填写页面</a>}
      <Link href={`/admin/form-results/${String(id)}`} prefetch={false}>查看答卷</Link>
    </p>
  );
}
