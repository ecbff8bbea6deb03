import { subsidyForm } from '../../../domain/forms/subsidyApplication.ts';

/** The seven parts of spec 4; `of`: the step of the descriptor whose fields the part shows. */
export const PARTS = [
  { key: 'loan', label: '所选贷款', of: null },
  { key: 'organisation', label: '单位信息', of: 'organisation' },
  { key: 'confirm', label: '核对贷款', of: 'loan' },
  { key: 'property', label: '质押清单', of: null },
  { key: 'materials', label: '证明材料', of: 'materials' },
  { key: 'pledge', label: '说明和承诺', of: 'pledge' },
  { key: 'check', label: '核对并提交', of: null },
] as const;

/** The part in which a field, an upload or a cell of the pledged property (`ipItems.0.share`) is filled in. */
export function partOf(field: string): string {
  if (field.startsWith('ipItems')) return 'property';
  const step = subsidyForm.steps.find(({ fields, slots }) => [...fields, ...slots].some(({ name }) => name === field));
  return PARTS.find(({ of }) => of !== null && of === step?.key)?.key ?? 'loan';
}
