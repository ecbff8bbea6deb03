import { extensionOf, formatBytes, formatLabel, formatOfName } from '../../../domain/files.ts';
import type { AnnouncementFile } from '../../../queries/announcements.ts';
import type { Language } from '../language.ts';
import quiet from '../components/text.module.css';

/** Under its stored name, which changes with its content and cannot be guessed. */
export const fileAddress = ({ filename }: AnnouncementFile): string => `/api/public-media/file/${filename}`;

/** A file by its name, with format and size: what a reader on a small connection wants to know before. */
export function FileLink({ file, language }: { file: AnnouncementFile; language: Language }) {
  return (
    <>
      <a href={fileAddress(file)} lang="zh-CN">
        {file.name}
      </a>{' '}
      <span className={quiet.quiet}>{language === 'zh' ? `（${factsOf(file)}）` : `(${factsInEnglish(file)})`}</span>
    </>
  );
}

function factsOf({ name, bytes }: AnnouncementFile): string {
  const format = formatOfName(name);
  return `${format ? `${formatLabel(format)}，` : ''}${formatBytes(bytes)}`;
}

const factsInEnglish = ({ name, bytes }: AnnouncementFile): string => `${extensionOf(name).toUpperCase()}, ${formatBytes(bytes).replace('字节', 'bytes')}`;
