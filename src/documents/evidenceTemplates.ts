import { isShown, labelOf, type Field, type Values } from '../domain/forms/field.ts';
import { PRODUCT_FIGURES } from '../domain/forms/productFigures.ts';
import { formatWan, formatYuan } from '../domain/money.ts';

/** One line of the economic proof: its label with the year, and the figure in words people read; `plain` for a spreadsheet, in `unit`. */
export type ProofFigure = { label: string; value: string; unit: string; plain: number | string | null };

/** The company's own statement of a product's figures (经济数据证明); sealed and photographed, it is uploaded again. */
export type EconomicProofData = {
  platformName: string;
  enterpriseName: string;
  uscc: string;
  productName: string;
  model: string;
  /** Year of the figures. */
  year: string;
  figures: { label: string; value: string }[];
};

/** The statement that goes with an official seal where there is no finance seal (没有财务章的说明). */
export type SealStatementData = { platformName: string; enterpriseName: string; uscc: string };

const NOT_FILLED = '未填写';

/** The figures of a product that apply to it, in the order of the form, as they stand in `values`; nothing is invented for what is missing. */
export function proofFigures(values: Values, year: number): ProofFigure[] {
  return PRODUCT_FIGURES.filter((field) => isShown(field, values) && field.kind !== 'longText').map((field) => figureOf(field, values[field.name], year));
}

function figureOf(field: Field, value: unknown, year: number): ProofFigure {
  const line = { label: labelOf(field, year), unit: 'unit' in field ? (field.unit ?? '') : '' };
  if (value === null || value === undefined) return { ...line, value: NOT_FILLED, plain: null };
  if (field.kind === 'choice') return { ...line, ...both(field.options[String(value)] ?? String(value)) };
  const amount = Number(value);
  if (field.kind === 'wan') return { ...line, value: `${formatWan(amount)} 万元（${formatYuan(amount)} 元）`, plain: amount / FEN_PER_WAN };
  return { ...line, value: `${amount}${line.unit}`, plain: amount };
}

const FEN_PER_WAN = 1_000_000;
const both = (text: string) => ({ value: text, plain: text });
