import type { Queryable } from '../../adapters/database.ts';
import { now, today } from '../../adapters/clock.ts';
import { caseType } from '../../casework/caseTypes.ts';
import { listActions, type OfferedAction } from '../../casework/listActions.ts';
import { formFieldOf, productFindings } from '../../casework/productFindings.ts';
import { updateFindings } from '../../casework/updateFindings.ts';
import { isSubmission } from '../../casework/caseLog.ts';
import { changesBetween, type Change, type Snapshot } from '../../casework/submissions.ts';
import { subsidyChanges } from '../../casework/subsidyChanges.ts';
import { productConflicts, severalModels, verificationConflicts, type Conflict, type ReportFigures } from '../../domain/checks/conflicts.ts';
import { reportAdvice } from '../../domain/checks/reportFigures.ts';
import type { FieldFinding } from '../../domain/checks/findings.ts';
import type { Form, Values } from '../../domain/forms/field.ts';
import { profileChanges, type ProfileChange } from '../../domain/forms/profile.ts';
import { statesWhere } from '../../domain/lifecycle/engine.ts';
import { lifecycleOf, type CaseCollection } from '../../domain/lifecycle/index.ts';
import { movedFigures } from '../../domain/checks/movedFigures.ts';
import { LEGAL_STATUS, whyUnusable as reasonOf, type Unusable } from '../../domain/patents.ts';
import { displayPatentNumber } from '../../domain/patentNumber.ts';
import type { Actor } from '../../domain/roles.ts';
import { compareFacts, comparePledges, subsidyConflicts } from '../../domain/subsidy/comparison.ts';
import type { Calendar } from '../../domain/workingTime.ts';
import * as read from '../../queries/caseFile.ts';
import { approvedProfile, type ApprovedProfile } from '../../queries/portalProfile.ts';
import { codeNames, type CodeNames } from '../../queries/codeNames.ts';
import { countQueue, queueKeyOf, type QueueKey } from '../../queries/queue.ts';
import { readSubsidyFile, type SubsidyFile } from '../../queries/subsidyFile.ts';
import { readUpdateFile, type UpdateFile } from '../../queries/updateFile.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';

export type PatentRow = read.SharedPatent & { display: string; why: string | null };
export type ShownFinding = FieldFinding & { formField: string; companyReason: string | null };
export type LastRefusal = { at: Date; by: string; reason: string; comments: { field: string; text: string }[] };

/** Everything the page of a case shows, already judged: nothing below it asks the database. */
export type CaseData = {
  file: read.CaseFile;
  form: Form;
  year: number;
  names: CodeNames;
  attachments: read.CaseAttachment[];
  patents: PatentRow[];
  report: read.AssetReportFile | null;
  conflicts: Conflict[];
  findings: ShownFinding[];
  /** Null on a first submission: then the whole form is new. */
  changes: { before: Values; list: Change[] } | null;
  /** What a change of details would change; null for a first verification, and once it is decided. */
  profile: { changes: ProfileChange[]; formerNames: string[] } | null;
  /** Of an annual update: the product as it is filed, and as it shall be. */
  update: UpdateFile | null;
  /** Of an application for a subsidy: round, loan, amounts, papers. */
  subsidy: SubsidyFile | null;
  /** How often it was handed in. */
  times: number;
  refusal: LastRefusal | null;
  /** Why the company asks to end the filing; while that is decided. */
  withdrawal: LastRefusal | null;
  timeline: read.LogRow[];
  actions: OfferedAction[];
  reasons: { field: string | null; text: string }[];
  queue: { key: QueueKey; waiting: number } | null;
  now: Date;
  isWorking: Calendar;
};

