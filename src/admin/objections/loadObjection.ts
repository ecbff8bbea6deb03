import { now } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { listActions } from '../../casework/listActions.ts';
import { objectionFiles, type SealedFile } from '../../casework/objectionFiles.ts';
import { objectionForm } from '../../domain/forms/objection.ts';
import type { Form } from '../../domain/forms/field.ts';
import type { Actor } from '../../domain/roles.ts';
import { caseTimeline, reasonLibrary, type CaseAttachment } from '../../queries/caseFile.ts';
import { readObjectionFile, type ObjectionMatter } from '../../queries/objectionFile.ts';
import { countQueue, queueKeyOf } from '../../queries/queue.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import type { CaseData } from '../case/loadCase.ts';
import { scanGroups, type ScanGroup } from '../case/scanGroups.ts';

export type ObjectionData = { data: CaseData; matter: ObjectionMatter; scans: ScanGroup[]; mayExamine: boolean };

/** Of what the objector handed in an auditor gets nothing, not even how many papers there are (spec 10). */
const NO_FORM: Form = { ...objectionForm, steps: [] };

/** An objection as its page shows it; null when it is absent or not for this person. */
export async function loadObjection(db: Queryable, id: string, actor: Actor): Promise<ObjectionData | null> {
  const mayExamine = ['reviewer', 'staff'].includes(actor.role);
  const actions = await listActions(db, 'objections', id, actor);
  const found = actions && (await readObjectionFile(db, id, mayExamine));
  if (!found) return null;
  const { file, matter } = found;
  const data: CaseData = {
    ...NOTHING,
    ...{ file, actions, form: mayExamine ? objectionForm : NO_FORM, now: now(), isWorking: await workingCalendar(db) },
    attachments: mayExamine ? await attachmentsOf(db, id) : [],
    timeline: await caseTimeline(db, 'objections', id),
    reasons: await reasonLibrary(db, 'objections'),
    queue: await queueOf(db, file.status, actor),
  };
  return { data, matter, mayExamine, scans: scanGroups(data).map((group) => sealed(group, id)) };
}

/** What a form of a company has and an objection has not. */
const NOTHING = {
  ...{ year: 0, names: {}, patents: [], report: null, conflicts: [], findings: [], changes: null, profile: null, update: null, subsidy: null },
  ...{ times: 1, refusal: null, withdrawal: null },
} satisfies Partial<CaseData>;

function attachmentsOf(db: Queryable, id: string): Promise<CaseAttachment[]> {
  return objectionFiles<SealedFile & CaseAttachment>(db, id, 'id, slot, format, byte_size::int as bytes, sha256');
}

/** Only who decides in this state is led on to the next one. */
async function queueOf(db: Queryable, status: string, actor: Actor): Promise<CaseData['queue']> {
  const key = queueKeyOf('objections', status);
  if (!key || actor.role !== (key === 'findings' ? 'staff' : 'reviewer')) return null;
  return { key, waiting: await countQueue(db, key, {}, now()) };
}

function sealed(group: ScanGroup, objection: string): ScanGroup {
  const at = (id: string) => `/api/objections/${objection}/files/${id}`;
  return { ...group, scans: group.scans.map((scan) => ({ ...scan, sealed: { file: `${at(scan.id)}?inline`, preview: `${at(scan.id)}/preview` } })) };
}
