'use client';

import { changesFacts } from '../../../../../../../domain/forms/productUpdate.ts';
import { LEGAL_STATUS } from '../../../../../../../domain/patents.ts';
import { displayPatentNumber } from '../../../../../../../domain/patentNumber.ts';
import { useForm } from '../../../../../kit/FormContext.ts';
import { Summary } from '../../../../../kit/Summary.tsx';
import { ChoosePatents } from '../../../products/[id]/edit/ChoosePatents.tsx';
import { LinkedPatent } from '../../../products/[id]/edit/LinkedPatent.tsx';
import { useProduct } from '../../../products/[id]/edit/ProductContext.ts';
import { PastePatents } from '../../../products/[id]/edit/PastePatents.tsx';
import { FiledFacts } from './FiledFacts.tsx';
import { useUpdate } from './UpdateContext.ts';
import { useUpdateLinks, type KnownPatents } from './useUpdateLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from '../../../products/[id]/edit/product.module.css';

/** What is filed, to be confirmed; or the patents as they shall be. */
export function UpdatePatents({ known }: { known: KnownPatents }) {
  const { state } = useForm();
  if (!changesFacts(state.values)) return <FiledFacts />;
  return <ChangedPatents known={known} />;
}

function ChangedPatents({ known }: { known: KnownPatents }) {
  const patents = useUpdateLinks(known);
  const { comments, checked } = useForm();
  const { links } = patents;
  const isMissing = checked && links.length === 0;
  return (
    <>
      <section className={isMissing ? `${styles.patents} ${field.wrong}` : styles.patents} aria-labelledby="patents">
        <h3 id="patents" tabIndex={-1}>
          更新后关联 {links.length} 件专利
        </h3>
        {comments.patents && (
          <p className={field.comment}>
            <strong>审核意见：</strong>
            {comments.patents}
          </p>
        )}
        {isMissing && <p className={field.error}>请至少关联一件有效的专利。</p>}
        {links.map((link) => (
          <LinkedPatent key={link.linkId} link={link} patents={patents} />
        ))}
      </section>
      <ChoosePatents patents={patents} />
      <PastePatents patents={patents} />
    </>
  );
}

/** The patents on the check page: as they shall be, or that they stay. */
export function UpdatePatentsSummary({ onGo }: { onGo: (field: string) => void }) {
  const { state } = useForm();
  const { current } = useUpdate();
  const changed = changesFacts(state.values);
  const change = { change: () => ({ href: '#patents', onClick: (event: React.MouseEvent) => (event.preventDefault(), onGo('patents')) }) };
  return <Summary rows={[{ name: 'patents', label: '关联专利', value: changed ? <ProposedList /> : `没有变化，共 ${current.length} 件` }]} {...(changed ? change : {})} />;
}

function ProposedList() {
  const patents = useProposed();
  if (patents.length === 0) return null;
  return (
    <ul className={styles.numbers}>
      {patents.map(({ linkId, number, title, core, legalStatus, isNew }) => (
        <li key={linkId}>
          {displayPatentNumber(number)} {title}（{core ? '核心专利' : '其他专利'}，{LEGAL_STATUS[legalStatus]}
          {isNew && '，新关联'}）
        </li>
      ))}
    </ul>
  );
}

function useProposed() {
  const { current } = useUpdate();
  const { links } = useProduct();
  return links.map((link) => ({ ...link, isNew: !current.some(({ id }) => id === link.id) }));
}
