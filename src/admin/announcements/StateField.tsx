'use client';
import { useFormFields } from '@payloadcms/ui';
import { ANNOUNCEMENT_STATES, type AnnouncementState } from '../../domain/announcements.ts';
import { Tag } from '../Tag.tsx';
import { STATE_TONES } from './states.ts';
import styles from './announcements.module.css';

/** Where the announcement stands and what happens next, as it was when it was opened or last saved. */
export function StateField() {
  const state = useFormFields(([fields]) => fields.state?.value);
  const next = useFormFields(([fields]) => fields.next?.value);
  const known = typeof state === 'string' && state in ANNOUNCEMENT_STATES ? (state as AnnouncementState) : 'draft';
  return (
    <div className={`field-type ${styles.state}`} role="status">
      <p className="field-label">状态</p>
      <Tag tone={STATE_TONES[known]}>{ANNOUNCEMENT_STATES[known]}</Tag>
      <p className={styles.next}>{typeof next === 'string' ? next : '草稿只有工作人员能看到，发布以后公众才能看到。'}</p>
    </div>
  );
}
