'use client';

import { allFields } from '../../../../../../../domain/forms/field.ts';
import { productForm } from '../../../../../../../domain/forms/product.ts';
import { FACT_FIELDS } from '../../../../../../../domain/forms/productUpdate.ts';
import { isEmpty } from '../../../../../../../domain/forms/schema.ts';
import { displayPatentNumber } from '../../../../../../../domain/patentNumber.ts';
import { LEGAL_STATUS } from '../../../../../../../domain/patents.ts';
import { ShownValue } from '../../../../../kit/ShownValue.tsx';
import { Summary } from '../../../../../kit/Summary.tsx';
import { useUpdate } from './UpdateContext.ts';
import styles from '../../../products/[id]/edit/product.module.css';

const FACTS = allFields(productForm).filter(({ name }) => FACT_FIELDS.includes(name));

/** What is filed now: read once more before one says that nothing has changed. */
export function FiledFacts() {
  const { before, current } = useUpdate();
  const facts = FACTS.filter(({ name }) => !isEmpty(before.values[name])).map((field) => ({ name: field.name, label: field.label, value: <ShownValue field={field} value={before.values[field.name]} /> }));
  const patents = (
    <ul className={styles.numbers}>
      {current.map(({ id, number, title, legalStatus }) => (
        <li key={id}>
          {displayPatentNumber(number)} {title}（{LEGAL_STATUS[legalStatus]}）
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles.patents} aria-labelledby="filed-facts">
      <h3 id="filed-facts">现在备案的内容</h3>
      <Summary rows={[...facts, { name: 'patents', label: '关联专利', value: patents }]} />
    </section>
  );
}
