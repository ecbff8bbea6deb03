import type { Tone } from '../../app/tokens.ts';
import { importKind } from '../../imports/kinds/index.ts';
import { IMPORT_STATES, type ImportRecord } from '../../imports/list.ts';

const TONES: Record<ImportRecord['state'], Tone> = { queued: 'waiting', running: 'waiting', checked: 'info', done: 'good', failed: 'bad', cancelled: 'neutral' };

/** The state in the words of what is being done: a check or an import. */
export function stateOf({ state, mode, failure }: Pick<ImportRecord, 'state' | 'mode' | 'failure'>): { label: string; tone: Tone } {
  if (state === 'queued' || state === 'running') return { label: `${state === 'queued' ? '等候' : '正在'}${mode === 'check' ? '检查' : '导入'}`, tone: 'waiting' };
  if (state === 'checked' && failure) return { label: '检查没有通过', tone: 'bad' };
  return { label: IMPORT_STATES[state], tone: TONES[state] };
}

export const isOpen = ({ state }: Pick<ImportRecord, 'state'>): boolean => state === 'queued' || state === 'running';

export const kindLabel = (key: string): string => importKind(key)?.label ?? '已停用的数据';

const DEFAULT_WORDS = { added: '新增', changed: '更新', unchanged: '不变', removed: '删除' };

export const amount = (value: number): string => value.toLocaleString('zh-CN');

/** The figures of an import in the order people read them. A check says what would happen. */
export function figuresOf(found: ImportRecord): { label: string; count: number; key: string }[] {
  const kind = importKind(found.kind);
  const words = kind?.words ?? DEFAULT_WORDS;
  const would = found.mode === 'check' ? '将' : '';
  const outcome = (['added', 'changed', 'unchanged', 'removed'] as const)
    .filter((key) => key !== 'removed' || found.removed > 0 || kind?.words !== undefined || found.replaces)
    .map((key) => ({ key, label: key === 'unchanged' ? words[key] : `${would}${words[key]}`, count: found[key] }));
  return [
    { key: 'read', label: '读到的行', count: found.read },
    ...outcome,
    { key: 'repeated', label: '重复的行', count: found.repeated },
    { key: 'bad', label: '有问题的行', count: found.bad },
  ];
}
