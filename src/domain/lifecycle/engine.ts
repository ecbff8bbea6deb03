import { ROLES, type Actor, type Role } from '../roles.ts';
import type { Problem } from '../result.ts';

/** What every case knows besides its own facts: who has it in hand and who did what last. */
export type CommonFacts = {
  /** Reviewer working on the case, null while nobody is. */
  takenBy: { id: string; name: string } | null;
  /** Account that last performed each action, so that two-person rules can be checked. */
  doneBy: Partial<Record<string, string>>;
  /** Hash of what was last submitted, as the case log keeps it; null before the first submission. */
  submissionHash: string | null;
};

/** A condition of an action. Its label is the sentence a person reads when it does not hold. */
export type Guard<F> = {
  label: string;
  holds: (facts: F) => boolean;
  /** Single findings behind the label, each tied to a field of the form. */
  problems?: (facts: F) => Problem[];
  /** The same as a plain statement, for the list a person sees before pressing: it stands beside ✓ or ✗. */
  condition?: string;
  /** Where it is mended when that is not the form itself. */
  mendedAt?: MendingPlace;
};

/** Parts of the portal a condition may send a person to. */
export type MendingPlace = 'verification' | 'assets' | 'patents' | 'products';

/** What the button collects and the case log keeps. */
export type Ask = {
  name: 'reason' | 'comments' | 'remark' | 'amount';
  label: string;
  kind: 'text' | 'fieldComments' | 'amount';
  required: boolean;
};

export type Action<S extends string, F, A extends string = string> = {
  label: string;
  by: readonly Role[];
  from: readonly S[];
  /** `stay`: logged, but no state (take, release). Where it hangs on the state it begins in, the state for each of `from`. */
  to: S | 'stay' | Partial<Record<S, S>>;
  requires?: readonly Guard<F>[];
  asks?: readonly Ask[];
  /** Key of the notice the enterprise gets, see `noticeTemplates.ts`. */
  tells?: string;
  /** Two-person rule: not the account that last did one of these actions; the sentence says so. */
  notBySameAs?: { actions: readonly A[]; label: string };
  look?: 'primary' | 'danger';
};

export type State = {
  label: string;
  editableBy?: readonly Role[];
  /** The public sees the record's facts. */
  isPublic?: boolean;
  isFinal?: boolean;
  /** Payload tone of the badge, the same in portal and back office. */
  tone: 'neutral' | 'waiting' | 'good' | 'bad';
};

export type Lifecycle<S extends string = string, F extends CommonFacts = CommonFacts, A extends string = string> = {
  collection: string;
  label: string;
  initial: S;
  states: Record<S, State>;
  actions: Record<A, Action<S, F, A>>;
};

export type Refusal = {
  ok: false;
  kind: 'unknown' | 'role' | 'state' | 'guard' | 'input';
  reason: string;
  problems?: Problem[];
};
export type Decision<S extends string> = { ok: true; to: S } | Refusal;

/** One entry of a record that staff correct; `label`, `before` and `after` are what the log says of it, in words. */
export type Correction = { field: string; value: unknown; label?: string; before?: string; after?: string };

/** What a person answered to an action's questions; `amount` in whole fen. */
export type ActionInput = { reason?: string; remark?: string; amount?: number; comments?: { field: string; text: string }[]; correction?: Correction };

/**
 * Checks a declaration's types: unknown states, roles or actions do not compile.
 * `facts` is only there to name the facts' type.
 */
export function defineLifecycle<F extends CommonFacts>() {
  return <const S extends string, const A extends string>(declaration: {
    collection: string;
    label: string;
    initial: NoInfer<S>;
    states: Record<S, State>;
    actions: Record<A, Action<NoInfer<S>, F, NoInfer<A>>>;
  }): Lifecycle<S, F, A> => declaration;
}

/**
 * Whether `actor` may perform `action` on a case in `status`, given its facts.
 * Answers the next state or one Chinese sentence that says why not. Pure: same facts, same answer.
 */
export function decide<S extends string, F extends CommonFacts>(
  lifecycle: Lifecycle<S, F>,
  actionName: string,
  status: S,
  actor: Actor,
  facts: F,
  input?: ActionInput,
): Decision<S> {
  const action = Object.hasOwn(lifecycle.actions, actionName) ? lifecycle.actions[actionName] : undefined;
  if (!action) return refuse('unknown', '没有这种办理动作。');
  return (
    refuseRole(action, actor) ??
    refuseState(lifecycle, action, status) ??
    refuseTwoPersons(action, actor, facts) ??
    refuseGuards(action, facts) ??
    (input ? refuseInput(action, input) : undefined) ?? { ok: true, to: targetOf(action, status) }
  );
}

