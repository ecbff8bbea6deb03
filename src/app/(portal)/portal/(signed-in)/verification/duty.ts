import type { AssetReportState } from '../../../../../domain/assetReportDuty.ts';

/** How the duty to report last year stands. `deadline`: last day on which the report may be missing, a civil date. */
export type AssetDuty = { year: number; state: AssetReportState; deadline: string };
