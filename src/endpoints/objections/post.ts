import { isObjectionStep } from '../../domain/objectionSteps.ts';
import { handIn, sendCode } from './handIn.ts';
import { removeFile, saveFile } from './saveFile.ts';
import { savePage } from './savePage.ts';
import { queryOf, type Door } from './visit.ts';

/** `POST /objections/new/save/{what}`: pages, files, the code and the objection itself; null where there is no such address. */
export async function postObjection(door: Door, what: string): Promise<Response | null> {
  if (what === 'code') return sendCode(door);
  if (what === 'submit') return handIn(door);
  const step = what === 'remove' ? (queryOf(door).get('step') ?? '') : what;
  if (!isObjectionStep(step)) return null;
  const hasFiles = step === 'papers' || step === 'evidence';
  if (what === 'remove') return hasFiles ? removeFile(door, step) : null;
  return hasFiles ? saveFile(door, step) : savePage(door, step);
}
