import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { allFields } from '../domain/forms/field.ts';
import { productForm } from '../domain/forms/product.ts';
import { PRODUCT_FIGURES } from '../domain/forms/productFigures.ts';
import { isUsable } from '../domain/patents.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import type { Actor } from '../domain/roles.ts';
import { linkedPatents, type LinkedPatent } from './linkedPatents.ts';
import { Refusal } from './refusals.ts';
import { columnOf, isUuid } from './rows.ts';

/** The new draft, and in sentences what of the old product it does not have and why. */
export type ProductCopy = { id: string; left: string[] };

/** Filed once, whatever became of it since; a filing the platform revoked is no start for another. */
export const COPIED_FROM = ['filed', 'withdrawing', 'withdrawn'];

/** A bar code is one product's own; taking no part in certification is asked twice, so it is asked again. */
const ASKED_AGAIN = ['barcode', 'wantsCertification'];
const COPIED = allFields(productForm)
  .filter((field) => !field.computed && !ASKED_AGAIN.includes(field.name) && !PRODUCT_FIGURES.some(({ name }) => name === field.name))
  .map(({ name }) => columnOf(name));
/** What shows the product or permits it; the economic proof belongs to the figures of its year. */
const COPIED_SLOTS = ['mainPicture', 'pictures', 'permits', 'introductionPictures', 'introductionVideo'];

/**
 * Starts a draft from a filed product of one's own (以已备案产品为基础新建): its facts, the patents that may be used today, its
 * pictures and permits (the same stored files). Refuses with 404 what is not one's own, 409 what was never filed.
 */
export async function copyProduct(pool: pg.Pool, source: string, actor: Actor): Promise<ProductCopy> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const { enterprise, names } = await ownFiled(tx, source, actor);
    const id = await copyFacts(tx, source);
    const patents = await linkedPatents(tx, source);
    const unusable = patents.filter((patent) => !isUsable(patent, names));
    await copyLinks(tx, { source, id, patents: patents.filter((patent) => !unusable.includes(patent)) });
    const slots = await copyFiles(tx, { source, id, enterprise, actor });
    return { id, left: sentences(unusable, slots) };
  });
}

async function ownFiled(tx: Queryable, source: string, { role, enterprise }: Actor): Promise<{ enterprise: string; names: string[] }> {
  const { rows } = isUuid(source)
    ? await tx.query<{ status: string; enterprise: string; names: (string | null)[] }>(
        `select p.status::text, p.enterprise_id as enterprise, jsonb_build_array(e.name) || coalesce(e.former_names, '[]') as names
         from products p join enterprises e on e.id = p.enterprise_id where p.id = $1::uuid for share of p`,
        [source],
      )
    : { rows: [] };
  const found = rows[0];
  if (!found || role !== 'enterprise' || found.enterprise !== enterprise) throw new Refusal(404, '没有找到这件产品。');
  if (!COPIED_FROM.includes(found.status)) throw new Refusal(409, '只能以备案过的产品为基础新建。这件产品没有备案，或者已由平台撤销。');
  return { enterprise: found.enterprise, names: found.names.filter((name): name is string => Boolean(name)) };
}

async function copyFacts(tx: Queryable, source: string): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into products (id, enterprise_id, status, revision, ${COPIED.join(', ')}, created_at, updated_at)
     select uuidv7(), enterprise_id, 'draft', 0, ${COPIED.join(', ')}, now(), now() from products where id = $1::uuid returning id`,
    [source],
  );
  return rows[0]?.id ?? '';
}

async function copyLinks(tx: Queryable, { source, id, patents }: { source: string; id: string; patents: LinkedPatent[] }): Promise<void> {
  await tx.query(
    `insert into product_patents (id, enterprise_id, product_id, patent_id, core, upheld_after_invalidation, case_number, is_public, created_at, updated_at)
     select uuidv7(), enterprise_id, $2::uuid, patent_id, core, upheld_after_invalidation, case_number, false, now(), now()
     from product_patents where product_id = $1::uuid and patent_id = any($3::uuid[]) order by created_at, id`,
    [source, id, patents.map((patent) => patent.id)],
  );
}

/** Rows that name the same stored files; locked, so that none is on its way out meanwhile. Answers the slots that had files. */
async function copyFiles(tx: Queryable, { source, id, enterprise, actor }: { source: string; id: string; enterprise: string; actor: Actor }): Promise<string[]> {
  const { rows } = await tx.query<{ slot: string }>(
    `with held as (select * from attachments where owner_collection = 'products' and owner_id = $1 and enterprise_id = $3::uuid and slot = any($5::text[]) for share),
     copied as (
       insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, uploaded_by, created_at, updated_at)
       select uuidv7(), enterprise_id, owner_collection, $2, slot, original_name, format, mime_type, byte_size, sha256, storage_key, $4, now(), now() from held order by created_at, id
       returning slot
     ) select distinct slot from copied`,
    [source, id, enterprise, actor.id, COPIED_SLOTS],
  );
  return rows.map(({ slot }) => slot);
}

function sentences(unusable: readonly LinkedPatent[], slots: readonly string[]): string[] {
  return [
    '上一年度的产值、销售额等数据和专利市场贡献指数：请按新的年度填写。',
    '经济数据证明和没有财务章的说明：请按新的数据重新上传。',
    '商品条码，以及是否参加专利密集型产品认定：请重新填写。',
    '文字检查的说明：名称等文字有提示的，请重新说明。',
    ...unusable.map(({ number, title }) => `专利 ${displayPatentNumber(number)}“${title}”：目前不能用于备案，没有关联。`),
    ...(slots.includes('permits') ? ['许可证或强制性认证证书已带过来：请核对是否仍在有效期内。'] : []),
  ];
}
