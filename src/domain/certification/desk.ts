import type { certifications } from '../lifecycle/certifications.ts';
import type { CivilDate } from '../civilDate.ts';

/** What may be decided for many products of a round at once; the publicity is one action of the whole round. */
export const BATCH_ACTIONS = ['shortlist', 'exclude', 'certify', 'drop'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** How many are worked off in one request, so that a page shows honest progress over thousands. */
export const BATCH_SIZE = 200;

/** How the metrics of a product came out, as the desk filters by it. */
export const METRIC_OUTCOMES = { allMet: '全部达到', unmet: '有没达到的', missing: '有缺数据的' } as const;
export type MetricOutcome = keyof typeof METRIC_OUTCOMES;
export type CertificationStatus = keyof typeof certifications.states;

/** How far products came, as the funnel counts them: who stands there now, and who went on from there. */
export const REACHED = {
  shortlisted: { label: '列入拟认定', states: ['shortlisted', 'publicised', 'certified', 'expired', 'revoked'] },
  publicised: { label: '公示', states: ['publicised', 'certified', 'expired', 'revoked'] },
  certified: { label: '认定', states: ['certified', 'expired'] },
} as const satisfies Record<string, { label: string; states: readonly CertificationStatus[] }>;
export type Reached = keyof typeof REACHED;

/** Which products of a round; what is absent does not count. `industry` and `productClass` are codes or their beginnings. */
export type DeskFilter = {
  status?: CertificationStatus | undefined;
  reached?: Reached | undefined;
  /** In the names of product and organisation, or the filing number. */
  q?: string | undefined;
  industry?: string | undefined;
  productClass?: string | undefined;
  /** At least so many metrics met. */
  met?: number | undefined;
  outcome?: MetricOutcome | undefined;
};

export type RoundStanding = {
  closesOn: CivilDate;
  /** By the rules as they are now. */
  isGathered: boolean;
  hasAnnouncement: boolean;
  /** null before the publicity. */
  publicityEndsOn: CivilDate | null;
  counts: Partial<Record<CertificationStatus, number>>;
  openObjections: number;
};

const pieces = (count: number) => `${count.toLocaleString('zh-CN')} 件`;

/** What is to be done next in a round, in a sentence or two. Pure; `today` in Shanghai. */
export function nextInRound(round: RoundStanding, today: CivilDate): string {
  return round.publicityEndsOn === null ? beforePublicity(round, today) : sincePublicity(round, round.publicityEndsOn, today);
}

function beforePublicity({ closesOn, isGathered, hasAnnouncement, counts }: RoundStanding, today: CivilDate): string {
  const { candidate = 0, shortlisted = 0 } = counts;
  const isOpen = today <= closesOn;
  if (!isGathered && Object.keys(counts).length > 0) return '批次的规则在归集以后改过。请再次归集，候选产品和指标才按新的规则。';
  if (!isGathered) return `先归集候选产品。${isOpen ? `截止日是 ${closesOn}，截止以后审核的产品还会增加，公示以前可以再次归集。` : ''}`;
  if (candidate > 0) return `还有 ${pieces(candidate)}待评，请审核员逐件或者成批列入拟认定、不予认定。${isOpen ? `截止日 ${closesOn} 以后请再归集一次。` : ''}`;
  if (shortlisted === 0) return '没有待评和拟认定的产品。可以在未列入的产品中查看原因，企业补齐后再次归集。';
  if (!hasAnnouncement) return `${pieces(shortlisted)}拟认定。请编辑写好公示公告，再由管理员在认定批次中选好它。`;
  return `${pieces(shortlisted)}拟认定，公告已经选好。请管理员办理公示。`;
}

function sincePublicity({ counts, openObjections }: RoundStanding, endsOn: CivilDate, today: CivilDate): string {
  const { publicised = 0, certified = 0 } = counts;
  const objected = openObjections > 0 ? `有 ${pieces(openObjections)}异议正在处理。` : '';
  if (publicised > 0 && today <= endsOn) return `${pieces(publicised)}正在公示，到 ${endsOn} 为止。${objected}期满后，没有异议待处理的产品自动认定。`;
  if (publicised > 0) return `公示已经期满，还有 ${pieces(publicised)}没有认定。${objected || '系统每小时办理一次。'}`;
  return certified > 0 ? `本批次已经办理完毕，${pieces(certified)}在认定有效期内。` : '本批次已经办理完毕，没有在认定有效期内的产品。';
}
