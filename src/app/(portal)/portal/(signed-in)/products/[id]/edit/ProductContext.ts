'use client';

import { createContext, useContext } from 'react';
import type { FieldFinding } from '../../../../../../../domain/checks/findings.ts';
import type { OwnLink } from '../../../../../../../queries/portalProducts.ts';

export type ProductView = {
  links: readonly OwnLink[];
  setLinks: (change: (links: readonly OwnLink[]) => readonly OwnLink[]) => void;
  names: readonly string[];
  findings: readonly FieldFinding[];
  /** The platform can look bar codes up. */
  looksUpBarcodes?: boolean;
};

export const ProductContext = createContext<ProductView | null>(null);

/** The product around a component: its patents and what the text checks found. Throws outside of one. */
export function useProduct(): ProductView {
  const view = useContext(ProductContext);
  if (!view) throw new Error('this component belongs inside the product form');
  return view;
}
