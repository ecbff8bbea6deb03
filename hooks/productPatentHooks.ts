import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { isEditable, type Lifecycle } from '../src/domain/lifecycle/engine.ts';
import { products } from '../src/domain/lifecycle/products.ts';
import { isUuid } from '../src/casework/rows.ts';
import { cleanLine } from '../src/domain/forms/cleanText.ts';
import { countCodePoints } from '../src/domain/text.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

const lifecycle = products as unknown as Lifecycle;

/** Links change only while the product may be edited, and only between a company's own product and patent. */
export const guardLinkSave: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const productId = String(operation === 'create' ? data.product : originalDoc.product);
  const enterprise = await editableProductOwner(productId, req);
  if (operation === 'create') await refuseForeignPatent(String(data.patent), enterprise, req);
  const upheld = data.upheldAfterInvalidation ?? originalDoc?.upheldAfterInvalidation ?? false;
  const caseNumber = upheld ? (data.caseNumber ?? originalDoc?.caseNumber ?? null) : null;
  if (caseNumber !== null && (typeof caseNumber !== 'string' || caseNumber.length > 200 || countCodePoints(caseNumber) > 50))
    throw new Refused('无效宣告案件编号最多 50 个字。', 422, 'caseNumber');
  return { ...data, enterprise, upheldAfterInvalidation: upheld, caseNumber: caseNumber && cleanLine(caseNumber) };
};

export const guardLinkDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ product_id: string }>('select product_id from product_patents where id = $1::uuid', [String(id)]);
  if (rows[0]) await editableProductOwner(rows[0].product_id, req);
};

/** Locks the product against a submission under way and answers whose it is. */
async function editableProductOwner(productId: string, req: PayloadRequest): Promise<string> {
  const tx = await transactionOf(req);
  const actor = requestActor(req);
  const product = isUuid(productId)
    ? (await tx.query<{ status: string; enterprise_id: string }>('select status, enterprise_id from products where id = $1::uuid for share', [productId]))
        .rows[0]
    : undefined;
  if (!product || (req.user && product.enterprise_id !== actor.enterprise)) throw new Refused('没有找到这件产品。', 404, 'product');
  if (req.user && !isEditable(lifecycle, product.status, actor.role)) {
    throw new Refused(`产品目前为“${lifecycle.states[product.status]?.label}”，不能修改关联专利。`, 409);
  }
  return product.enterprise_id;
}

async function refuseForeignPatent(patentId: string, enterprise: string, req: PayloadRequest): Promise<void> {
  const tx = await transactionOf(req);
  const isOwn =
    isUuid(patentId) && (await tx.query('select 1 from patents where id = $1::uuid and enterprise_id = $2::uuid', [patentId, enterprise])).rows.length > 0;
  if (!isOwn) throw new Refused('您单位的专利中没有这一件，请先在“专利信息”中添加。', 422, 'patent');
}
