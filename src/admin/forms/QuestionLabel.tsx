'use client';

import { useRowLabel } from '@payloadcms/ui';
import { KINDS, type Kind } from '../../domain/publicForms/definition.ts';
import { short } from './short.ts';
import styles from './forms.module.css';

type Row = { label?: string; required?: boolean; blockType?: string };

/** The line of a folded question: its number, its words, its kind. */
export function QuestionLabel() {
  const { data, rowNumber } = useRowLabel<Row>();
  const kind = KINDS[data?.blockType as Kind] ?? '';
  return (
    <span className={styles.question}>
      {(rowNumber ?? 0) + 1}. {short(data?.label?.trim() || '（还没有题目）', 40)} <small>{kind}{data?.required ? '，必填' : ''}</small>
    </span>
  );
}
