'use client';

import { Button, Input } from 'antd';
import { displayPatentNumber } from '../../../../../../../domain/patentNumber.ts';
import { MOST_ITEMS, type IpItem, type IpItemColumn } from '../../../../../../../domain/subsidy/ipItems.ts';
import { IP_KINDS } from '../../../../../../../domain/subsidy/round.ts';
import { ErrorSummary } from '../../../../../kit/ErrorSummary.tsx';
import { faultOf, useForm } from '../../../../../kit/FormContext.ts';
import { focusField } from '../../../../../kit/useSteps.ts';
import styles from '../../../../../subsidies/subsidies.module.css';
import { useSubsidy } from './SubsidyContext.ts';
import editor from '../../../../../kit/editor.module.css';
import field from '../../../../../kit/field.module.css';

/** Each pledged patent and trade mark with its product and that product's share of revenue; those of the loan are there already. */
export function PropertyStep() {
  const form = useForm();
  const { property, subsidy } = useSubsidy();
  const refused = faultOf(form, { name: 'ipItems' });
  const comment = form.comments.ipItems;
  const isPledged = ({ kind, number }: IpItem) => subsidy.loan.pledges.some((pledge) => pledge.kind === kind && pledge.number === number);
  return (
    <div className={editor.check}>
      <h2 id="step" tabIndex={-1} className={editor.stepHeading}>
        质押的专利和商标
      </h2>
      <p className={editor.intro}>银行登记的质押已经列出。请逐件填写相关产品和它的收入占比，没有相关产品的填“无”，没有收入的填 0，不要留空。</p>
      {form.checked && <ErrorSummary problems={property.problems} onGo={focusField} />}
      <div id="ipItems" tabIndex={-1}>
        {comment && (
          <p className={field.comment}>
            <strong>审核意见：</strong>
            {comment}
          </p>
        )}
        {refused && <p className={field.error}>{refused}</p>}
        {property.items.length === 0 && <p>银行还没有登记质押的专利或商标，请在下面添加。</p>}
        <ol className={styles.items}>
          {property.items.map((item, index) => (
            <li key={index}>
              <Row item={item} index={index} isFixed={isPledged(item)} />
            </li>
          ))}
        </ol>
      </div>
      <Add />
    </div>
  );
}

function Add() {
  const { property } = useSubsidy();
  if (property.items.length >= MOST_ITEMS) return <p>最多 {MOST_ITEMS} 件。</p>;
  return (
    <>
      <p className={editor.intro}>质押合同里有、上面没有列出的，可以添加：</p>
      <div className={editor.buttons}>
        <Button onClick={() => property.add('patent')}>添加一件专利</Button>
        <Button onClick={() => property.add('trademark')}>添加一件商标</Button>
      </div>
    </>
  );
}

/** Number and title of what the bank registered are the bank's; of what the company adds its own. */
function Row({ item, index, isFixed }: { item: IpItem; index: number; isFixed: boolean }) {
  const { property } = useSubsidy();
  const name = `第 ${index + 1} 件：${IP_KINDS[item.kind]}`;
  return (
    <fieldset className={styles.item}>
      <legend>{isFixed ? `${name} ${numberOf(item)} ${item.title}` : name}</legend>
      {!isFixed && (
        <div className={styles.pair}>
          <Cell index={index} column="title" label="名称" />
          <Cell index={index} column="number" label={item.kind === 'patent' ? '专利号' : '商标注册号'} />
        </div>
      )}
      <div className={styles.pair}>
        <Cell index={index} column="product" label="相关产品名称" hint="没有的填“无”。" />
        <Cell index={index} column="share" label="收入占比" hint="占上年度营业收入，没有的填 0。" />
      </div>
      {!isFixed && (
        <div>
          <Button type="link" className={editor.quiet ?? ''} onClick={() => property.remove(index)} aria-label={`删除${name}`}>
            删除这一件
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Cell({ index, column, label, hint }: { index: number; column: IpItemColumn; label: string; hint?: string }) {
  const { checked } = useForm();
  const { property } = useSubsidy();
  const id = `ipItems.${index}.${column}`;
  const fault = property.faultOf(index, column, checked);
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-error` : ''].filter(Boolean).join(' ');
  const isShare = column === 'share';
  return (
    <div className={fault ? `${field.field} ${field.wrong}` : field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={field.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className={field.error} id={`${id}-error`}>
          <span className={field.hidden}>错误：</span>
          {fault}
        </p>
      )}
      <span className={isShare ? styles.share : undefined}>
        <Input
          id={id}
          autoComplete="off"
          value={property.textOf(index, column)}
          onChange={({ target }) => property.type(index, column, target.value)}
          onBlur={() => property.leave(index, column)}
          {...(isShare ? { inputMode: 'decimal' as const, 'aria-label': `${label}，%` } : {})}
          {...(described ? { 'aria-describedby': described } : {})}
          {...(fault ? { 'aria-invalid': true, status: 'error' as const } : {})}
        />
        {isShare && <span aria-hidden="true">%</span>}
      </span>
    </div>
  );
}

export function numberOf({ kind, number }: Pick<IpItem, 'kind' | 'number'>): string {
  return kind === 'patent' ? displayPatentNumber(number) : number;
}
