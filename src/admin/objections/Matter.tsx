import Link from 'next/link.js';
import type { ReactNode } from 'react';
import { lifecycleOf, type CaseCollection } from '../../domain/lifecycle/index.ts';
import { toCivilDate } from '../../domain/civilDate.ts';
import type { ObjectionMatter } from '../../queries/objectionFile.ts';
import styles from '../case/case.module.css';
import { Tag } from '../Tag.tsx';

/** What is challenged, each with the way to its record. */
export function Matter({ matter }: { matter: ObjectionMatter }) {
  const { product, respondent, verification, certification, round, announcement } = matter;
  return (
    <section className={styles.section} aria-labelledby="matter-heading">
      <h2 id="matter-heading">被异议的产品</h2>
      <dl className={styles.rows}>
        <Row label="产品"><Door to="products" id={product.id}>{product.name}</Door> <State of="products" status={product.status} /></Row>
        {product.filingNumber && <Row label="备案号"><span className={styles.code}>{product.filingNumber}</span></Row>}
        <Row label="被异议单位"><Door to="enterprises" id={respondent.id}>{respondent.name}</Door></Row>
        {verification && <Row label="单位联系方式"><Door to="verifications" id={verification}>在实名认证中查看</Door></Row>}
        <Row label="认定"><Door to="certifications" id={certification.id}>专利密集型产品认定</Door> <State of="certifications" status={certification.status} /></Row>
        <Row label="认定批次"><Door to="certification-rounds" id={round.id}>{round.title}</Door></Row>
        <Row label="公示期">{periodText(round)}</Row>
        {announcement && <Row label="公示公告"><Door to="announcements" id={announcement.id}>{announcement.title}</Door></Row>}
      </dl>
    </section>
  );
}

function periodText({ publicisedAt, endsOn }: ObjectionMatter['round']): string {
  return publicisedAt && endsOn ? `${toCivilDate(publicisedAt)} 至 ${endsOn}` : '没有公示';
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return <div className={styles.row}><dt>{label}</dt><dd><span className={styles.value}>{children}</span></dd></div>;
}

function Door({ to, id, children }: { to: string; id: string; children: ReactNode }) {
  return <Link href={`/admin/collections/${to}/${id}`} prefetch={false}>{children}</Link>;
}

function State({ of, status }: { of: CaseCollection; status: string }) {
  const state = lifecycleOf(of).states[status];
  return <Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? status}</Tag>;
}
