'use client';

import type { ReactNode } from 'react';
import type { Values } from '../../../domain/forms/field.ts';
import { productForm } from '../../../domain/forms/product.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { FormSummary } from '../kit/Summary.tsx';

/** Everything entered. A client component because a form holds conditions, which cannot travel from server to browser; `children` belong to the step of the patents. */
export function ProductFacts({ values, files, year, children }: { values: Values; files: readonly OwnFile[]; year?: number; children: ReactNode }) {
  return <FormSummary form={productForm} values={values} files={files} {...(year ? { year } : {})} extra={({ key }) => (key === 'patents' ? children : null)} />;
}
