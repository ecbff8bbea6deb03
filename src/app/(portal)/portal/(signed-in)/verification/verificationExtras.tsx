'use client';

import { useForm, type FieldExtras } from '../../../kit/FormContext.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { RegistryLookup } from './RegistryLookup.tsx';
import { SizeSuggestion } from './SizeSuggestion.tsx';

/** What the verification adds to the fields of its descriptor. */
export const VERIFICATION_EXTRAS: FieldExtras = {
  headings: { uscc: '登记信息', registeredRegion: '地址', industry: '经营情况' },
  after: {
    eligibility: () => <NotEligible key="not-eligible" />,
    uscc: () => <RegistryLookup key="registry" />,
    sizeClass: () => <SizeSuggestion key="size" />,
    pledge: () => <PledgeTemplate key="pledge-template" />,
  },
};

/** Told at once, before anything else is typed. */
function NotEligible() {
  const { state } = useForm();
  const { eligibility } = state.values;
  if (!eligibility || eligibility === 'maker') return null;
  const who = eligibility === 'branch' ? '请由具有法人资格的总公司（总机构）办理。' : '专利已经转让或许可给企业实施的，请由该企业办理。';
  return <Notice tone="bad" heading="这种单位不能认证">只有具有法人资格、生产或销售产品（提供服务）的单位才能认证。{who}</Notice>;
}

function PledgeTemplate() {
  return (
    <p>
      <a href="/portal/verification/pledge" target="_blank" rel="noopener">
        打印诚信承诺书模板
      </a>
    </p>
  );
}
