import { finding, type Finding } from './findings.ts';

/** `salesFen`: last year's sales of the product in integer fen, null while not entered; that it is missing is for the form to say. */
export function checkFigures({ salesFen }: { salesFen?: number | null }): Finding[] {
  if (salesFen === null || salesFen === undefined || salesFen > 0) return [];
  return [finding('ZERO_SALES', '该产品上年度没有销售额，不符合备案条件。请核对数字；尚未销售的产品，待有销售后再备案。')];
}
