import type { OfferedAction } from '../../../casework/listActions.ts';
import { displayPatentNumber } from '../../../domain/patentNumber.ts';
import { isGone, LEGAL_STATUS } from '../../../domain/patents.ts';
import type { PortalProduct } from '../../../queries/portalProduct.ts';
import { ConfirmLapse } from './ConfirmLapse.tsx';
import styles from './product.module.css';

type Props = { product: PortalProduct; action: OfferedAction | undefined };

/** What has become of a filed product's patents: nothing while all are valid, a note when some are gone, a request when all are (spec 3, "Lapse"). */
export function Lapse({ product, action }: Props) {
  const { patents } = product;
  const gone = patents.filter(isGone);
  if (gone.length === 0) return null;
  if (gone.length < patents.length) return <SomeGone product={product} />;
  return (
    <section className={`${styles.standing} ${styles.waiting}`} aria-labelledby="lapse">
      <h2 id="lapse">关联专利已全部失效或转让，请确认</h2>
      <p>根据专利登记数据，这个产品关联的 {gone.length} 件专利都已失效或转让，不再符合备案条件。情况属实的，请确认，备案随即撤销，备案证明不再有效，确认后不能恢复。</p>
      <p>与实际情况不符的（例如专利权已经恢复），请先不要确认，并拨打服务热线。登记数据恢复为有效后，本提示自动消失。</p>
      {action?.allowed ? <ConfirmLapse id={product.id} revision={product.revision} /> : <p>{action?.why}</p>}
    </section>
  );
}

function SomeGone({ product: { patents } }: { product: PortalProduct }) {
  const gone = patents.filter(isGone);
  return (
    <section className={`${styles.standing} ${styles.waiting}`} aria-labelledby="lapse">
      <h2 id="lapse">
        关联的 {patents.length} 件专利中，有 {gone.length} 件已失效或转让
      </h2>
      <ul>
        {gone.map(({ id, number, title, legalStatus }) => (
          <li key={id}>
            {displayPatentNumber(number)} {title}：{LEGAL_STATUS[legalStatus]}
          </li>
        ))}
      </ul>
      <p>其余专利有效，备案继续有效，现在不用办理。年度信息更新时请更正关联专利。</p>
    </section>
  );
}
