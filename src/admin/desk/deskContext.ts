'use client';
import { createContext, use } from 'react';

export type FieldComment = { field: string; text: string };
export type Reason = { field: string | null; text: string };
/** `revision` is the version that was read; `submission` how often the company has handed the case in. */
export type DeskCase = { collection: string; id: string; revision: number; submission: number };

/**
 * What a dialog of an action says and begins with beside its questions. `amountFen`: the amount when nothing else is typed,
 * in fen; `list`: what goes with the answer by itself, `remark`: what is proposed beside it; `asksNoReason`: an optional reason that has no occasion now;
 * `effects`: what the action does beside; `readers`: who reads what is written, `ownWords`: no reason of the library fits.
 */
export type Beside = { amountFen?: number; amountHint?: string; list?: { title: string; lines: string[]; further: string }; remark?: string; reasonHint?: string; asksNoReason?: boolean; effects?: string[]; readers?: string; ownWords?: boolean };

/** What the rows of a case share with its action bar. */
export type Desk = {
  case: DeskCase;
  /** The case waits in a queue, which goes on with the next one. */
  hasNext: boolean;
  /** By action. */
  beside: Readonly<Record<string, Beside>>;
  /** True while this person may refuse the case with comments on single fields. */
  canComment: boolean;
  comments: Readonly<Record<string, string>>;
  setComment: (field: string, text: string) => void;
  reasonsFor: (field: string | null) => string[];
  /** Every reason of the case type; one that belongs to a field begins with the field's label. */
  allReasons: string[];
  /** The scan in view. */
  scan: string | null;
  showScan: (id: string) => void;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('outside of a case');
  return desk;
}
