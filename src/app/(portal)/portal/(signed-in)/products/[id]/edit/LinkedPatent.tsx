'use client';

import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { LEGAL_STATUS, whyUnusable as reasonOf } from '../../../../../../../domain/patents.ts';
import { displayPatentNumber, PATENT_TYPES } from '../../../../../../../domain/patentNumber.ts';
import type { OwnLink, OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { StateTag } from '../../../../../kit/Notice.tsx';
import { useProduct } from './ProductContext.ts';
import type { PatentLinks } from './usePatentLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from './product.module.css';

type Props = { link: OwnLink; patents: PatentLinks };

/** One linked patent with what the company says of it. */
export function LinkedPatent({ link, patents }: Props) {
  const { names } = useProduct();
  const { change, remove, faults } = patents;
  const why = whyUnusable(link, names);
  const number = displayPatentNumber(link.number);
  return (
    <div className={why ? `${styles.patent} ${field.wrong}` : styles.patent} role="group" aria-label={`专利 ${number}`}>
      <PatentFacts patent={link} />
      {why && <p className={field.error}>{why}</p>}
      <div className={styles.flags}>
        <Checkbox checked={link.core} onChange={({ target }) => void change(link, { core: target.checked })}>
          核心专利
        </Checkbox>
        <Checkbox checked={link.upheld} onChange={({ target }) => void change(link, { upheld: target.checked })}>
          经无效宣告程序维持有效
        </Checkbox>
        <Button type="link" onClick={() => void remove(link)} aria-label={`不再关联 ${number}`}>
          不再关联
        </Button>
      </div>
      {link.upheld && <CaseNumber link={link} patents={patents} />}
      {faults[link.linkId] && (
        <p className={field.error} role="alert">
          {faults[link.linkId]}
        </p>
      )}
    </div>
  );
}

/** Number, title, type and legal status, the same in every list. */
export function PatentFacts({ patent }: { patent: OwnPatent }) {
  return (
    <p className={styles.facts}>
      <strong>{patent.title}</strong>
      <span>
        <span className={styles.number}>{displayPatentNumber(patent.number)}</span> · {PATENT_TYPES[patent.type]}{' '}
        <StateTag tone={patent.legalStatus === 'valid' ? 'good' : 'bad'}>{LEGAL_STATUS[patent.legalStatus]}</StateTag>
      </span>
    </p>
  );
}

/** Why a product may not rely on the patent today, or null. */
export function whyUnusable(patent: OwnPatent, names: readonly string[]): string | null {
  switch (reasonOf(patent, names)) {
    case 'notValid':
      return `这件专利目前为“${LEGAL_STATUS[patent.legalStatus]}”，不能用于备案。`;
    case 'noProof':
      return '这件专利还没有上传证明，不能用于备案。请到“专利信息”中上传。';
    case 'notHeld':
      // Before the first verification the name of the enterprise is unknown, so nothing is said about holders.
      return names.length === 0 ? null : `专利权人为${patent.holders.join('、')}，不是本单位；受让或者被许可的，请在“专利信息”中另行添加并上传证明。`;
    case null:
      return null;
  }
}

function CaseNumber({ link, patents }: Props) {
  const [text, setText] = useState(link.caseNumber);
  const [isLeft, setLeft] = useState(false);
  const id = `case-${link.linkId}`;
  const isMissing = isLeft && text.trim() === '';
  const leave = () => {
    setLeft(true);
    if (text.trim() !== link.caseNumber) void patents.change(link, { caseNumber: text.trim() });
  };
  return (
    <div className={isMissing ? `${field.field} ${field.wrong}` : field.field}>
      <label className={field.label} htmlFor={id}>
        无效宣告案件编号
      </label>
      {isMissing && (
        <p className={field.error} id={`${id}-error`}>
          <span className={field.hidden}>错误：</span>请填写无效宣告案件编号。
        </p>
      )}
      <Input id={id} value={text} style={{ maxWidth: '20em' }} onChange={({ target }) => setText(target.value)} onBlur={leave} {...(isMissing ? { 'aria-invalid': true, 'aria-describedby': `${id}-error`, status: 'error' as const } : {})} />
    </div>
  );
}
