'use client';

import { useEffect, useMemo, useState } from 'react';
import { productFindings } from '../../../../../../../casework/productFindings.ts';
import { findCode } from '../../../../../../../domain/codes.ts';
import type { Values } from '../../../../../../../domain/forms/field.ts';
import type { OwnLink } from '../../../../../../../queries/portalProducts.ts';
import { useCodeTable } from '../../../../../kit/useCodeTable.ts';

const PAUSE_MS = 500;
const NO_REASONS: Record<string, string> = {};

/** The text checks of a submission, run while the person types: the same function, with the same knowledge. */
export function useProductFindings(values: Values, links: readonly OwnLink[], enterpriseName: string | undefined) {
  const settled = useSettled(values);
  const { entries } = useCodeTable('product-classes');
  return useMemo(() => {
    const found = entries ? findCode(entries, String(settled.productClass ?? '')) : undefined;
    const reasons = (settled.findingReasons as Record<string, string> | null) ?? NO_REASONS;
    const context = { className: found?.name ?? null, serviceClass: found ? found.section === 'service' : null, enterpriseName: enterpriseName ?? null };
    // An empty form is no bad form: nothing is said before there is a name.
    const findings = productFindings(settled, links, reasons, context);
    return settled.name ? findings : { ...findings, all: findings.all.filter(({ field }) => field !== 'name'), blocking: findings.blocking.filter(({ field }) => field !== 'name') };
  }, [settled, links, entries, enterpriseName]);
}

/** The values as they were when the person last paused; the first ones at once. */
function useSettled(values: Values): Values {
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values]);
  return settled;
}
