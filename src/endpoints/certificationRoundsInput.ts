import { z } from 'zod';
import { isUuid } from '../casework/rows.ts';
import { LEFT_OUT, type LeftOutReason } from '../domain/certification/candidates.ts';
import { BATCH_ACTIONS, BATCH_SIZE, METRIC_OUTCOMES, REACHED, type CertificationStatus, type DeskFilter, type MetricOutcome, type Reached } from '../domain/certification/desk.ts';
import { certifications } from '../domain/lifecycle/certifications.ts';
import type { LeftOutFilter } from '../queries/certificationDeskLeftOut.ts';

const MAX_TEXT = 100;
const MAX_CODE = 12;
const MAX_METRICS = 12;
export const LAST_PAGE = 1_000;

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as [K, ...K[]];
const id = z.string('产品认定的标识不对。').refine(isUuid, '产品认定的标识不对。');
const code = z.string('分类代码应为文字。').regex(/^[0-9A-Z]{1,12}$/i, '分类代码应为数字。');

const filter = z.object(
  {
    status: z.enum(keysOf(certifications.states), '没有这种状态。').optional(),
    reached: z.enum(keysOf(REACHED), '没有这种进展。').optional(),
    q: z.string('查找内容应为文字。').max(MAX_TEXT, `查找内容最多 ${MAX_TEXT} 个字。`).optional(),
    industry: code.optional(),
    productClass: code.optional(),
    met: z.number('达到的指标数应为数字。').int('达到的指标数应为整数。').min(0, '达到的指标数不能为负数。').max(MAX_METRICS, `指标最多 ${MAX_METRICS} 项。`).optional(),
    outcome: z.enum(keysOf(METRIC_OUTCOMES), '没有这种指标情况。').optional(),
  },
  '筛选条件的格式不对。',
);

/** What a batch is asked with: the action, either single products or a filter, and of a run where it goes on. */
export const batchBody = z
  .object({
    action: z.enum(BATCH_ACTIONS, '没有这种成批办理的动作。'),
    ids: z.array(id, '选择的产品格式不对。').min(1, '请先选择产品。').max(BATCH_SIZE, `一次最多选择 ${BATCH_SIZE} 件；更多的请按筛选条件全选。`).optional(),
    filter: filter.optional(),
    reason: z.string('理由应为文字。').max(2_000, '理由最多 2000 个字。').optional(),
    dryRun: z.boolean('dryRun 应为是或否。').optional(),
    after: id.nullish(),
    until: id.nullish(),
  })
  .refine(({ ids, filter: asked }) => (ids === undefined) !== (asked === undefined), { message: '请选择产品，或者按筛选条件全选。', path: ['ids'] });

/** The filter an address carries; what is none of the offered is not asked. Shared by the screen and the endpoint. */
export function deskFilterOf(text: (name: string) => string): DeskFilter {
  const met = Number(text('met'));
  return definedOnly<DeskFilter>({
    status: known<CertificationStatus>(certifications.states, text('status')),
    reached: known<Reached>(REACHED, text('reached')),
    q: text('q').slice(0, MAX_TEXT) || undefined,
    industry: codeOf(text('industry')),
    productClass: codeOf(text('productClass')),
    met: Number.isInteger(met) && met > 0 && met <= MAX_METRICS ? met : undefined,
    outcome: known<MetricOutcome>(METRIC_OUTCOMES, text('outcome')),
  });
}

export function leftOutFilterOf(text: (name: string) => string): LeftOutFilter {
  return definedOnly<LeftOutFilter>({ reason: known<LeftOutReason>(LEFT_OUT, text('reason')), q: text('q').slice(0, MAX_TEXT) || undefined });
}

/** From 1. */
export function pageOf(text: string): number {
  const page = Math.trunc(Number(text));
  return page >= 1 ? Math.min(page, LAST_PAGE) : 1;
}

function known<K extends string>(record: Record<K, unknown>, text: string): K | undefined {
  return Object.hasOwn(record, text) ? (text as K) : undefined;
}

function codeOf(text: string): string | undefined {
  return /^[0-9A-Z]+$/i.test(text) && text.length <= MAX_CODE ? text : undefined;
}

function definedOnly<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
