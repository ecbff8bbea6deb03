import Link from 'next/link';
import { allFields, allSlots, labelOf } from '../../../domain/forms/field.ts';
import { productForm } from '../../../domain/forms/product.ts';
import type { Refusal } from '../../../queries/portalCases.ts';
import type { PortalProduct } from '../../../queries/portalProduct.ts';
import lists from '../lists/lists.module.css';
import { statusOf } from '../lists/words.ts';
import { standingOf } from './standing.ts';
import styles from './product.module.css';

/** The state in words, what it means for changing the record, the reviewer's remarks after a refusal, and the way on. */
export function Standing({ product, refusal }: { product: PortalProduct; refusal: Refusal | null }) {
  const { label, tone } = statusOf('products', product.status);
  const isEditable = product.status === 'draft' || product.status === 'rejected';
  return (
    <section className={`${styles.standing} ${styles[tone]}`} aria-labelledby="standing">
      <h2 id="standing">{label}</h2>
      <p>{standingOf(product)}</p>
      {product.status === 'rejected' && refusal && <Remarks id={product.id} refusal={refusal} year={product.figuresYear ?? undefined} />}
      {isEditable && (
        <p>
          <Link className={lists.main} href={`/portal/products/${product.id}/edit`} prefetch={false}>
            {product.status === 'draft' ? '继续填写' : '修改并重新提交'}
          </Link>
        </p>
      )}
    </section>
  );
}

/** Each remark leads to its field in the form. */
function Remarks({ id, refusal, year }: { id: string; refusal: Refusal; year: number | undefined }) {
  return (
    <>
      <p>审核意见：{refusal.reason}</p>
      <ul>
        {refusal.comments.map(({ field, text }) => (
          <li key={`${field}${text}`}>
            <Link href={`/portal/products/${id}/edit?step=${stepOf(field)}#${field}`} prefetch={false}>
              {nameOf(field, year)}
            </Link>
            ：{text}
          </li>
        ))}
      </ul>
    </>
  );
}

function stepOf(name: string): string {
  const step = productForm.steps.find(({ fields, slots }) => [...fields, ...slots].some((item) => item.name === name));
  return step?.key ?? (name === 'patents' ? 'patents' : 'product');
}

function nameOf(name: string, year: number | undefined): string {
  const item = [...allFields(productForm), ...allSlots(productForm)].find((each) => each.name === name);
  if (item) return labelOf(item, year);
  return name === 'patents' ? '关联专利' : '其他';
}
