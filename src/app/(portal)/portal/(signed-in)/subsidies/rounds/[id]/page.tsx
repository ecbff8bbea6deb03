import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { today } from '../../../../../../../adapters/clock.ts';
import { PHASES, phaseOf } from '../../../../../../../domain/subsidy/phase.ts';
import { announcedRound } from '../../../../../../../queries/portalSubsidyStarts.ts';
import { Tag } from '../../../../../../(public)/components/Tag.tsx';
import { address } from '../../../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../../../currentUser.ts';
import lists from '../../../../../lists/lists.module.css';
import { Crumbs } from '../../../../../shell/Crumbs.tsx';
import { windowSentence } from '../../../../../subsidies/RoundChoice.tsx';
import { RoundRules } from '../../../../../subsidies/RoundRules.tsx';
import styles from '../../../../../subsidies/subsidies.module.css';

export const metadata: Metadata = { title: '申报规则' };

/** An announced round as a company reads it: when, for which loans, how much, with what papers. */
export default async function RoundPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { db } = await requirePortalUser(`/portal/subsidies/rounds/${encodeURIComponent(id)}`);
  const round = await announcedRound(db, id);
  if (!round) notFound();
  const { rules, legalBasis, announcement } = round;
  const phase = phaseOf(rules, today());
  return (
    <>
      <Crumbs above={[{ href: '/portal/subsidies', label: '利息和费用补贴' }]} />
      <div className={styles.head}>
        <h1>{rules.title}</h1>
        <Tag tone={PHASES[phase].tone}>{PHASES[phase].label}</Tag>
      </div>
      <p className={lists.lead}>{windowSentence(rules, today())}</p>
      {legalBasis && <p>政策依据：{legalBasis}</p>}
      <p className={styles.acts}>
        <Link href={address('/portal/subsidies/new', { round: id })} prefetch={false}>
          {phase === 'closed' ? '查看我的贷款是否符合这一期' : '选择贷款，申请这一期'}
        </Link>
        {announcement && (
          <Link href={`/announcements/${announcement}`} prefetch={false}>
            阅读申报通知
          </Link>
        )}
      </p>
      <RoundRules rules={rules} />
    </>
  );
}
