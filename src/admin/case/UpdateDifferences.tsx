import Link from 'next/link.js';
import { allFields, isNumber, labelOf, type Field } from '../../domain/forms/field.ts';
import { productForm } from '../../domain/forms/product.ts';
import { FACT_FIELDS, YEAR_FIELDS } from '../../domain/forms/productUpdate.ts';
import { displayPatentNumber } from '../../domain/patentNumber.ts';
import { movement } from '../../domain/productUpdates.ts';
import type { UpdateFile } from '../../queries/updateFile.ts';
import { fieldText } from './fieldText.ts';
import type { CaseData } from './loadCase.ts';
import styles from './case.module.css';

type Props = { data: CaseData; update: UpdateFile };

const FIELDS = allFields(productForm);
const FIGURES = FIELDS.filter((field) => YEAR_FIELDS.includes(field.name) && isNumber(field));
const FACTS = FIELDS.filter(({ name }) => FACT_FIELDS.includes(name) || (YEAR_FIELDS.includes(name) && !FIGURES.some((figure) => figure.name === name)));

/** An annual update against what is filed: the figures year beside year, the facts that change, patents that come and go. */
export function UpdateDifferences({ data, update }: Props) {
  const { product, year } = update;
  return (
    <section className={styles.section} aria-labelledby="update-differences">
      <h2 id="update-differences">{year} 年度更新：与备案内容对照</h2>
      <p>
        <Link href={`/admin/collections/products/${product.id}`} prefetch={false}>产品备案 {product.filingNumber}</Link>，{product.filingYear} 年备案，
        {product.lastUpdateYear ? `最近更新 ${product.lastUpdateYear} 年度` : '没有更新过'}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">数据</th>
            <th scope="col">{yearBefore(update)}</th>
            <th scope="col">{year - 1} 年度</th>
            <th scope="col">变化</th>
          </tr>
        </thead>
        <tbody>{FIGURES.map((field) => <Figure key={field.name} field={field} data={data} update={update} />)}</tbody>
      </table>
      <ChangedFacts data={data} update={update} />
      <PatentChanges update={update} />
    </section>
  );
}

const yearBefore = ({ before }: UpdateFile) => (before.figuresYear ? `${before.figuresYear} 年度` : '更新前');

function Figure({ field, data, update }: Props & { field: Field }) {
  const { before, after, year } = update;
  const [old, now] = [fieldText(field, before.values, data.names)?.text, fieldText(field, after, data.names)?.text];
  if (!old && !now) return null;
  return (
    <tr>
      <th scope="row">{labelOf({ label: field.label.replace(/\{year\}(年度|年末)/, '') }).replace(/^截至/, '')}</th>
      <td data-label={yearBefore(update)}>{old ?? '没有填写'}</td>
      <td data-label={`${year - 1} 年度`}>{now ?? '没有填写'}</td>
      <td data-label="变化">{movement(before.values[field.name], after[field.name]) ?? '—'}</td>
    </tr>
  );
}

function ChangedFacts({ data, update: { before, after, changesFacts } }: Props) {
  const words = (field: Field, side: typeof after) => fieldText(field, side, data.names)?.text ?? '（空）';
  const changed = FACTS.filter((field) => words(field, before.values) !== words(field, after));
  if (changed.length === 0) return <p className={styles.nothing}>{changesFacts ? '文字内容与备案一致，变化见图片和关联专利。' : '单位确认：产品和专利信息没有变化。'}</p>;
  return (
    <dl className={styles.rows}>
      {changed.map((field) => (
        <div key={field.name} className={styles.row}>
          <dt>{labelOf(field, data.year)}</dt>
          <dd>
            <div className={styles.pair}>
              <p><small>备案内容</small><del>{words(field, before.values)}</del></p>
              <p><small>更新为</small><ins>{words(field, after)}</ins></p>
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the company says of a linked patent. */
function statedOf({ core, upheld, caseNumber }: UpdateFile['before']['patents'][number]): string {
  return `${core ? '核心专利' : '其他专利'}${upheld ? `，经无效程序维持有效（${caseNumber ?? '未填案号'}）` : ''}`;
}

function PatentChanges({ update: { before, patents } }: { update: UpdateFile }) {
  const list = (items: readonly { number: string; title: string }[]) => items.map(({ number, title }) => `${displayPatentNumber(number)} ${title}`).join('、');
  const added = patents.filter(({ number }) => !before.patents.some((each) => each.number === number));
  const gone = before.patents.filter(({ number }) => !patents.some((each) => each.number === number));
  const said = patents.flatMap((now) => before.patents.filter((old) => old.number === now.number && statedOf(old) !== statedOf(now)).map((old) => ({ ...now, old })));
  if (added.length + gone.length + said.length === 0) return null;
  return (
    <dl className={styles.rows}>
      {added.length > 0 && <div className={styles.row}><dt>新关联的专利</dt><dd><span className={styles.value}>{list(added)}</span></dd></div>}
      {gone.length > 0 && <div className={styles.row}><dt>不再关联的专利</dt><dd><span className={styles.value}>{list(gone)}</span></dd></div>}
      {said.map(({ old, ...now }) => (
        <div key={now.number} className={styles.row}>
          <dt>{displayPatentNumber(now.number)}</dt>
          <dd><div className={styles.pair}><p><small>备案内容</small><del>{statedOf(old)}</del></p><p><small>更新为</small><ins>{statedOf(now)}</ins></p></div></dd>
        </div>
      ))}
    </dl>
  );
}
