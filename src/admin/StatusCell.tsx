import type { DefaultServerCellComponentProps } from 'payload';
import { isCaseCollection, lifecycleOf } from '../domain/lifecycle/index.ts';
import { Tag } from './Tag.tsx';

/** The state of a case in a list, in the words and colours every other page uses. */
export function StatusCell({ cellData, collectionSlug }: Pick<DefaultServerCellComponentProps, 'cellData' | 'collectionSlug'>) {
  const state = isCaseCollection(collectionSlug) ? lifecycleOf(collectionSlug).states[String(cellData)] : undefined;
  return state ? <Tag tone={state.tone}>{state.label}</Tag> : <span>{String(cellData ?? '')}</span>;
}
