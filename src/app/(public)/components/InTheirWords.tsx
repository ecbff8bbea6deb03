import type { Bilingual } from '../../../queries/settings.ts';
import type { Language } from '../language.ts';

/** A text of the settings: its English wording on English pages, or the Chinese one, marked as such. */
export function InTheirWords({ language, words: { text, english } }: { language: Language; words: Bilingual }) {
  if (language === 'zh') return text;
  return english ?? <span lang="zh-CN">{text}</span>;
}