/** Null when the case is absent or not readable by the actor. */
export async function loadCase(db: Queryable, collection: CaseCollection, id: string, actor: Actor): Promise<CaseData | null> {
  const actions = await listActions(db, collection, id, actor);
  const subsidy = actions && collection === 'subsidy-applications' ? await readSubsidyFile(db, id, actor) : null;
  const form = subsidy?.form ?? caseType(collection).form;
  const found = actions && (await read.readCaseFile(db, collection, form, id));
  if (!found) return null;
  const file = { ...found, values: { ...found.values, ...subsidy?.conditions } };
  const year = file.figuresYear ?? Number(today().slice(0, 4)) - 1;
  const timeline = await read.caseTimeline(db, collection, id);
  const refusal = lastRefusal(timeline);
  const changes = await changesOf(db, file, form, { year, conditions: subsidy?.conditions });
  const present = await presentProfile(db, file);
  const update = collection === 'product-updates' ? await readUpdateFile(db, id) : null;
  const attachments = await read.caseAttachments(db, collection, id);
  return {
    ...{ file, form, year, actions, timeline, changes, update, subsidy, refusal, attachments, now: now(), isWorking: await workingCalendar(db) },
    times: timeline.filter(({ action }) => isSubmission(action)).length,
    names: await codeNames(db, form, file.values, changes?.before ?? {}, present?.values ?? {}, update?.before.values ?? {}, subsidy?.profile ?? {}),
    profile: present && { changes: profileChanges(present.values, file.values), formerNames: present.formerNames },
    withdrawal: withdrawalOf(file, timeline),
    reasons: await read.reasonLibrary(db, collection),
    queue: await queueOf(db, file, subsidy?.isOverdue === true && actor.role === 'staff'),
    ...(subsidy ? judgedSubsidy(file, subsidy, attachments) : await judged(db, file, year, update)),
  };
}

/** `conditions`: what decides on fields and materials beside the answers, of both submissions. */
/** A filing that stands or has ended is read whole: what was mended before it was filed is no matter any more. */
const FILED = statesWhere(lifecycleOf('products'), ({ isPublic, isFinal }) => isPublic === true || isFinal === true);

async function changesOf(db: Queryable, file: read.CaseFile, form: Form, { year, conditions }: { year: number; conditions: Values | undefined }): Promise<CaseData['changes']> {
  const [after, before] = await read.lastSubmissions(db, file.collection, file.id);
  if (!after || !before || ['draft', 'rejected'].includes(file.status) || (file.collection === 'products' && FILED.includes(file.status))) return null;
  const [old, present] = [before, after].map(({ data }) => ({ ...data, values: { ...data.values, ...conditions } })) as [Snapshot, Snapshot];
  return { before: old.values, list: [...changesBetween(form, old, present, year), ...subsidyChanges(old, present)] };
}

/** The approved details a verification under way would replace. */
async function presentProfile(db: Queryable, { collection, status, enterprise }: read.CaseFile): Promise<ApprovedProfile | null> {
  return collection === 'verifications' && status !== 'approved' ? approvedProfile(db, enterprise.id) : null;
}

/** The latest request to withdraw, with the company's reason. */
function withdrawalOf({ status }: read.CaseFile, timeline: readonly read.LogRow[]): LastRefusal | null {
  const last = status === 'withdrawing' ? timeline.findLast(({ action }) => action === 'requestWithdrawal') : undefined;
  return last ? { at: last.at, by: last.actorName, reason: last.input?.reason ?? '', comments: [] } : null;
}

const REFUSALS = ['reject', 'rejectPaper', 'rejectRevision'];

/** The latest refusal, on screen or on paper, with what was said on single fields. */
function lastRefusal(timeline: readonly read.LogRow[]): LastRefusal | null {
  const last = timeline.findLast(({ action }) => REFUSALS.includes(action));
  return last ? { at: last.at, by: last.actorName, reason: last.input?.reason ?? '', comments: last.input?.comments ?? [] } : null;
}

/** Paper that is overdue is the business of staff, as a queue of its own. */
async function queueOf(db: Queryable, { collection, status }: read.CaseFile, isOverdue: boolean): Promise<CaseData['queue']> {
  const key = queueKeyOf(collection, isOverdue && ['approved', 'paperRejected'].includes(status) ? 'overdue' : status);
  return key && { key, waiting: await countQueue(db, key, {}, now()) };
}

type Judged = Pick<CaseData, 'patents' | 'report' | 'conflicts' | 'findings'>;

async function judged(db: Queryable, file: read.CaseFile, year: number, update: UpdateFile | null): Promise<Judged> {
  const report = await read.assetReportFile(db, file.enterprise.id, year);
  if (update) return judgedUpdate(db, file, report, update);
  return file.collection === 'products' ? judgedProduct(db, file, report) : judgedVerification(db, file, report);
}

