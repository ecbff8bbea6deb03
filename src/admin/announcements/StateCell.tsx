import type { DefaultServerCellComponentProps } from 'payload';
import { ANNOUNCEMENT_STATES, type AnnouncementState } from '../../domain/announcements.ts';
import { Tag } from '../Tag.tsx';
import { STATE_TONES } from './states.ts';
import styles from './announcements.module.css';

/** The state of an announcement in the list; what happens next stands below it. */
export function StateCell({ cellData, rowData }: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData'>) {
  const state = String(cellData) as AnnouncementState;
  const { next } = (rowData ?? {}) as { next?: string };
  if (!(state in ANNOUNCEMENT_STATES)) return null;
  return (
    <>
      <Tag tone={STATE_TONES[state]}>{ANNOUNCEMENT_STATES[state]}</Tag>
      {next && state !== 'draft' && <span className={styles.note}>{next}</span>}
    </>
  );
}
