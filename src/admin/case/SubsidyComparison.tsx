import { allFields, labelOf } from '../../domain/forms/field.ts';
import { displayPatentNumber } from '../../domain/patentNumber.ts';
import { compareFacts, comparePledges, type ComparedFact, type ComparedPledge } from '../../domain/subsidy/comparison.ts';
import { IP_KINDS } from '../../domain/subsidy/round.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { Tag } from '../Tag.tsx';
import { fieldText } from './fieldText.ts';
import type { CaseData } from './loadCase.ts';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';
import own from './subsidy.module.css';

/** The application beside the loan as its bank entered it and the profile that was verified; what differs is marked. */
export function SubsidyComparison({ data, subsidy: { loan, profile, ipItems } }: SubsidyProps) {
  const facts = compareFacts(data.file.values, loan.values, profile);
  const count = facts.filter(({ differs }) => differs).length;
  return (
    <section className={styles.section} aria-labelledby="comparison">
      <h2 id="comparison">与银行登记、认证信息对照{count > 0 ? `：${count} 项不同` : '：没有不同'}</h2>
      <table className={`${styles.table} ${own.facts}`}>
        <thead><tr>{['项目', '本次申请', '银行登记', '认证信息'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>{facts.map((fact) => <Fact key={fact.field} fact={fact} data={data} />)}</tbody>
      </table>
      <Pledges rows={comparePledges(ipItems, loan.pledges)} />
    </section>
  );
}

function Fact({ fact: { field: name, applied, bank, profile, differs }, data }: { fact: ComparedFact; data: CaseData }) {
  const field = allFields(data.form).find((each) => each.name === name);
  if (!field) return null;
  const words = (value: unknown) => (value === undefined ? '—' : (fieldText(field, { [name]: value }, data.names)?.text ?? '没有'));
  const isOther = (value: unknown) => value !== undefined && String(value ?? '') !== String(applied ?? '');
  const cell = (value: unknown) => (isOther(value) ? <mark>{words(value)}</mark> : value === undefined ? '—' : '相同');
  return (
    <tr>
      <th scope="row">{labelOf(field)}{differs && <Tag tone="waiting">不同</Tag>}</th>
      <td data-label="本次申请">{words(applied)}</td>
      <td data-label="银行登记">{cell(bank)}</td>
      <td data-label="认证信息">{cell(profile)}</td>
    </tr>
  );
}

const DIFFERENCES: Record<Exclude<ComparedPledge['difference'], 'none'>, string> = { notRegistered: '银行没有登记', notApplied: '申请没有列出', title: '名称不同' };

function Pledges({ rows }: { rows: readonly ComparedPledge[] }) {
  return (
    <div id="field-ipItems" className={styles.patents}>
      <h3>质押的专利和商标（{rows.length} 件）</h3>
      {rows.length === 0 ? <p className={styles.nothing}>申请和银行都没有列出质押物。</p> : (
        <table className={`${styles.table} ${own.pledges}`}>
          <thead><tr>{['号码和名称', '银行登记的名称', '相关产品', '收入占比'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <Pledge key={row.kind + row.number} row={row} />)}</tbody>
        </table>
      )}
      <CommentTool field="ipItems" label="质押的专利和商标" />
    </div>
  );
}

function Pledge({ row: { kind, number, applied, registeredTitle, difference } }: { row: ComparedPledge }) {
  return (
    <tr>
      <th scope="row">
        <span className={styles.code}>{kind === 'patent' ? displayPatentNumber(number) : number}</span>
        <span>{applied?.title ?? '—'}</span>
        <small>{IP_KINDS[kind]}</small>
        {difference !== 'none' && <Tag tone="waiting">{DIFFERENCES[difference]}</Tag>}
      </th>
      <td data-label="银行登记的名称">{difference === 'title' ? <mark>{registeredTitle}</mark> : (registeredTitle ?? '—')}</td>
      <td data-label="相关产品">{applied?.product ?? '—'}</td>
      <td data-label="收入占比">{applied?.share === null || applied === null ? '—' : `${applied.share}%`}</td>
    </tr>
  );
}
