'use client';
import { useFormFields } from '@payloadcms/ui';
import { ANNOUNCEMENT_STATES, type AnnouncementState } from '../../domain/announcements.ts';

/** The state above the form, in the words of the rest of the platform: Payload's own knows nothing scheduled or withdrawn. */
export function HeaderState() {
  const state = useFormFields(([fields]) => fields.state?.value);
  const word = ANNOUNCEMENT_STATES[state as AnnouncementState] ?? ANNOUNCEMENT_STATES.draft;
  return (
    <span>
      状态：<strong>{word}</strong>
    </span>
  );
}
