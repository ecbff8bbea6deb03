import { formatYuan } from '../../domain/money.ts';
import { postAgainText } from '../../domain/subsidy/postAgain.ts';
import type { SubsidyFile } from '../../queries/subsidyFile.ts';
import type { Beside } from '../desk/deskContext.ts';

/** What the dialogs of an application begin with and say: the computed amount and its limits, the papers to be posted again, a deadline that has passed. */
export function subsidyBeside({ limits, papers, isOverdue, round }: SubsidyFile): Record<string, Beside> {
  const late = { reasonHint: `纸件截止日 ${round.paperUntil} 已过，请写明仍然收件的理由。` };
  return {
    grant: { amountFen: mostFen(limits), amountHint: limitSentence(limits) },
    acceptRevision: { list: { title: '系统核对出的需要重新邮寄的纸件', lines: postAgainText(papers ?? []).split('\n') } },
    acceptPaper: isOverdue ? late : { asksNoReason: true },
  };
}

/** The computed amount; never more than was requested. */
function mostFen({ computedFen, requestedFen }: Pick<SubsidyFile['limits'], 'computedFen' | 'requestedFen'>): number {
  return Math.min(computedFen, requestedFen);
}

/** Up to what may be granted, and why. */
export function limitSentence({ leftForEnterpriseFen, leftInBudgetFen, ...amounts }: SubsidyFile['limits']): string {
  const left = (fen: number) => formatYuan(Math.max(0, fen));
  return [
    `核算金额 ${formatYuan(mostFen(amounts))} 元。改为其他金额的，须写明理由，且不能更高。`,
    ...(leftForEnterpriseFen === null ? [] : [`这家单位本年度还能核定 ${left(leftForEnterpriseFen)} 元。`]),
    ...(leftInBudgetFen === null ? [] : [`本期预算还剩 ${left(leftInBudgetFen)} 元。`]),
  ].join('');
}
