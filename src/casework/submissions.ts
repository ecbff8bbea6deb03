import { allFields, allSlots, isShown, labelOf, type Form, type Values } from '../domain/forms/field.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import { formatWan, formatYuan } from '../domain/money.ts';
import { hashOf, insertRecord, isSubmission, type Trail } from './caseLog.ts';
import type { LinkedPatent } from './linkedPatents.ts';
import { valuesOf } from './rows.ts';
import type { CaseContext, CaseRow, CaseType, Material } from './types.ts';

type SnapshotFile = { slot: string; name: string; sha256: string };
/** Proofs are there for patents that need one only. */
type SnapshotPatent = { number: string; title: string; core: boolean; upheld: boolean; caseNumber: string | null; proofs?: { name: string; sha256: string }[] };
/** A submission as it was: the form's values and files, of a product the linked patents, of a verification the asset report. */
export type Snapshot = {
  values: Values;
  files: SnapshotFile[];
  patents?: SnapshotPatent[];
  report?: { year: number; values: Values; files: SnapshotFile[] };
  extra?: Record<string, unknown>;
  known?: Record<string, unknown>;
};

export type Change = { field: string; label: string; before: unknown; after: unknown };

export function snapshotOf(form: Form, row: CaseRow, { files, patents, report, extra, known }: Material): Snapshot {
  return {
    values: valuesOf(form, row),
    files: files.map(fileFact),
    ...(patents ? { patents: patents.map(patentFact) } : {}),
    ...(report ? { report: { year: report.year, values: report.values, files: report.files.map(fileFact) } } : {}),
    ...(extra ? { extra } : {}),
    ...(known ? { known } : {}),
  };
}

function patentFact({ number, title, core, upheld, caseNumber, proofs }: LinkedPatent): SnapshotPatent {
  return { number, title, core, upheld, caseNumber, ...(proofs.length > 0 ? { proofs: proofs.map(({ name, sha256 }) => ({ name, sha256 })) } : {}) };
}

const fileFact = ({ slot, name, sha256 }: SnapshotFile): SnapshotFile => ({ slot, name, sha256 });

/** SHA-256 of what the company answers for. Titles of patents are the register's, which may mend them at any time; what the platform knew beside is not part of it. */
export function contentHash({ patents, known: _known, ...rest }: Snapshot): string {
  return hashOf({ ...rest, ...(patents ? { patents: patents.map(({ title: _title, ...said }) => said) } : {}) });
}

/** Keeps what was submitted; the case log keeps its hash, so that personal data can be removed later (spec 6). */
export async function snapshotIfSubmitted(type: CaseType, { tx, row, action, facts }: CaseContext, trail: Trail): Promise<string | null> {
  if (!isSubmission(action)) return null;
  const data = snapshotOf(type.form, row, facts.material);
  const hash = contentHash(data);
  await insertRecord(tx, 'submissions', {
    case_collection: type.collection,
    case_id: row.id,
    enterprise_id: row.enterprise_id,
    number: trail.filter((entry) => isSubmission(entry.action)).length + 1,
    data,
    hash,
  });
  return hash;
}

/** What a resubmission changed against the one before, in the order of the form. */
export function changesBetween(form: Form, before: Snapshot, after: Snapshot, year?: number): Change[] {
  const patents = { field: 'patents', label: '关联专利', before: patentsIn(before), after: patentsIn(after) };
  return [...differing([...formPairs(form, before, after, year), patents]), ...reportChange(before, after)];
}

function differing(pairs: readonly Change[]): Change[] {
  return pairs.filter(({ before, after }) => hashOf(before) !== hashOf(after));
}

type Filled = Pick<Snapshot, 'values' | 'files'>;

function formPairs(form: Form, before: Filled, after: Filled, year?: number): Change[] {
  const fields = allFields(form)
    .filter((field) => isShown(field, after.values) || isShown(field, before.values))
    .map((field) => ({ field: field.name, label: labelOf(field, year, after.values), before: before.values[field.name] ?? null, after: after.values[field.name] ?? null }));
  const slots = allSlots(form).map((slot) => ({ field: slot.name, label: labelOf(slot, year, after.values), before: filesIn(before, slot.name), after: filesIn(after, slot.name) }));
  return [...fields, ...slots];
}

/** The asset report is a record of its own: told as one change, its changed entries in words. */
function reportChange(before: Snapshot, after: Snapshot): Change[] {
  const year = after.report?.year ?? before.report?.year;
  const none = { values: {}, files: [] };
  const changed = differing(formPairs(assetReportForm, before.report ?? none, after.report ?? none, year));
  if (changed.length === 0) return [];
  const entries = (side: 'before' | 'after') => changed.map((change) => ({ name: `${change.label}：${inWords(change.field, change[side])}` }));
  return [{ field: 'assetReport', label: `${year} 年度资产信息`, before: entries('before'), after: entries('after') }];
}

function inWords(name: string, value: unknown): string {
  const field = allFields(assetReportForm).find((each) => each.name === name);
  if (Array.isArray(value)) return value.map((file: SnapshotFile) => file.name).join('、') || '（空）';
  if (value === null || value === undefined) return '（空）';
  if (field?.kind === 'choice') return field.options[String(value)] ?? String(value);
  if (field?.kind === 'yuan') return `${formatYuan(Number(value))} 元`;
  return field?.kind === 'wan' ? `${formatWan(Number(value))} 万元` : String(value);
}

function filesIn({ files }: Pick<Snapshot, 'files'>, slot: string) {
  return files.filter((file) => file.slot === slot).map(({ name, sha256 }) => ({ name, sha256 }));
}

function patentsIn({ patents = [] }: Snapshot) {
  return patents.map(({ title: _title, ...said }) => said);
}
