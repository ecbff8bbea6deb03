import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { now } from '../../../../../../../../adapters/clock.ts';
import { toCivilDate } from '../../../../../../../../domain/civilDate.ts';
import { allFields, isShown, labelOf, type Field, type Values } from '../../../../../../../../domain/forms/field.ts';
import { productForm } from '../../../../../../../../domain/forms/product.ts';
import { formatWan } from '../../../../../../../../domain/money.ts';
import { ownCase } from '../../../../../../../../queries/portalCases.ts';
import { enterpriseNames } from '../../../../../../../../queries/portalProducts.ts';
import { settings } from '../../../../../../../(public)/reads.ts';
import { requirePortalUser } from '../../../../../../currentUser.ts';
import { PrintButton } from '../../../../../../kit/PrintButton.tsx';
import { watermark } from '../../../../../../kit/watermark.ts';
import styles from '../../../../../../kit/sheet.module.css';

export const metadata: Metadata = { title: '经济数据证明' };

/** The economic proof as a page to print, with the figures that were entered: sealed and photographed, it is uploaded again. */
export default async function ProofPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { db, actor } = await requirePortalUser(`/portal/products/${id}/edit/proof`);
  const record = await ownCase(db, productForm, id, actor.enterprise);
  if (!record) notFound();
  const [{ platformName }, [name]] = await Promise.all([settings(), enterpriseNames(db, actor.enterprise)]);
  const year = Number(toCivilDate(now()).slice(0, 4)) - 1;
  return (
    <>
      <div className={styles.help}>
        <p>表中的数据来自您填写的内容；修改以后请重新打印。打印后盖单位财务章，没有财务章的盖公章并附说明，再拍照或扫描上传。</p>
        <PrintButton label="打印经济数据证明" primary />
      </div>
      <article className={styles.sheet} style={{ backgroundImage: watermark(platformName) }}>
        <h1>经济数据证明</h1>
        <p>单位名称：{name ?? ''}</p>
        <p>产品名称：{String(record.values.name ?? '')}</p>
        <Figures values={record.values} year={year} />
        <p>本单位保证以上数据真实、准确，与财务账目一致。</p>
        <div className={styles.sign}>
          <p>单位（盖章）：</p>
          <p>日期：　　　　年　　月　　日</p>
        </div>
      </article>
    </>
  );
}

function Figures({ values, year }: { values: Values; year: number }) {
  const figures = allFields(productForm).filter((field) => ['wan', 'percent'].includes(field.kind) && isShown(field, values));
  return (
    <table>
      <tbody>
        {figures.map((field) => (
          <tr key={field.name}>
            <th scope="row">{labelOf(field, year)}</th>
            <td>{figureOf(field, values[field.name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figureOf(field: Field, value: unknown): string {
  if (typeof value !== 'number') return '未填写';
  return field.kind === 'wan' ? `${formatWan(value)} 万元` : `${value}%`;
}
