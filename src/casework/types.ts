import type { Queryable } from '../adapters/database.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import type { ActionInput, CommonFacts } from '../domain/lifecycle/engine.ts';
import type { Form, Values } from '../domain/forms/field.ts';
import type { Problem } from '../domain/result.ts';
import type { Actor } from '../domain/roles.ts';
import type { LinkedPatent } from './linkedPatents.ts';
import type { Recipient } from './notify.ts';
import type { AttachmentFact } from './rows.ts';

/** A row of a case table by its column names; numbers may still be text, instants may be. Of an objection `enterprise_id` is not there: it belongs to nobody's portal. */
export type CaseRow = Record<string, unknown> & { id: string; status: string; revision: string | number; enterprise_id: string };

/** What a case consists of beside its own columns; read once for an action, kept with a submission. */
export type Material = {
  files: AttachmentFact[];
  /** Products only. */
  patents?: LinkedPatent[];
  /** Verifications that do not put the asset report off: it is part of them. */
  report?: { year: number; values: Values; files: AttachmentFact[] } | null;
  /** What else the company answers for, by name; e.g. the pledged property of an application. */
  extra?: Record<string, unknown>;
  /** What the platform knew at that moment and the company does not answer for; kept with a submission, outside its hash. */
  known?: Record<string, unknown>;
};

/** What `decide` needs, and the material it was judged by. */
export type Loaded<F> = F & { material: Material };

export type FactsRequest = {
  row: CaseRow;
  common: CommonFacts;
  now: Date;
  /** Holds what the facts rest on against changes until the end of the transaction. */
  lock: boolean;
};

/** Everything an action may look at and write with, inside its transaction. */
export type CaseContext<F = CommonFacts> = {
  tx: Queryable;
  row: CaseRow;
  actor: Actor;
  action: string;
  input: ActionInput;
  /** Instant of the domain's clock. */
  now: Date;
  facts: Loaded<F>;
  to: string;
};

export type CaseType<F extends CommonFacts = CommonFacts> = {
  collection: CaseCollection;
  table: string;
  form: Form;
  /** Rows that are always locked before the case's own, so that two actions never wait for each other. */
  lockFirst?: (tx: Queryable, id: string) => Promise<void>;
  /** Reads what `decide` needs; `common` comes from the case log and the row. */
  loadFacts: (db: Queryable, request: FactsRequest) => Promise<Loaded<F>>;
  /** Columns an action writes beside the status, and rows elsewhere; by action name. */
  effects: Partial<Record<string, (context: CaseContext<F>) => Promise<Record<string, unknown>>>>;
  /** What the log keeps of an action where that is more than its input, by action name; refuses what cannot be done. */
  logs?: Partial<Record<string, (context: CaseContext<F>) => Promise<ActionInput>>>;
  /** Actions on other cases that belong to an action and happen in its transaction, by action name. */
  follows?: Partial<Record<string, (context: CaseContext<F>) => Promise<ActionRequest[]>>>;
  /** Whom the notices of the lifecycle's `tells` go to; the clerks of the case's enterprise unless said. */
  recipients?: (context: CaseContext<F>) => Promise<Recipient[]>;
  /** True for a move its people hear of by another message of the same transaction. */
  staysSilent?: (context: CaseContext<F>) => boolean;
  /** Variables of the notices the lifecycle's `tells` names. */
  noticeVariables: (context: CaseContext<F>, written: Record<string, unknown>) => Promise<Record<string, string>>;
};

export type ActionRequest = {
  collection: CaseCollection;
  id: string;
  action: string;
  actor: Actor;
  input?: ActionInput;
  /** The revision the person saw; a newer one is refused with 409. */
  revision?: number;
  idempotencyKey?: string;
};

export type ActionAnswer = { status: string; revision: number };
export type ActionOutcome =
  | { ok: true; answer: ActionAnswer }
  | { ok: false; httpStatus: 400 | 401 | 403 | 404 | 409 | 422 | 503; errors: (Problem | { message: string })[] };

export type { Values };
