'use client';

import { Button, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { allFields, labelOf } from '../../../domain/forms/field.ts';
import { useForm } from './FormContext.ts';
import { differences, type Difference, type SavedRecord } from './formState.ts';
import { ShownValue } from './ShownValue.tsx';
import styles from './editor.module.css';

type Choice = 'mine' | 'theirs';

/** Somebody saved this record elsewhere: field by field, this page's content beside theirs, and a choice for each. */
export function CompareView({ theirs }: { theirs: SavedRecord }) {
  const { session, state, extras } = useForm();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const list = differences(state, theirs).filter(({ name }) => extras.beside?.[name] !== null);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const choiceOf = (each: Difference): Choice | undefined => choices[each.name] ?? (each.contested ? undefined : presumed(each, state.saved[each.name]));
  const open = list.filter((each) => !choiceOf(each)).length;
  const finish = () => session.resolve(theirs, list.filter((each) => choiceOf(each) === 'mine').map(({ name }) => name));
  return (
    <section className={styles.compare} aria-labelledby="compare">
      <h2 id="compare" tabIndex={-1} ref={heading}>
        此内容已在另一处修改
      </h2>
      <p>可能是您在另一个窗口，或者同事修改了同一份内容。请逐项选择保留哪一个，选完后继续填写。</p>
      {list.map((each) => (
        <Pair key={each.name} difference={each} choice={choiceOf(each)} onChoose={(choice) => setChoices({ ...choices, [each.name]: choice })} />
      ))}
      {open > 0 && <p>还有 {open} 项没有选择。</p>}
      <Button type="primary" disabled={open > 0} onClick={finish}>
        按所选内容继续
      </Button>
    </section>
  );
}

/** Only one side changed it: that side's content is the newer one. */
function presumed({ mine }: Difference, saved: unknown): Choice {
  return JSON.stringify(mine ?? null) === JSON.stringify(saved ?? null) ? 'theirs' : 'mine';
}

function Pair({ difference, choice, onChoose }: { difference: Difference; choice: Choice | undefined; onChoose: (choice: Choice) => void }) {
  const { form, year, extras } = useForm();
  const beside = extras.beside?.[difference.name];
  const field = allFields(form).find(({ name }) => name === difference.name);
  const label = field ? labelOf(field, year) : (beside?.label ?? '文字检查的说明');
  const show = (value: unknown) => (field ? <ShownValue field={field} value={value} /> : <>{beside ? beside.show(value) : reasonsOf(value)}</>);
  return (
    <fieldset className={styles.pair}>
      <legend>{label}</legend>
      <Radio.Group name={`compare-${difference.name}`} value={choice ?? null} onChange={({ target }) => onChoose(target.value as Choice)}>
        <Radio value="mine">
          <span className={styles.side}>本页</span>
          {show(difference.mine)}
        </Radio>
        <Radio value="theirs">
          <span className={styles.side}>另一处</span>
          {show(difference.theirs)}
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}

/** Reasons are kept by finding code; the codes say nothing to the person who wrote them. */
function reasonsOf(value: unknown): string {
  return Object.values((value as Record<string, string> | null) ?? {}).filter(Boolean).join('；') || '未填写';
}
