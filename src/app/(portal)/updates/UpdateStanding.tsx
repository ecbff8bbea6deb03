import Link from 'next/link';
import { allFields, allSlots, labelOf } from '../../../domain/forms/field.ts';
import { productUpdateForm } from '../../../domain/forms/productUpdate.ts';
import type { Refusal } from '../../../queries/portalCases.ts';
import type { PortalUpdate } from '../../../queries/portalUpdates.ts';
import lists from '../lists/lists.module.css';
import { statusOf } from '../lists/words.ts';
import styles from '../products/product.module.css';
import { standingOf } from './standing.ts';

type Props = { update: PortalUpdate; refusal: Refusal | null; /** Its year is the present one. */ isOpen: boolean };

/** The state in words, the product it is of, the reviewer's remarks after a refusal, and the way on. */
export function UpdateStanding({ update, refusal, isOpen }: Props) {
  const { id, product, record } = update;
  const { label, tone } = statusOf('product-updates', record.status);
  const isEditable = record.status === 'draft' || record.status === 'rejected';
  return (
    <section className={`${styles.standing} ${styles[tone]}`} aria-labelledby="standing">
      <h2 id="standing">{label}</h2>
      <p>{standingOf(update)}</p>
      {record.status === 'rejected' && refusal && <Remarks id={id} refusal={refusal} year={update.year - 1} />}
      {isEditable && isOpen && (
        <p>
          <Link className={lists.main} href={`/portal/updates/${id}/edit`} prefetch={false}>
            {record.status === 'draft' ? '继续填写' : '修改并重新提交'}
          </Link>
        </p>
      )}
      {isEditable && !isOpen && <p>{update.year} 年度已经结束，这份更新不能再提交。</p>}
      <p>
        <Link href={`/portal/products/${product.id}`} prefetch={false}>
          查看产品备案 {product.filingNumber}
        </Link>
      </p>
    </section>
  );
}

/** Each remark leads to its field in the form. */
function Remarks({ id, refusal, year }: { id: string; refusal: Refusal; year: number }) {
  return (
    <>
      <p>审核意见：{refusal.reason}</p>
      <ul>
        {refusal.comments.map(({ field, text }) => (
          <li key={`${field}${text}`}>
            <Link href={`/portal/updates/${id}/edit?step=${stepOf(field)}#${field}`} prefetch={false}>
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
  return productUpdateForm.steps.find(({ fields, slots }) => [...fields, ...slots].some((item) => item.name === name))?.key ?? 'facts';
}

function nameOf(name: string, year: number): string {
  const item = [...allFields(productUpdateForm), ...allSlots(productUpdateForm)].find((each) => each.name === name);
  if (item) return labelOf(item, year);
  return name === 'patents' ? '关联专利' : '其他';
}
