'use client';

import { displayPatentNumber } from '../../../../../../../domain/patentNumber.ts';
import { useForm } from '../../../../../kit/FormContext.ts';
import { Summary } from '../../../../../kit/Summary.tsx';
import { ChoosePatents } from './ChoosePatents.tsx';
import { LinkedPatent } from './LinkedPatent.tsx';
import { PastePatents } from './PastePatents.tsx';
import { useProduct } from './ProductContext.ts';
import { usePatentLinks } from './usePatentLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from './product.module.css';

/** The patents of the product: those linked, and the two ways to link more. */
export function PatentsStep() {
  const patents = usePatentLinks();
  const { checked, comments } = useForm();
  const { links } = patents;
  const isMissing = checked && links.length === 0;
  return (
    <>
      <section className={isMissing ? `${styles.patents} ${field.wrong}` : styles.patents} aria-labelledby="patents">
        <h3 id="patents" tabIndex={-1}>
          已关联 {links.length} 件专利
        </h3>
        {comments.patents && (
          <p className={field.comment}>
            <strong>审核意见：</strong>
            {comments.patents}
          </p>
        )}
        {isMissing && <p className={field.error}>请至少关联一件专利。</p>}
        {links.length === 0 && <p>还没有关联专利。请从本单位的专利中选择，或者粘贴专利号。</p>}
        {links.map((link) => (
          <LinkedPatent key={link.linkId} link={link} patents={patents} />
        ))}
      </section>
      <ChoosePatents patents={patents} />
      <PastePatents patents={patents} />
    </>
  );
}

/** The linked patents on the check page. */
export function PatentsSummary({ onGo }: { onGo: (field: string) => void }) {
  const { links } = useProduct();
  const value = links.length > 0 && (
    <ul className={styles.numbers}>
      {links.map(({ linkId, number, title, core, upheld, caseNumber }) => (
        <li key={linkId}>
          {displayPatentNumber(number)} {title}（{core ? '核心专利' : '其他专利'}
          {upheld && `；经无效宣告程序维持有效，案件编号 ${caseNumber || '未填写'}`}）
        </li>
      ))}
    </ul>
  );
  return <Summary rows={[{ name: 'patents', label: '关联专利', value: value || null }]} change={() => ({ href: '#patents', onClick: (event) => (event.preventDefault(), onGo('patents')) })} />;
}
