'use client';

import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { formFieldOf } from '../../../../../../../casework/productFindings.ts';
import { findCode } from '../../../../../../../domain/codes.ts';
import { contributionIndex } from '../../../../../../../domain/contributionIndex.ts';
import { allFields, type Field } from '../../../../../../../domain/forms/field.ts';
import { productForm } from '../../../../../../../domain/forms/product.ts';
import { Radios } from '../../../../../kit/choices.tsx';
import { FieldFrame } from '../../../../../kit/FieldFrame.tsx';
import { Input } from '../../../../../kit/FieldInput.tsx';
import { Findings } from '../../../../../kit/Findings.tsx';
import { useForm, type FieldExtras } from '../../../../../kit/FormContext.ts';
import { Notice, StateTag } from '../../../../../kit/Notice.tsx';
import { useCodeTable } from '../../../../../kit/useCodeTable.ts';
import { BarcodeLookup } from './BarcodeLookup.tsx';
import { DisclosureAdvice } from './DisclosureAdvice.tsx';
import { LicenceRateTable, ProofTemplates, SealTemplate } from './EvidenceTemplates.tsx';
import { useProduct } from './ProductContext.ts';
import editor from '../../../../../kit/editor.module.css';
import styles from './product.module.css';

const FACTOR = allFields(productForm).find(({ name }) => name === 'contributionFactor') as Field;

/** Fields of which the text checks may have something to say. */
const CHECKED = ['name', 'model', 'modelsReason', 'introduction', 'productClass', 'sales'];
const forChecked = <T,>(make: (field: string) => T) => Object.fromEntries(CHECKED.map((field) => [field, make(field)]));

/** What the filing form adds to the fields of its descriptor. */
export const PRODUCT_EXTRAS: FieldExtras = {
  headings: { barcode: '产品', purposes: '用途', output: '上一年度数据', contributionMethod: '专利市场贡献指数', mainPicture: '图片' },
  after: {
    ...forChecked((field) => () => <FindingsOf key={`${field}-findings`} field={field} />),
    barcode: () => <BarcodeLookup key="barcode" />,
    contributionMethod: () => [<UsualFactor key="factor" />, <LicenceRateTable key="rates" />],
    economicProof: () => <ProofTemplates key="proof" />,
    sealStatement: () => <SealTemplate key="seal" />,
    industry: () => <PatentIntensive key="intensive" />,
    patentsDisclosed: () => <DisclosureAdvice key="disclosure" />,
  },
  describedBy: forChecked((field) => `${field}-findings`),
  instead: {
    wantsCertification: (field) => <WantsCertification field={field} />,
    contributionIndex: (field) => <ContributionIndex field={field} />,
  },
};

export function FindingsOf({ field }: { field: string }) {
  const { session, state } = useForm();
  const { findings } = useProduct();
  const reasons = (state.values.findingReasons as Record<string, string> | null) ?? {};
  return (
    <Findings
      field={field}
      findings={findings.filter((found) => formFieldOf(found.field, found.code) === field)}
      reasons={reasons}
      onReason={(code, reason) => session.choose('findingReasons', { ...reasons, [code]: reason })}
      onLeave={() => void session.flush()}
    />
  );
}

/** 未判定 until staff have loaded the mapping: never "no" by default. */
function PatentIntensive() {
  const { state } = useForm();
  const { entries } = useCodeTable('industries');
  const code = state.values.industry as string | null;
  if (!code || !entries) return null;
  const answer = findCode(entries, code) as { patentIntensive?: 'yes' | 'no' | null } | undefined;
  const [tone, label, sentence] =
    answer?.patentIntensive === 'yes'
      ? (['good', '是', '该行业属于专利密集型产业。'] as const)
      : answer?.patentIntensive === 'no'
        ? (['neutral', '否', '该行业不属于专利密集型产业。'] as const)
        : (['neutral', '未判定', '平台还没有导入该行业的对照表，不影响备案。'] as const);
  return (
    <p className={styles.note} role="status">
      是否专利密集型产业：<StateTag tone={tone}>{label}</StateTag> {sentence}
    </p>
  );
}

/** Saying no gives something away, so it is asked twice. */
export function WantsCertification({ field }: { field: Field }) {
  const { session, state } = useForm();
  const [asking, setAsking] = useState(false);
  const held = state.values[field.name];
  const value = asking ? 'false' : typeof held === 'boolean' ? String(held) : null;
  const choose = (wants: boolean) => {
    setAsking(false);
    session.choose(field.name, wants);
  };
  return (
    <>
      <FieldFrame item={field} group>
        {(bound) => <Radios bound={bound} options={{ true: '是', false: '否' }} value={value} beside onChange={(key) => (key === 'true' ? choose(true) : setAsking(held !== false))} />}
      </FieldFrame>
      {asking && (
        <Notice tone="waiting" heading="确定不参加认定吗" urgent>
          <p>不参加的产品不进入专利密集型产品认定，也不能享受与认定有关的政策。备案通过后，本年度不能改变。</p>
          <div className={editor.buttons}>
            <Button onClick={() => choose(false)}>确定不参加</Button>
            <Button type="primary" onClick={() => choose(true)}>
              参加认定
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}

/** K is 1 unless somebody says otherwise. */
export function UsualFactor() {
  const { session, state } = useForm();
  const { contributionMethod, contributionFactor } = state.values;
  const isOpen = contributionMethod === 'spending' && contributionFactor === null && !state.texts.contributionFactor;
  useEffect(() => {
    if (isOpen) session.type(FACTOR, '1');
    // Only when the method is chosen: who empties the field is asked for a number, not overruled.
  }, [contributionMethod, session]);
  return null;
}

/** By the first method the index is computed, with its formula; by the others it is typed. */
export function ContributionIndex({ field }: { field: Field }) {
  const { state } = useForm();
  const { contributionMethod, ipSpending, totalCost, contributionFactor } = state.values;
  if (contributionMethod !== 'spending') return <Input field={field} />;
  const result = contributionIndex({ ipSpendingFen: amount(ipSpending), totalCostFen: amount(totalCost), k: (contributionFactor as number | null) ?? 1 });
  return (
    <FieldFrame item={field} group>
      {({ id }) => (
        <output id={id} tabIndex={-1} className={styles.index}>
          {result.ok ? (
            <>
              <strong>{result.value.percent}%</strong>
              <span>{result.value.formula}</span>
            </>
          ) : (
            <span>{result.reason}</span>
          )}
        </output>
      )}
    </FieldFrame>
  );
}

function amount(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
