import { allFields, allSlots, labelOf, type Form, type Values } from '../forms/field.ts';
import { loanForm } from '../forms/loan.ts';

/** Answers of an application that are not printed on its form: they are said to the platform. */
export const NOT_PRINTED: readonly string[] = ['loanConfirmed', 'pledged', 'remark', 'revisionNote'];

/** Facts of the loan that stand on the form, in the order of the bank's own entry. */
export const PRINTED_OF_LOAN: readonly string[] = [
  'enterpriseName', 'financingProduct', 'contractNumber', 'contractFrom', 'contractTo', 'principal', 'annualRate', 'disbursedOn', 'dueOn',
  'patentPledgeNumber', 'trademarkPledgeNumber', 'guarantor', 'insurer',
];

/** What the platform knew of an application when it was handed in, beside what the company answers for; amounts in fen. */
export type KnownFacts = { loan: Values; isRenamed: boolean; requestedFen: number | null };

/** A submission as far as its papers go; `known` is null for one made before it was kept. */
export type PaperFacts = { values: Values; files: readonly { slot: string; sha256: string }[]; ipItems: unknown; known: KnownFacts | null };

/** One paper to be posted again: `applicationForm` or the name of a material; `why` says what changed. */
export type PaperToPost = { paper: string; label: string; why: string };

/**
 * Which papers no longer agree with what was accepted on screen (spec 4, paper review): loan or organisation data changed →
 * the application form; a material changed → that material; a renaming → its proof. `before` is the submission whose papers
 * were posted. A material that was taken away is not posted.
 */
export function papersToPostAgain(form: Form, before: PaperFacts, after: PaperFacts): PaperToPost[] {
  const changed = [...changedFields(form, before, after), ...changedLoan(before, after), ...changedBeside(before, after)];
  const applicationForm = changed.length > 0 ? [{ paper: 'applicationForm', label: '申请表', why: `${changed.join('、')}有改动，请重新下载、盖章` }] : [];
  return [...applicationForm, ...changedMaterials(form, before, after)];
}

const NOTHING = '没有需要重新邮寄的纸件';

/** The list as the case keeps it and the notice says it, a line for each paper; `added`: what the reviewer wrote beside it. */
export function postAgainText(papers: readonly PaperToPost[], added = ''): string {
  const computed = papers.map(({ label, why }) => `${label}（${why}）`);
  const own = linesOf(added).filter((line) => !computed.includes(line) && line !== NOTHING);
  return [...computed, ...own].join('\n') || NOTHING;
}

/** The lines of a kept list; empty when nothing need be posted. */
export function postAgainLines(text: string): string[] {
  return linesOf(text).filter((line) => line !== NOTHING);
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
}

function changedFields(form: Form, before: PaperFacts, after: PaperFacts): string[] {
  return allFields(form)
    .filter(({ name }) => !NOT_PRINTED.includes(name) && differ(before.values[name], after.values[name]))
    .map((field) => labelOf(field, undefined, after.values));
}

function changedLoan({ known: before }: PaperFacts, { known: after }: PaperFacts): string[] {
  if (!before || !after) return [];
  return allFields(loanForm)
    .filter(({ name }) => PRINTED_OF_LOAN.includes(name) && differ(before.loan[name], after.loan[name]))
    .map((field) => `贷款的${labelOf(field)}`);
}

/** The list of pledged property and the amount stand on the form as well. */
function changedBeside(before: PaperFacts, after: PaperFacts): string[] {
  const amount = before.known && after.known && before.known.requestedFen !== after.known.requestedFen;
  return [...(differ(before.ipItems, after.ipItems) ? ['质押清单'] : []), ...(amount ? ['补贴金额'] : [])];
}

function changedMaterials(form: Form, before: PaperFacts, after: PaperFacts): PaperToPost[] {
  const renamedSince = after.known?.isRenamed === true && (before.known?.isRenamed !== true || differ(before.values.name, after.values.name));
  return allSlots(form).flatMap(({ name, label }) => {
    const [old, now] = [sums(before, name), sums(after, name)];
    if (now.length > 0 && differ(old, now)) return [{ paper: name, label, why: old.length > 0 ? '材料有改动' : '新补充的材料' }];
    return name === 'renameProof' && renamedSince ? [{ paper: name, label, why: '单位名称有变更' }] : [];
  });
}

const sums = ({ files }: PaperFacts, slot: string): string[] => files.filter((file) => file.slot === slot).map(({ sha256 }) => sha256).toSorted();

/** Absent and empty are the same; the order of keys does not matter (the database has its own). */
function differ(before: unknown, after: unknown): boolean {
  return stable(before) !== stable(after);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  return `{${Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${key}:${stable(each)}`).join(',')}}`;
}