/** The state an action leads to from one of its states. */
export function targetOf<S extends string>({ to }: { to: S | 'stay' | Partial<Record<S, S>> }, status: S): S {
  if (typeof to === 'object') return to[status] ?? status;
  return to === 'stay' ? status : to;
}

/** True for the status in which `role` may change the record's data. */
export function isEditable(lifecycle: Lifecycle, status: string, role: Role): boolean {
  return lifecycle.states[status]?.editableBy?.includes(role) ?? false;
}

/** Statuses of a lifecycle that have the property, e.g. `isPublic`. */
export function statesWhere(lifecycle: Lifecycle, test: (state: State) => boolean): string[] {
  return Object.entries(lifecycle.states).flatMap(([name, state]) => (test(state) ? [name] : []));
}

/** One condition of an action as it stands now; `problem` is the sentence that says why not, null while it holds. */
export type ConditionState = { condition: string; problem: string | null; problems: Problem[]; mendedAt?: MendingPlace };

/**
 * Every condition of an action with whether it holds, in the order of the declaration: all of them, where `decide` names
 * the first. Guards without a statement of their own are left out while they hold. Pure, like `decide`.
 */
export function conditionsOf<S extends string, F extends CommonFacts>(lifecycle: Lifecycle<S, F>, actionName: string, facts: F): ConditionState[] {
  const guards = Object.hasOwn(lifecycle.actions, actionName) ? (lifecycle.actions[actionName]?.requires ?? []) : [];
  return guards.flatMap(({ label, condition, holds, problems, mendedAt }) => {
    const isMet = holds(facts);
    if (isMet && !condition) return [];
    const found = isMet ? [] : (problems?.(facts) ?? []);
    return [{ condition: condition ?? label, problem: isMet ? null : label, problems: found, ...(mendedAt ? { mendedAt } : {}) }];
  });
}

function refuseRole<S extends string, F>(action: Action<S, F>, actor: Actor): Refusal | undefined {
  if (action.by.includes(actor.role)) return;
  const who = action.by.map((role) => ROLES[role]).join('、');
  return refuse('role', `“${action.label}”由${who}办理，您的账号不能办理。`);
}

function refuseState<S extends string, F extends CommonFacts>(lifecycle: Lifecycle<S, F>, action: Action<S, F>, status: S): Refusal | undefined {
  if (action.from.includes(status)) return;
  return refuse('state', `${lifecycle.label}目前为“${lifecycle.states[status].label}”，不能办理“${action.label}”。`);
}

function refuseTwoPersons<S extends string, F extends CommonFacts>(action: Action<S, F>, actor: Actor, facts: F): Refusal | undefined {
  const rule = action.notBySameAs;
  if (!rule || !actor.id || !rule.actions.some((done) => facts.doneBy[done] === actor.id)) return;
  return refuse('guard', rule.label);
}

/** The first guard that does not hold gives the sentence; the problems are those of all, so that a person mends them in one go. */
function refuseGuards<S extends string, F>(action: Action<S, F>, facts: F): Refusal | undefined {
  const broken = (action.requires ?? []).filter((guard) => !guard.holds(facts));
  if (!broken[0]) return;
  const problems = broken.flatMap((guard) => guard.problems?.(facts) ?? []);
  const once = problems.filter(({ field, message }, index) => problems.findIndex((each) => each.field === field && each.message === message) === index);
  return { ...refuse('guard', broken[0].label), problems: once };
}

function refuseInput<S extends string, F>(action: Action<S, F>, input: ActionInput): Refusal | undefined {
  const missing = action.asks?.find((ask) => ask.required && !hasAnswer(input[ask.name]));
  if (!missing) return;
  const message = `请填写${missing.label}。`;
  return { ...refuse('input', message), problems: [{ field: missing.name, message }] };
}

function hasAnswer(answer: ActionInput[keyof ActionInput]): boolean {
  if (typeof answer === 'number') return true;
  return typeof answer === 'string' ? answer.trim() !== '' : Array.isArray(answer) && answer.length > 0;
}

function refuse(kind: Refusal['kind'], reason: string): Refusal {
  return { ok: false, kind, reason };
}
