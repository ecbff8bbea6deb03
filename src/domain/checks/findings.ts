/** block stops submission, warn needs a reason the reviewer sees, hint only informs. */
export type Severity = 'block' | 'warn' | 'hint';

export type FindingCode =
  | 'METHOD' | 'FOREIGN' | 'INDEFINITE' | 'MULTI' | 'TOO_BROAD' | 'PATENT_TITLE'
  | 'ADJECTIVE' | 'SPEC' | 'CODE' | 'BRAND' | 'COINED'
  | 'SERIES' | 'SPEC_FORM' | 'MODELS' | 'ADVERT' | 'OFF_TOPIC' | 'CLASS_KIND' | 'ZERO_SALES';

/** `message`: what is wrong and what to do. `rule`: the sentence of the filing rules it rests on. */
export type Finding = { code: FindingCode; severity: Severity; message: string; rule: string };

/** The inputs of the product form a finding may stand at. */
export type CheckedField = 'name' | 'specification' | 'introduction' | 'productClass' | 'sales';
export type FieldFinding = Finding & { field: CheckedField };

/** What a check found; INDEFINITE has two weights, all others one. */
export type FindingKind = FindingCode | 'INDEFINITE_START';

/** The one table of severities and rules, from the filing FAQ. */
export const FINDINGS: Record<FindingKind, { severity: Severity; rule: string }> = {
  METHOD: { severity: 'block', rule: '备案的是产品。方法、工艺、技术、方案不是产品；以技术服务为名的服务可以备案。' },
  FOREIGN: { severity: 'block', rule: '产品名称应使用中文，中文名称中可以带有通行的英文缩写。' },
  INDEFINITE_START: { severity: 'block', rule: '产品名称应指明确定的产品，不得以“一种”开头。' },
  ZERO_SALES: { severity: 'block', rule: '上年度没有销售的产品不符合备案条件。' },
  MODELS: { severity: 'block', rule: '一件备案包含多个型号的，应说明理由。' },
  INDEFINITE: { severity: 'warn', rule: '产品名称应指明确定的产品，不用“等”“系列”一类不确定的说法。' },
  MULTI: { severity: 'warn', rule: '一件备案只含一种产品，成套销售的除外。' },
  PATENT_TITLE: { severity: 'warn', rule: '产品名称应是市场上使用的名称，不应照抄专利名称。' },
  SPEC: { severity: 'warn', rule: '规格、尺寸和参数填写在“型号规格”栏，不写入产品名称。' },
  BRAND: { severity: 'warn', rule: '商标填写在“商标”栏，不写入产品名称。' },
  SERIES: { severity: 'warn', rule: '型号规格应逐一写明，不用“系列”“等”概括。' },
  CLASS_KIND: { severity: 'warn', rule: '产品类别应与产品的性质一致：货物与服务、中间产品与最终产品不可混淆。' },
  TOO_BROAD: { severity: 'hint', rule: '产品名称应能看出用途或领域，不用过于宽泛的统称。' },
  ADJECTIVE: { severity: 'hint', rule: '产品名称不使用夸赞、宣传性的词语。' },
  CODE: { severity: 'hint', rule: '字母、数字代号填写在“型号规格”栏，不写入产品名称。' },
  COINED: { severity: 'hint', rule: '产品名称应使用行业通用名称，不使用自造词。' },
  SPEC_FORM: { severity: 'hint', rule: '型号规格一般由字母和数字组成，没有的可以不填或填“无”。' },
  ADVERT: { severity: 'hint', rule: '产品介绍应客观介绍产品，不使用广告语。' },
  OFF_TOPIC: { severity: 'hint', rule: '产品介绍应介绍产品本身，不介绍企业或专利。' },
};

/** A finding with the severity and rule of the table. */
export function finding(kind: FindingKind, message: string): Finding {
  const code: FindingCode = kind === 'INDEFINITE_START' ? 'INDEFINITE' : kind;
  return { code, message, ...FINDINGS[kind] };
}

/** True when the findings stop a submission. */
export function blocksSubmission(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'block');
}

/** The findings a company must give a reason for before it may submit. */
export function needingReason<F extends Finding>(findings: readonly F[]): F[] {
  return findings.filter(({ severity }) => severity === 'warn');
}