function judgedSubsidy({ values }: read.CaseFile, { loan, profile, ipItems }: SubsidyFile, attachments: readonly read.CaseAttachment[]): Judged {
  const uploads = { guaranteeForms: attachments.filter(({ slot }) => slot === 'guaranteeForm').length };
  const conflicts = subsidyConflicts(values, compareFacts(values, loan.values, profile), comparePledges(ipItems, loan.pledges), { loan: loan.values, uploads });
  return { patents: [], findings: [], report: null, conflicts };
}

async function judgedVerification(db: Queryable, { values, enterprise }: read.CaseFile, report: read.AssetReportFile | null): Promise<Judged> {
  const before = report && (await read.assetReportFile(db, enterprise.id, report.year - 1));
  const advice = report ? reportAdvice(report.values, before?.values ?? null) : [];
  const sameUscc = await read.sameUsccElsewhere(db, values.uscc, enterprise.id);
  return { patents: [], findings: [], report, conflicts: verificationConflicts(values, { presentName: enterprise.name, sameUscc, report: figuresOf(report), advice }) };
}

async function judgedProduct(db: Queryable, file: read.CaseFile, report: read.AssetReportFile | null): Promise<Judged> {
  const linked = await read.patentsWithUses(db, file.id);
  const { patents, facts } = patentRows(linked, file);
  const { all } = productFindings(file.values, linked, file.findingReasons, { ...(await read.productClassFacts(db, file.values.productClass)), enterpriseName: file.enterprise.name });
  return { patents, report, findings: shownFindings(all, file), conflicts: [...productConflicts(file.values, facts, figuresOf(report)), ...severalModels(file.values)] };
}

/** An annual update is judged as the product it makes, and by how far its figures moved. */
async function judgedUpdate(db: Queryable, file: read.CaseFile, report: read.AssetReportFile | null, { after, before, patents: proposed, changesFacts }: UpdateFile): Promise<Judged> {
  const { patents, facts } = patentRows(proposed, file);
  const context = { ...(await read.productClassFacts(db, after.productClass)), enterpriseName: file.enterprise.name };
  const { all } = updateFindings({ ...file.values, findingReasons: file.findingReasons }, before.values, proposed, context);
  const conflicts = [...productConflicts(after, facts, figuresOf(report)), ...movedFigures(before.values, after, before.figuresYear), ...(changesFacts ? severalModels(after) : [])];
  return { patents, report, findings: shownFindings(all, file), conflicts };
}

function shownFindings(all: readonly FieldFinding[], { findingReasons }: read.CaseFile): ShownFinding[] {
  return all.map((each) => ({ ...each, formField: formFieldOf(each.field, each.code), companyReason: findingReasons[each.code]?.trim() || null }));
}

/** Patents as the page shows them, and what the checks know of each. */
function patentRows(linked: readonly read.SharedPatent[], { enterprise }: read.CaseFile) {
  const names = [enterprise.name, ...enterprise.formerNames].filter((name): name is string => Boolean(name));
  const patents = linked.map((patent) => ({ ...patent, display: displayPatentNumber(patent.number), why: whyUnusable(patent, names) }));
  return { patents, facts: patents.map(({ display, title, why, otherProducts }) => ({ number: display, title, why, otherProducts: otherProducts.length })) };
}

const REASONS: Partial<Record<Unusable, string>> = { notHeld: '不属于该单位，也未许可该单位使用', noProof: '没有取得专利的证明' };

function whyUnusable(patent: read.SharedPatent, names: readonly string[]): string | null {
  const reason = reasonOf(patent, names);
  if (!reason) return null;
  return REASONS[reason] ?? `目前“${LEGAL_STATUS[patent.legalStatus]}”`;
}

function figuresOf(report: read.AssetReportFile | null): ReportFigures {
  if (!report) return null;
  const figure = (name: string) => (typeof report.values[name] === 'number' ? (report.values[name] as number) : null);
  return { productSales: figure('productSales'), totalCost: figure('totalCost'), operatingRevenue: figure('operatingRevenue'), totalAssets: figure('totalAssets'), employees: figure('employees') };
}
