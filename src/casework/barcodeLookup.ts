import type { BarcodeAnswer, RegisteredProduct } from '../adapters/barcodeSource.ts';
import { productForm } from '../domain/forms/product.ts';
import { draftSchema } from '../domain/forms/schema.ts';

/** What a clerk is offered for a bar code: values under the names of the filing form, only those the form would take. */
export type BarcodeOffer = { outcome: 'found'; values: Record<string, string> } | { outcome: 'notFound' | 'unavailable'; message: string };

const SENTENCES = {
  notFound: '商品条码库中没有这个条码。请对照包装核对；核对无误的，请直接填写产品信息。',
  unavailable: '暂时无法查询商品条码，不影响办理：请直接填写产品信息，或者稍后再试。',
};

export function barcodeOffer(answer: BarcodeAnswer): BarcodeOffer {
  if (answer.kind !== 'found') return { outcome: answer.kind, message: SENTENCES[answer.kind] };
  return { outcome: 'found', values: formValues(answer.product) };
}

function formValues(product: RegisteredProduct): Record<string, string> {
  const { shape } = draftSchema(productForm);
  const parsed = Object.entries(product).map(([name, value]) => [name, shape[name]?.safeParse(value)] as const);
  return Object.fromEntries(parsed.flatMap(([name, result]) => (result?.success && typeof result.data === 'string' ? [[name, result.data]] : [])));
}
