import { createHash } from 'node:crypto';
import type { Values } from '../domain/forms/field.ts';
import { fieldsOfStep, OBJECTION_STEPS, problemsOfStep, stepAfter, type ObjectionPage, type ObjectionStep } from '../domain/objectionSteps.ts';
import type { Draft, DraftContent } from './objectionDrafts.ts';
import { countBySlot } from './rows.ts';

/** A page as it was sent: its answers, and the mark of what the page had shown. */
export type SentPage = { step: ObjectionStep; answers: Values; seen: string };

/**
 * The draft with a page saved, right or wrong: nothing typed is lost. What another tab had saved meanwhile is kept beside it and
 * shown before one goes on. `found` false: the draft had been removed, and this page begins it anew.
 */
export function withPage({ content, files }: Draft, { step, answers, seen }: SentPage, found: boolean): DraftContent {
  const values = { ...content.values, ...answers };
  const before = markOf(step, content.values);
  const isOverwriting = found && seen !== before && before !== markOf(step, {}) && before !== markOf(step, values);
  const { [step]: _looked, ...others } = content.others;
  const problems = problemsOfStep(step, values, countBySlot(files));
  return {
    values,
    problems: { ...content.problems, [step]: problems },
    others: isOverwriting ? { ...others, [step]: content.values } : others,
    isRestarted: content.isRestarted || (!found && step !== 'kind'),
  };
}

/** What a page shows of the answers, in few letters, so that a page sent later tells what it had before it. */
export function markOf(step: ObjectionStep, values: Values): string {
  const shown = fieldsOfStep(step, values).map(({ name }) => [name, values[name] ?? null]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
}

/** Where one goes from a page that was saved: on, back to the summary after a change, or nowhere yet. */
export function pageAfter({ content, files }: Pick<Draft, 'content' | 'files'>, step: ObjectionStep, isChange: boolean): ObjectionPage {
  if ((content.problems[step] ?? []).length > 0 || content.others[step]) return step;
  if (!isChange) return stepAfter(step);
  const counts = countBySlot(files);
  return OBJECTION_STEPS.find((each) => problemsOfStep(each, content.values, counts).length > 0) ?? 'check';
}
