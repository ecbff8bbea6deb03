import { allSlots } from '../../domain/forms/field.ts';
import { formatYuan } from '../../domain/money.ts';
import { postAgainText, type PaperToPost } from '../../domain/subsidy/postAgain.ts';
import type { SubsidyFile } from '../../queries/subsidyFile.ts';
import type { Beside } from '../desk/deskContext.ts';
import type { LastRefusal } from './loadCase.ts';

/** What the dialogs of an application begin with and say: the computed amount and its limits, the papers to be posted again, a deadline that has passed. */
export function subsidyBeside({ limits, papers, isOverdue, round, form }: SubsidyFile, refusal: LastRefusal | null): Record<string, Beside> {
  const late = { reasonHint: `纸件截止日 ${round.paperUntil} 已过，请写明仍然收件的理由。` };
  return {
    grant: { amountFen: mostFen(limits), amountHint: limitSentence(limits) },
    acceptRevision: { list: { title: '按内容改动核对，需要重新邮寄的纸件', lines: postAgainText(papers ?? []).split('\n'), further: '另外需要邮寄的纸件，每行一件；只涉及盖章、签字的在这里补充' }, remark: objectedPapers(form, papers ?? [], refusal) },
    acceptPaper: isOverdue ? late : { asksNoReason: true },
  };
}

/** Materials the opinion named and that came back unchanged on screen: what was wrong was the paper itself. */
function objectedPapers(form: SubsidyFile['form'], papers: readonly PaperToPost[], refusal: LastRefusal | null): string {
  const said = (refusal?.comments ?? []).flatMap(({ field, text }) => {
    const slot = allSlots(form).find(({ name }) => name === field);
    return slot && !papers.some(({ paper }) => paper === field) ? [`${slot.label}（复审意见：${text}）`] : [];
  });
  return said.join('\n');
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
