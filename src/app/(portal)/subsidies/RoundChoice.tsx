import Link from 'next/link';
import { chineseDay } from '../../(public)/dates.ts';
import { address } from '../../(public)/parameters.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import type { CivilDate } from '../../../domain/civilDate.ts';
import { daysUntil, PHASES, phaseOf } from '../../../domain/subsidy/phase.ts';
import type { RoundVersion } from '../../../domain/subsidy/roundRecord.ts';
import type { AnnouncedRound } from '../../../queries/portalSubsidyStarts.ts';
import { RoundDays } from './RoundFacts.tsx';
import styles from './subsidies.module.css';

type Props = { rounds: readonly AnnouncedRound[]; today: CivilDate; /** A loan chosen before the round. */ loan: string };

/** The announced rounds, the open ones first; of each what its window means for the company today. */
export function RoundChoice({ rounds, today, loan }: Props) {
  return (
    <ul className={styles.rounds}>
      {rounds.map(({ id, rules, announcement }) => {
        const phase = phaseOf(rules, today);
        return (
          <li key={id}>
            <div className={styles.head}>
              <h2>{rules.title}</h2>
              <Tag tone={PHASES[phase].tone}>{PHASES[phase].label}</Tag>
            </div>
            <p>{windowSentence(rules, today)}</p>
            <RoundDays rules={rules} />
            <p className={styles.acts}>
              <Link href={address('/portal/subsidies/new', { round: id, loan })} prefetch={false} aria-label={`${phase === 'closed' ? '查看贷款是否符合' : '选择贷款'}：${rules.title}`}>
                {phase === 'closed' ? '查看我的贷款是否符合这一期' : '选择这一期，接着选贷款'}
              </Link>
              <Link href={`/portal/subsidies/rounds/${id}`} prefetch={false} aria-label={`查看规则：${rules.title}`}>
                查看规则
              </Link>
              {announcement && (
                <Link href={`/announcements/${announcement}`} prefetch={false}>
                  阅读申报通知
                </Link>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What the window means today: how long it is open, from when, or that nothing can be handed in any more. */
export function windowSentence({ opensOn, closesOn, correctionsUntil }: RoundVersion, today: CivilDate): string {
  switch (phaseOf({ opensOn, closesOn }, today)) {
    case 'upcoming':
      return `${chineseDay(opensOn)}开始申报。现在可以先填写，到时再提交。`;
    case 'closed':
      return `已于${chineseDay(closesOn)}截止，不能再提交新的申请。以前提交、被退回修改的申请，${today <= correctionsUntil ? `${chineseDay(correctionsUntil)}以前仍可以修改提交` : '也已过最后修改日'}。`;
    default: {
      const left = daysUntil(closesOn, today);
      return left === 0 ? '今天是申报的最后一天，请在今天以内提交。' : `正在申报，${chineseDay(closesOn)}截止，还有 ${left} 天。`;
    }
  }
}
