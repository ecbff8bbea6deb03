import { formatBytes, formatLabel, formatOfName } from '../../../domain/files.ts';
import type { AnnouncementFile } from '../../../queries/announcements.ts';
import quiet from '../components/text.module.css';

/** Under its stored name, which changes with its content and cannot be guessed. */
export const fileAddress = ({ filename }: AnnouncementFile): string => `/api/public-media/file/${filename}`;

/** A file by its name, with format and size: what a reader on a small connection wants to know before. */
export function FileLink({ file }: { file: AnnouncementFile }) {
  const format = formatOfName(file.name);
  return (
    <>
      <a href={fileAddress(file)} lang="zh-CN">
        {file.name}
      </a>{' '}
      <span className={quiet.quiet}>
        （{format ? `${formatLabel(format)}，` : ''}
        {formatBytes(file.bytes)}）
      </span>
    </>
  );
}
