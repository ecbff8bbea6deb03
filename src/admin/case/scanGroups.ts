import { assetReportForm } from '../../domain/forms/assetReport.ts';
import { allSlots, labelOf, type Form, type Values } from '../../domain/forms/field.ts';
import { formatBytes, isArchive, isPicture } from '../../domain/files.ts';
import type { CaseAttachment } from '../../queries/caseFile.ts';
import type { CaseData } from './loadCase.ts';

export type Scan = { id: string; name: string; size: string; kind: 'picture' | 'pdf' | 'video' | 'archive' | 'other'; isNew: boolean; sealed?: Addresses };
/** Where a file that stays closed until somebody asks for it is opened; each request is a reading in the access log. */
export type Addresses = { file: string; preview: string };
export type ScanGroup = { slot: string; label: string; scans: Scan[] };

/** The uploads by slot, in the order of the form; those that came with this resubmission are marked. The statement of the asset report comes last. */
export function scanGroups(data: CaseData): ScanGroup[] {
  const replaced = new Set(data.changes?.list.map(({ field }) => field));
  const own = groupsOf(data.form, data.attachments, (slot) => replaced.has(slot), data.file.values);
  const report = data.report ? groupsOf(assetReportForm, data.report.files, () => false) : [];
  return [...own, ...proofsOf(data), ...report.map((group) => ({ ...group, label: `资产信息：${group.label}` }))];
}

function groupsOf(form: Form, files: readonly CaseAttachment[], isNew: (slot: string) => boolean, values: Values = {}): ScanGroup[] {
  return allSlots(form)
    .map(({ name, ...slot }) => ({
      slot: name,
      label: labelOf(slot, undefined, values),
      scans: files.filter(({ slot }) => slot === name).map((file) => ({ id: file.id, name: file.name, size: formatBytes(file.bytes), kind: kindOf(file), isNew: isNew(name) })),
    }))
    .filter(({ scans }) => scans.length > 0);
}

/** Proofs of linked patents, those of one patent together. */
function proofsOf({ patents }: CaseData): ScanGroup[] {
  return patents
    .filter(({ proofs }) => proofs.length > 0)
    .map(({ id, display, proofs }) => ({
      slot: `proof-${id}`,
      label: `专利 ${display} 的证明`,
      scans: proofs.map((file) => ({ id: file.id, name: file.name, size: formatBytes(file.bytes), kind: kindOf(file), isNew: false })),
    }));
}

function kindOf({ format }: Pick<CaseAttachment, 'format'>): Scan['kind'] {
  if (isPicture(format)) return 'picture';
  if (isArchive(format)) return 'archive';
  if (format === 'mp4') return 'video';
  return format === 'pdf' ? 'pdf' : 'other';
}
