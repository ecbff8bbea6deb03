'use client';

import { useEffect, useMemo, useState } from 'react';
import { updateFindings } from '../../../../../../../casework/updateFindings.ts';
import { findCode } from '../../../../../../../domain/codes.ts';
import type { Values } from '../../../../../../../domain/forms/field.ts';
import type { OwnLink } from '../../../../../../../queries/portalProducts.ts';
import { useCodeTable } from '../../../../../kit/useCodeTable.ts';

const PAUSE_MS = 500;

/** The text checks of the submission, run while the person types, read together with what is filed. */
export function useUpdateFindings(values: Values, product: Values, links: readonly OwnLink[], enterpriseName: string | undefined) {
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values]);
  const { entries } = useCodeTable('product-classes');
  return useMemo(() => {
    const found = entries ? findCode(entries, String(product.productClass ?? '')) : undefined;
    const context = { className: found?.name ?? null, serviceClass: found ? found.section === 'service' : null, enterpriseName: enterpriseName ?? null };
    return updateFindings(settled, product, links, context);
  }, [settled, product, links, entries, enterpriseName]);
}
