import type { AssetReportState } from '../../../../../domain/assetReportDuty.ts';

/** How the duty to report last year stands. `deadline`: last day on which the report may be missing, a civil date. */
export type AssetDuty = { year: number; state: AssetReportState; deadline: string };

/** What to have at hand for last year's report before beginning; putting it off is spoken of only while it is allowed. */
export function reportToPrepare({ year, state, deadline }: AssetDuty): string {
  if (state === 'present') return `${year} 年度资产信息：已经填好，不用再准备`;
  const needed = `${year} 年度的利润表和主要财务数据`;
  return state === 'deferrable' ? `${needed}；暂时没有的，可以在 ${monthDay(deadline)}以前补报` : needed;
}

/** What is said above last year's report inside the verification. */
export function assetIntro({ year, state, deadline }: AssetDuty): string {
  if (state === 'present') return `${year} 年度资产信息已填好，如有变化可以修改。`;
  if (state === 'deferrable') return `请填写 ${year} 年度资产信息。暂时没有的，可以选“稍后填写”，在 ${monthDay(deadline)}以前补报。`;
  return `请填写 ${year} 年度资产信息。可以稍后补报的期限（${monthDay(deadline)}）已过，填好以后才能提交。`;
}

function monthDay(date: string): string {
  const [month, day] = date.slice(5).split('-').map(Number);
  return `${month} 月 ${day} 日`;
}
