'use client';

import Link from 'next/link';
import { allFields, allSlots, labelOf } from '../../../domain/forms/field.ts';
import { subsidyForm } from '../../../domain/forms/subsidyApplication.ts';
import { formOfRound, type MaterialRule } from '../../../domain/subsidy/materials.ts';
import type { Refusal } from '../../../queries/portalCases.ts';
import type { PortalSubsidy } from '../../../queries/portalSubsidies.ts';
import lists from '../lists/lists.module.css';
import { statusOf } from '../lists/words.ts';
import styles from '../products/product.module.css';
import { partOf } from './parts.ts';
import { standingOf } from './standing.ts';

/** The state in words, the reviewer's remarks after a refusal, each leading to its field, and the way on. */
export function SubsidyStanding({ subsidy, refusal }: { subsidy: PortalSubsidy; refusal: Refusal | null }) {
  const { id, status } = subsidy.record;
  const { label, tone } = statusOf('subsidy-applications', status);
  const go = GO_ON[status];
  return (
    <section className={`${styles.standing} ${styles[tone]}`} aria-labelledby="standing">
      <h2 id="standing">{label}</h2>
      <p>{standingOf(subsidy)}</p>
      {go && refusal && <Remarks id={id} refusal={refusal} materials={subsidy.round.materials} />}
      {go && (
        <p>
          <Link className={lists.main} href={`/portal/subsidies/${id}/edit`} prefetch={false}>
            {go}
          </Link>
        </p>
      )}
    </section>
  );
}

const GO_ON: Record<string, string | undefined> = { draft: '继续填写', rejected: '修改并重新提交', paperRejected: '按意见修改' };

function Remarks({ id, refusal, materials }: { id: string; refusal: Refusal; materials: readonly MaterialRule[] }) {
  return (
    <>
      <p>审核员的意见：{refusal.reason}</p>
      <ul>
        {refusal.comments.map(({ field, text }) => (
          <li key={`${field}${text}`}>
            <Link href={`/portal/subsidies/${id}/edit?step=${partOf(field)}#${field}`} prefetch={false}>
              {nameOf(field, materials)}
            </Link>
            ：{text}
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf(name: string, materials: readonly MaterialRule[]): string {
  const form = formOfRound(subsidyForm, materials);
  const item = [...allFields(form), ...allSlots(form)].find((each) => each.name === name);
  if (item) return labelOf(item);
  return name.startsWith('ipItems') ? '质押的专利和商标' : '其他';
}
