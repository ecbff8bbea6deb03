import { z } from 'zod';
import { countCodePoints } from '../text.ts';
import { cleanLine } from './cleanText.ts';
import { allFields, allSlots, when, type Field, type Form, type Slot } from './field.ts';
import { productForm } from './product.ts';
import { PRODUCT_EXPORT, PRODUCT_FIGURES } from './productFigures.ts';

const FACTS_CHANGED = { unchanged: '产品和专利信息没有变化', changed: '有变化，需要修改' };
/** Whether this update changes facts of the product. */
export const changesFacts = when('factsChanged', 'changed');

/**
 * Facts of the product an update may change. Name, class, industry and bar code say which product was filed under the
 * number: another one is another product and needs a filing of its own. The purposes of filing are those of that filing.
 */
const CHANGEABLE = ['model', 'modelsReason', 'trademark', 'introduction', 'isMainProduct', 'patentsDisclosed'];
const PICTURES = ['mainPicture', 'pictures', 'introductionPictures', 'introductionVideo'];
const PROOFS = ['economicProof', 'sealStatement', 'permits'];

/** The descriptors of the filing form, asked for when something has changed. */
const CHANGED_FACTS: Field[] = CHANGEABLE.map((name) => ({ ...ofProduct(allFields(productForm), name), shownWhen: changesFacts }));
const NEW_PICTURES: Slot[] = PICTURES.map((name) => ({
  ...ofProduct(allSlots(productForm), name),
  required: false,
  shownWhen: changesFacts,
  hint: '上传后替换原来的；不上传则沿用原来的。',
}));
const PROOF_SLOTS: Slot[] = PROOFS.map((name) => ofProduct(allSlots(productForm), name));
const WANTS_CERTIFICATION = ofProduct(allFields(productForm), 'wantsCertification');

/** Annual update (产品备案信息更新), spec 3: last year's figures with proof, and what has changed. Changed patents are `links` beside the form. */
export const productUpdateForm: Form = {
  collection: 'product-updates',
  label: '备案信息更新',
  steps: [
    { key: 'figures', label: '年度数据', fields: [...PRODUCT_EXPORT, ...PRODUCT_FIGURES, { ...WANTS_CERTIFICATION, label: '是否参加本年度专利密集型产品认定' }], slots: [] },
    {
      key: 'facts',
      label: '产品和专利',
      intro: '产品名称、分类、行业和商品条码不能通过更新改变；这些有变化的，是另一个产品，请另行备案。',
      fields: [{ name: 'factsChanged', label: '产品和专利信息有无变化', kind: 'choice', options: FACTS_CHANGED, required: true }, ...CHANGED_FACTS],
      slots: NEW_PICTURES,
    },
    {
      key: 'evidence',
      label: '证明材料',
      intro: '证明材料中的数额须与填写的一致，盖财务章；没有财务章的盖公章并附说明。',
      fields: [],
      slots: PROOF_SLOTS,
    },
  ],
};

/** Facts of the year, written to the product whether or not anything else has changed. */
export const YEAR_FIELDS: readonly string[] = [...PRODUCT_EXPORT, ...PRODUCT_FIGURES, WANTS_CERTIFICATION].map(({ name }) => name);
/** Facts of the product, written to it only when the company changes them. */
export const FACT_FIELDS: readonly string[] = CHANGEABLE;
/** Slots whose files replace those of the product. */
export const PICTURE_SLOTS: readonly string[] = PICTURES;
/** Taken over from the product when an update is begun: seldom different from the year before, and seen again. */
export const TAKEN_OVER: readonly string[] = ['isExported', 'exportDestinations', 'exportOther', 'contributionMethod', 'contributionFactor', 'wantsCertification'];

/** One patent of the product as it shall be; `patent` is its id. */
export type UpdateLink = { patent: string; core: boolean; upheld: boolean; caseNumber: string | null };

export const MOST_LINKS = 500;
const LONGEST_CASE_NUMBER = 50;
const MALFORMED = '关联专利的格式不对。';
const TOO_LONG = `无效宣告案件编号最多 ${LONGEST_CASE_NUMBER} 个字。`;

const caseNumber = z
  .string('无效宣告案件编号应为文字。')
  .transform(cleanLine)
  .refine((text) => text.length <= LONGEST_CASE_NUMBER * 2 && countCodePoints(text) <= LONGEST_CASE_NUMBER, TOO_LONG)
  .transform((text) => (text === '' ? null : text));

const link = z
  .strictObject({ patent: z.uuid('没有这件专利。'), core: z.boolean(MALFORMED), upheld: z.boolean(MALFORMED), caseNumber: caseNumber.nullish() }, MALFORMED)
  .transform((each): UpdateLink => ({ ...each, patent: each.patent.toLowerCase(), caseNumber: each.upheld ? (each.caseNumber ?? null) : null }));

/** The whole list of the product's patents as they shall be, each once. */
export const updateLinksSchema = z
  .array(z.unknown(), MALFORMED)
  .max(MOST_LINKS, `一个产品最多关联 ${MOST_LINKS} 件专利。`)
  .pipe(z.array(link as unknown as z.ZodType<UpdateLink, unknown>))
  .refine((links) => new Set(links.map(({ patent }) => patent)).size === links.length, '同一件专利只能关联一次。');

/** What is stored, as far as it is a list of links; null while the links stay as they are. */
export function updateLinksOf(stored: unknown): UpdateLink[] | null {
  const parsed = updateLinksSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

function ofProduct<T extends { name: string }>(items: readonly T[], name: string): T {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`the filing form has no ${name}`);
  return found;
}
