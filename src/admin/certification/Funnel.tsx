import { REACHED, type Reached } from '../../domain/certification/desk.ts';
import type { DeskRound } from '../../queries/certificationDesk.ts';
import type { ReasonCount } from '../../queries/certificationDeskLeftOut.ts';
import { Bars } from '../home/figures.tsx';
import { deskHref } from './deskAddress.ts';
import styles from './certification.module.css';

/** From candidates to what is certified, and beside it why products are left out; each number leads to the list of as many. */
export function Funnel({ round, reasons }: { round: DeskRound; reasons: readonly ReasonCount[] }) {
  const candidates = sum(round, Object.keys(round.counts));
  if (candidates + round.leftOut === 0) return null;
  const steps = [
    { key: 'candidates', label: '列入的候选产品', count: candidates, href: `${deskHref(round.id)}#products` },
    ...(Object.keys(REACHED) as Reached[]).map((reached) => ({ key: reached, label: REACHED[reached].label, count: sum(round, REACHED[reached].states), href: `${deskHref(round.id, { reached })}#products` })),
  ];
  const shown = reasons.filter(({ count }) => count > 0).map(({ key, label, count }) => ({ key, label, count, href: `${deskHref(round.id, { tab: 'left-out', reason: key })}#products` }));
  return (
    <div className={styles.plots}>
      <Bars id="funnel" title={`备案产品 ${(candidates + round.leftOut).toLocaleString('zh-CN')} 件中，列入的候选产品的进展`} figures={steps} />
      {shown.length > 0 && <Bars id="reasons" title={`未列入 ${round.leftOut.toLocaleString('zh-CN')} 件的原因（可以有几条）`} figures={shown} />}
    </div>
  );
}

function sum({ counts }: DeskRound, states: readonly string[]): number {
  return states.reduce((total, state) => total + (counts[state as keyof typeof counts] ?? 0), 0);
}
