'use client';

import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { CreateRecord } from '../../../kit/CreateRecord.tsx';
import { FormSummary, Summary } from '../../../kit/Summary.tsx';
import type { CaseForm } from '../../../kit/useCaseForm.ts';
import { AssetReportFields } from '../assets/AssetReportFields.tsx';
import type { AssetDuty } from './duty.ts';

type Props = {
  /** Null while nobody has begun the report. */
  assets: CaseForm | null;
  duty: AssetDuty;
  /** Put off by tick. */
  deferred: boolean;
};

/** Last year's report inside the verification: its form, or the button that begins it. */
export function AssetForm({ assets, duty, deferred }: Props) {
  if (deferred) return null;
  return assets ? <AssetReportFields form={assets} /> : <CreateRecord collection="asset-reports" label={`填写 ${duty.year} 年度资产信息`} />;
}

/** The report's answers on the check page; what is missing in it stands with the other faults. */
export function AssetSummary({ assets, duty, deferred, onGo }: Props & { onGo: (field: string) => void }) {
  if (deferred) return null;
  const change = (name: string) => ({ href: `?step=assets&return=check#${name}`, onClick: (event: React.MouseEvent) => (event.preventDefault(), onGo(name)) });
  if (!assets) return <Summary rows={[{ name: 'totalCost', label: `${duty.year} 年度资产信息`, value: null }]} change={change} />;
  return <FormSummary form={assetReportForm} values={assets.state.values} files={assets.files} year={duty.year} change={change} bare />;
}
