'use client';

import { allFields, labelOf, type Field } from '../../../../../../../domain/forms/field.ts';
import { FACT_FIELDS, productUpdateForm, YEAR_FIELDS } from '../../../../../../../domain/forms/productUpdate.ts';
import { isEmpty } from '../../../../../../../domain/forms/schema.ts';
import { NO_SALES } from '../../../../../../../domain/lifecycle/productUpdates.ts';
import { movement } from '../../../../../../../domain/productUpdates.ts';
import { Radios } from '../../../../../kit/choices.tsx';
import { FieldFrame } from '../../../../../kit/FieldFrame.tsx';
import { useForm, type FieldExtras } from '../../../../../kit/FormContext.ts';
import { Notice } from '../../../../../kit/Notice.tsx';
import { ShownValue } from '../../../../../kit/ShownValue.tsx';
import { ContributionIndex, FindingsOf, UsualFactor, WantsCertification } from '../../../products/[id]/edit/productExtras.tsx';
import { useUpdate } from './UpdateContext.ts';
import field from '../../../../../kit/field.module.css';
import styles from './update.module.css';

const CHECKED = ['model', 'modelsReason', 'introduction'];
const COMPARED = allFields(productUpdateForm).filter(({ name }) => YEAR_FIELDS.includes(name) || FACT_FIELDS.includes(name));

/** What an update adds to the fields of its descriptor: what is filed stands below every input. */
export const UPDATE_EXTRAS: FieldExtras = {
  headings: { isExported: '出口', output: '上一年度数据', contributionMethod: '专利市场贡献指数', wantsCertification: '认定', mainPicture: '图片' },
  after: {
    ...Object.fromEntries(COMPARED.map((each) => [each.name, () => <Beside key={each.name} item={each} />])),
    economicProof: () => <ProofTemplates key="proof" />,
  },
  describedBy: Object.fromEntries(COMPARED.map(({ name }) => [name, CHECKED.includes(name) ? `${name}-before ${name}-findings` : `${name}-before`])),
  instead: {
    factsChanged: (item) => <FactsChanged field={item} />,
    wantsCertification: (item) => <WantsCertification field={item} />,
    contributionIndex: (item) => <ContributionIndex field={item} />,
  },
};

/** The value that is filed, with its year, and how the new one moved against it; then whatever else belongs to the field. */
function Beside({ item }: { item: Field }) {
  const { state } = useForm();
  return (
    <>
      <Before item={item} />
      {item.name === 'sales' && state.values.sales === 0 && <Notice tone="bad" heading="不能更新">{NO_SALES}</Notice>}
      {CHECKED.includes(item.name) && <FindingsOf field={item.name} />}
      {item.name === 'contributionMethod' && <UsualFactor />}
    </>
  );
}

function Before({ item }: { item: Field }) {
  const { state } = useForm();
  const { before } = useUpdate();
  const value = before.values[item.name];
  const isYearly = YEAR_FIELDS.includes(item.name);
  const when = isYearly && before.figuresYear ? `${before.figuresYear} 年度` : '现在备案的内容';
  const moved = isYearly ? movement(value, state.values[item.name]) : null;
  return (
    <p className={styles.before} id={`${item.name}-before`}>
      {when}：{isEmpty(value) ? '没有填写' : <ShownValue field={item} value={value} />}
      {moved && `；这次${moved}`}
    </p>
  );
}

/** Said "changed", what is filed is filled in at once, to be changed; said "unchanged", what was entered is dropped. */
function FactsChanged({ field: item }: { field: Field }) {
  const { session, state } = useForm();
  const { current } = useUpdate();
  const value = state.values[item.name] as string | null;
  const lapsed = current.filter(({ legalStatus }) => legalStatus !== 'valid').length;
  const choose = (key: string) => {
    session.choose(item.name, key);
    void session.flush();
  };
  if (item.kind !== 'choice') return null;
  return (
    <>
      <FieldFrame item={item} group>
        {(bound) => <Radios bound={bound} options={item.options} value={value} onChange={choose} />}
      </FieldFrame>
      {value === 'changed' && <p className={field.hint}>下面已填入现在备案的内容，请直接修改。改选“没有变化”时，修改的内容不保留。</p>}
      {value !== 'changed' && lapsed > 0 && (
        <Notice tone="waiting" heading={`有 ${lapsed} 件关联专利已失效或转让`}>
          <p>请选择“有变化，需要修改”，移除这些专利，或者改为关联有效的专利。</p>
        </Notice>
      )}
    </>
  );
}

function ProofTemplates() {
  const { id, year } = useForm();
  return (
    <p>
      <a href={`/api/documents/economic-proof/${id}`}>{labelOf({ label: '下载{year} 年度经济数据证明（已填入您填写的数据）' }, year)}</a>
    </p>
  );
}
