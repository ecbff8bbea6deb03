import Link from 'next/link.js';
import { LEGAL_STATUS, OBTAINED } from '../../domain/patents.ts';
import { PATENT_TYPES } from '../../domain/patentNumber.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { ShowScan } from '../desk/ShowScan.tsx';
import { Tag } from '../Tag.tsx';
import type { PatentRow } from './loadCase.ts';
import styles from './case.module.css';

/** Linked patents as they stand now, and the other products that rely on each. */
export function PatentTable({ patents, opensFiles }: { patents: readonly PatentRow[]; opensFiles: boolean }) {
  return (
    <div id="field-patents" className={styles.patents}>
      <h3>已关联 {patents.length} 件</h3>
      {patents.length === 0 ? (
        <p className={styles.nothing}>还没有关联专利。</p>
      ) : (
        <table className={styles.table}>
          <colgroup><col /><col /><col /><col /></colgroup>
          <thead>
            <tr>
              <th scope="col">专利</th>
              <th scope="col">法律状态</th>
              <th scope="col">取得方式和权利人</th>
              <th scope="col">其他产品</th>
            </tr>
          </thead>
          <tbody>{patents.map((patent) => <Patent key={patent.id} patent={patent} opensFiles={opensFiles} />)}</tbody>
        </table>
      )}
      <CommentTool field="patents" label="关联专利" />
    </div>
  );
}

function Patent({ patent, opensFiles }: { patent: PatentRow; opensFiles: boolean }) {
  const { display, title, type, core, upheld, caseNumber, legalStatus, obtained, holders, why, otherProducts, isDeclared, proofs } = patent;
  return (
    <tr className={why ? styles.bad : undefined}>
      <th scope="row">
        <span className={styles.code}>{display}</span>
        <span>{title}</span>
        <small>{[PATENT_TYPES[type], core ? '核心专利' : '', upheld ? `经无效程序维持有效（${caseNumber ?? '未填案号'}）` : ''].filter(Boolean).join('，')}</small>
      </th>
      <td data-label="法律状态">
        <Tag tone={legalStatus === 'valid' ? 'good' : 'bad'}>{LEGAL_STATUS[legalStatus]}</Tag>
        {why && <small>{why}</small>}
      </td>
      <td data-label="取得方式和权利人">
        {OBTAINED[obtained]}：{holders.join('、')}
        {isDeclared && <small>登记数据中没有，由单位填报，请对照证明核对</small>}
        {proofs.length > 0 && <Proofs proofs={proofs} opensFiles={opensFiles} />}
      </td>
      <td data-label="其他产品">{otherProducts.length === 0 ? '无' : <OtherProducts products={otherProducts} />}</td>
    </tr>
  );
}

/** What the company uploaded to show how it came by the patent. */
function Proofs({ proofs, opensFiles }: { proofs: PatentRow['proofs']; opensFiles: boolean }) {
  return (
    <ul className={styles.files} aria-label="证明">
      {proofs.map(({ id, name }) => <li key={id}>{opensFiles ? <ShowScan id={id} name={name} /> : name}</li>)}
    </ul>
  );
}

const SHOWN = 3;

function OtherProducts({ products }: { products: PatentRow['otherProducts'] }) {
  return (
    <ul>
      {products.slice(0, SHOWN).map(({ id, name }) => <li key={id}><Link href={`/admin/collections/products/${id}`} prefetch={false}>{name || '未命名产品'}</Link></li>)}
      {products.length > SHOWN && <li>等共 {products.length} 件</li>}
    </ul>
  );
}
