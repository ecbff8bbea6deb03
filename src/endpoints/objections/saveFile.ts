import { createReadStream } from 'node:fs';
import type { Queryable } from '../../adapters/database.ts';
import { inspectFile } from '../../adapters/files/inspect.ts';
import { NO_FILE, receiveFile, type ReceivedFile } from '../../adapters/files/receive.ts';
import { incomingFolder } from '../../adapters/files/storage.ts';
import { createLogger } from '../../adapters/logger.ts';
import { unusedKeys } from '../../casework/attachments.ts';
import { pageAfter } from '../../casework/objectionAnswers.ts';
import { addDraftFile, changeDraft, findDraft, removeDraftFile, type Draft, type DraftPlace } from '../../casework/objectionDrafts.ts';
import { countBySlot } from '../../casework/rows.ts';
import { cleanFileName, formatLabel, formatOfName, wrongType } from '../../domain/files.ts';
import type { Slot } from '../../domain/forms/field.ts';
import { problemsOfStep, slotOfStep, type ObjectionProblem, type ObjectionStep } from '../../domain/objectionSteps.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { dataDir, store } from '../storedFiles.ts';
import { isChange, toPage } from './savePage.ts';
import { draftCookie, draftPlace, fieldsOf, pageAddress, placeOf, queryOf, refusePace, seeOther, type Door } from './visit.ts';

/**
 * `POST /objections/new/save/{papers,evidence}?product=…`, multipart with one file or none: puts the file to the draft. Its two
 * buttons, one of which goes on (`go=next`), both send the file, so that a chosen one is never left behind.
 */
export async function saveFile(door: Door, step: ObjectionStep): Promise<Response> {
  const opened = await openDraft(door);
  if (opened instanceof Response) return opened;
  const { draft, place, filingNumber } = opened;
  const slot = slotOfStep(step, draft.content.values);
  if (!slot) return toPage(door, filingNumber, 'kind');
  const refusal = await refusePace(door, 'objectionFilesFromAddress');
  if (refusal) return refusal;
  const goesOn = queryOf(door).get('go') === 'next';
  const taken = await take(door, place, slot);
  const isNone = !taken.ok && taken.reason === NO_FILE;
  const problems = taken.ok || (isNone && goesOn) ? [] : [{ field: slot.name, message: isNone ? '请先选择文件，再按“上传”。' : taken.reason, ...(isNone ? { missing: true } : {}) }];
  return settle(door, { ...opened, step, problems, goesOn });
}

/** `POST /objections/new/save/remove?product=…&step=…`: takes a file out again. */
export async function removeFile(door: Door, step: ObjectionStep): Promise<Response> {
  const sent = await fieldsOf(door);
  const opened = await openDraft(door);
  if (opened instanceof Response) return opened;
  await discard(door, await removeDraftFile(door.pool, opened.place, sent?.get('file') ?? ''));
  return settle(door, { ...opened, step, problems: [], goesOn: false });
}

type Opened = { draft: Draft; place: DraftPlace; key: string; filingNumber: string };

/** What this browser is writing; without it the way to begin anew, which says so. */
export async function openDraft(door: Door): Promise<Opened | Response> {
  const found = await placeOf(door);
  const filingNumber = found?.product.filingNumber ?? queryOf(door).get('product') ?? '';
  if (!found) return seeOther(pageAddress(door, '', filingNumber));
  const place = draftPlace(door, found.key ?? '', found.product);
  const draft = found.key ? await findDraft(door.pool as Queryable, place) : null;
  if (!found.key || !draft) return seeOther(pageAddress(door, '', filingNumber, { expired: '1' }));
  return draft.receipt ? seeOther(pageAddress(door, 'receipt', filingNumber)) : { draft, place, key: found.key, filingNumber };
}

/** Receives, inspects and stores the one file of the form. */
async function take(door: Door, place: DraftPlace, slot: Slot): Promise<Result<null>> {
  const received = await receiveFile(door.request, { folder: incomingFolder(dataDir()), maxBytes: slot.rule.maxBytes });
  if (!received.ok) return failure(received.reason);
  try {
    return await keep(door, place, slot, received.value);
  } finally {
    await received.value.discard();
  }
}

async function keep(door: Door, place: DraftPlace, slot: Slot, received: ReceivedFile): Promise<Result<null>> {
  const facts = await inspectFile(received.path, { declaredName: received.declaredName, rule: slot.rule });
  if (!facts.ok) return facts;
  const { format, mimeType } = facts.value;
  // A picture under the name of a document is no honest paper, though the place takes both.
  if ((formatOfName(received.declaredName) ?? format) !== format) return wrongType(formatLabel(format), received.declaredName, slot.rule);
  const stored = await store().write(createReadStream(received.path));
  const file = { name: cleanFileName(received.declaredName, format), format, mimeType, bytes: stored.bytes, sha256: stored.sha256, storageKey: stored.key };
  const isAdded = await addDraftFile(door.pool, place, slot, file);
  if (isAdded) return success(null);
  await discard(door, [stored.key]);
  return failure(`${slot.label}最多 ${slot.rule.maxCount} 个文件，请先移除不需要的。`);
}

type Settled = Opened & { step: ObjectionStep; problems: ObjectionProblem[]; goesOn: boolean };

/** Notes what the page has to say, and shows it again or goes on where nothing is missing. */
async function settle(door: Door, { place, key, filingNumber, step, problems, goesOn }: Settled): Promise<Response> {
  const draft = await changeDraft(door.pool, place, ({ content, files }) => {
    const missing = goesOn && problems.length === 0 ? problemsOfStep(step, content.values, countBySlot(files)) : problems;
    return { ...content, problems: { ...content.problems, [step]: missing } };
  });
  return toPage(door, filingNumber, goesOn ? pageAfter(draft, step, isChange(door)) : step, draftCookie(key));
}

/** The request has had its effect: a failure here is logged and left to the hourly sweep. */
async function discard({ pool }: Door, keys: readonly string[]): Promise<void> {
  try {
    for (const key of await unusedKeys(pool as Queryable, keys)) await store().remove(key);
  } catch (error) {
    createLogger('web').warn({ err: error }, 'files of an objection that were taken out could not be removed now, the sweep will');
  }
}
