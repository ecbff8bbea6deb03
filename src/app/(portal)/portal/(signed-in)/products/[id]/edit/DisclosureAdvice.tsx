'use client';

import { useForm } from '../../../../../kit/FormContext.ts';
import { Notice } from '../../../../../kit/Notice.tsx';

/** Said at once where the two answers do not go together, not only when the filing is checked. */
export function DisclosureAdvice() {
  const { wantsCertification, patentsDisclosed } = useForm().state.values;
  if (wantsCertification !== true || patentsDisclosed !== false) return null;
  return (
    <Notice tone="waiting" heading="不公开关联专利的产品不能参加认定">
      参加专利密集型产品认定的产品须公开关联专利。请选择公开关联专利，或者选择不参加认定。
    </Notice>
  );
}
