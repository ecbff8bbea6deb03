import type { AssetReportState } from '../../../domain/assetReportDuty.ts';
import { Notice } from '../kit/Notice.tsx';

/** The asset report comes first (spec 3): said before anything is typed, with the way there. An update may be filled in meanwhile. */
export function ReportFirst({ state, year }: { state: AssetReportState; year: number }) {
  if (state === 'present') return null;
  if (state === 'overdue') {
    return (
      <Notice tone="bad" heading={`请先补报 ${year} 年度资产信息`}>
        <p>
          补报期限已过。更新可以先填写，补报以后才能提交。<a href="/portal/assets">补报资产信息</a>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="waiting" heading={`${year} 年度资产信息还没有填好`}>
      <p>
        请先填报资产信息，再更新产品。<a href="/portal/assets">填写资产信息</a>
      </p>
    </Notice>
  );
}
