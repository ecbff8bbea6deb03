import { z } from 'zod';
import { isCivilDate } from '../domain/civilDate.ts';
import { SIZE_CLASSES } from '../domain/sizeClass.ts';
import { MATERIAL_SLOTS, REQUIRED_WHEN } from '../domain/subsidy/materials.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, SUBSIDY_KINDS } from '../domain/subsidy/round.ts';

const keys = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
/** Inputs left empty come as '' or null. */
const emptied = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullish());
const day = (label: string) => z.string(`请填写${label}。`).refine(isCivilDate, `${label}请按“2026-03-31”的样子填写。`);
const percent = (label: string) => z.number(`请填写${label}。`).min(0, `${label}不能小于 0。`).max(100, `${label}不能大于 100。`);
const figure = (label: string, [least, most]: [number, number]) => emptied(z.number(`${label}应为数字。`).min(least, `${label}太小。`).max(most, `${label}太大。`));
const fen = (label: string) => emptied(z.int(`${label}应为金额。`).min(1, `${label}应大于 0，不限的请留空。`));
/** The form counts the rows of a list that has none: 0. */
const listed = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (Array.isArray(value) ? value : null), z.array(schema).nullable());
const flag = z.boolean().nullish();
const several = (table: object, label: string) => emptied(z.array(z.enum(keys(table), `请重新选择${label}。`)));

/** The form of a round as it is typed, amounts in fen; `id`: the saved round it belongs to. Unknown entries are left out. */
export const typedRound = z.object({
  id: emptied(z.string()),
  title: emptied(z.string().max(200, '名称最多 200 个字。')),
  kind: z.enum(keys(SUBSIDY_KINDS), '请选择种类。'),
  opensOn: day('申报开始日'),
  closesOn: day('申报截止日'),
  correctionsUntil: day('退回后最后修改日'),
  paperUntil: day('纸件截止日'),
  repaymentConfirmed: flag,
  disbursedFrom: emptied(day('放款日')),
  disbursedTo: emptied(day('放款日')),
  repaidFrom: emptied(day('还款日')),
  repaidTo: emptied(day('还款日')),
  ...{ disbursedFromExcluded: flag, disbursedToExcluded: flag, repaidFromExcluded: flag, repaidToExcluded: flag },
  ipKinds: several(IP_KINDS, '质押种类'),
  outcomes: several(CONTRACT_OUTCOMES, '合同履行情况'),
  sizeClasses: several(SIZE_CLASSES, '企业规模'),
  regions: emptied(z.string().max(5_000, '地区代码太多。')),
  discredited: emptied(z.string().max(500_000, '失信名单太长。')),
  basis: z.enum(['interestPaid', 'computed', 'feesPaid'], '请选择计算基数。'),
  requestedPercent: percent('申请比例'),
  approvedPercent: percent('核算比例'),
  guaranteedPercent: emptied(percent('有担保的核算比例')),
  insuredPercent: emptied(percent('有保险的核算比例')),
  rateCap: z.enum(['none', 'lprAtDisbursement', 'lprAtContract', 'lprDecember', 'benchmark'], '请选择利率上限。'),
  benchmarkPercent: emptied(percent('基准利率')),
  benchmarkFactor: figure('系数', [0, 10]),
  daysOfYear: z.enum(['360', '365'], '请选择一年天数。'),
  firstDayCounts: flag,
  lastDayCounts: flag,
  settlementDay: figure('每月结息日', [1, 28]),
  longestDays: figure('最长补贴天数', [1, 3660]),
  capPerLoan: fen('单笔贷款上限'),
  capPerEnterpriseYear: fen('每单位每年上限'),
  budget: fen('本期预算'),
  materials: listed(
    z.object({
      slot: z.enum(keys(MATERIAL_SLOTS), '请选择材料。'),
      title: emptied(z.string().max(100, '材料名称最多 100 个字。')),
      requiredWhen: z.enum(keys(REQUIRED_WHEN), '请选择什么时候必须提供。'),
      megabytes: figure('文件大小', [1, 20]),
    }),
  ),
});
