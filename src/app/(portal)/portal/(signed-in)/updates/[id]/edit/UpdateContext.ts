'use client';

import { createContext, useContext } from 'react';
import type { LinkedPatent } from '../../../../../../../casework/linkedPatents.ts';
import type { FiledBefore } from '../../../../../../../queries/portalUpdates.ts';

/** What is filed beside what is typed. `current`: the patents linked now. */
export type UpdateView = { before: FiledBefore; current: readonly LinkedPatent[] };

export const UpdateContext = createContext<UpdateView | null>(null);

/** The update around a component. Throws outside of one. */
export function useUpdate(): UpdateView {
  const view = useContext(UpdateContext);
  if (!view) throw new Error('this component belongs inside the update form');
  return view;
}
