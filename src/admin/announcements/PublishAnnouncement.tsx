'use client';
import { PublishButton, useFormFields } from '@payloadcms/ui';

/** Payload's button, named after what it will do with the time the editor entered. */
export function PublishAnnouncement() {
  const publishedAt = useFormFields(([fields]) => fields.publishedAt?.value);
  const isLater = typeof publishedAt === 'string' && new Date(publishedAt) > new Date();
  return <PublishButton label={isLater ? '定时发布' : '发布'} />;
}
