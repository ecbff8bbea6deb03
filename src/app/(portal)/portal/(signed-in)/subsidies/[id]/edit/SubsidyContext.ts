'use client';

import { createContext, useContext } from 'react';
import type { PortalSubsidy } from '../../../../../../../queries/portalSubsidies.ts';
import type { Property } from './useProperty.ts';

/** The application around a part of its form, and its pledged property as it is typed. */
export type SubsidyView = { subsidy: PortalSubsidy; property: Property };

export const SubsidyContext = createContext<SubsidyView | null>(null);

/** Throws outside of the form. */
export function useSubsidy(): SubsidyView {
  const view = useContext(SubsidyContext);
  if (!view) throw new Error('this component belongs inside the application for a subsidy');
  return view;
}
