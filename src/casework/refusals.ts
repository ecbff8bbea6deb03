import { formatInstant } from '../domain/civilDate.ts';
import type { Lifecycle, Refusal as DomainRefusal } from '../domain/lifecycle/engine.ts';
import type { Problem } from '../domain/result.ts';
import type { Actor } from '../domain/roles.ts';
import type { Trail } from './caseLog.ts';
import type { ActionOutcome } from './types.ts';

type Failed = Extract<ActionOutcome, { ok: false }>;

/** Ends the transaction of an action with an expected answer; `performAction` turns it into a value. */
export class Refusal extends Error {
  readonly httpStatus: Failed['httpStatus'];
  readonly problems: (Problem | { message: string })[];

  constructor(httpStatus: Failed['httpStatus'], message: string, field?: string, problems?: Problem[]) {
    super(message);
    this.httpStatus = httpStatus;
    this.problems = [field ? { field, message } : { message }, ...(problems ?? []).filter((each) => each.message !== message)];
  }
}

const STATUS_OF = { unknown: 404, role: 403, state: 409, guard: 422, input: 422 } as const;

/** The lifecycle's refusal as an HTTP answer; whoever lost a race is told who decided, and when (invariant 29). */
export function refusalOf(refusal: DomainRefusal, trail: Trail, lifecycle: Lifecycle, reader: Actor): Refusal {
  const last = trail.at(-1);
  const whoDecided = refusal.kind === 'state' && last ? lastDecision(last, lifecycle, reader) : '';
  const field = refusal.kind === 'input' ? refusal.problems?.[0]?.field : undefined;
  return new Refusal(STATUS_OF[refusal.kind], refusal.reason + whoDecided, field, refusal.problems);
}

function lastDecision(last: Trail[number], lifecycle: Lifecycle, reader: Actor): string {
  const who = reader.role === 'enterprise' && last.actor_role !== 'enterprise' ? '审核员' : last.actor_name;
  // Inside a transaction of Payload's an instant comes as text.
  return `${who}已于 ${formatInstant(new Date(last.at))} 办理“${lifecycle.actions[last.action]?.label ?? last.action}”。`;
}

/** Rules that two requests at once could break are unique indexes; this is what the loser reads. */
const BROKEN_RULES: Record<string, { httpStatus: 409 | 422; message: string }> = {
  verifications_one_submitted: { httpStatus: 422, message: '您单位已有一份认证在审核中，请等待结果。' },
  enterprises_one_verified_per_uscc: { httpStatus: 422, message: '这个统一社会信用代码已由其他单位认证。' },
  repayments_one_open: { httpStatus: 422, message: '这笔贷款已有一份还款申请在银行审核，请等待结果。' },
  loans_balance: { httpStatus: 422, message: '归还本金超过了贷款余额。' },
  subsidy_applications_one_live: { httpStatus: 422, message: '这笔贷款已有一份同类补贴申请正在办理，或者已经核定过，不能重复申请。' },
  products_filed_sells: { httpStatus: 422, message: '上一年度销售额为 0 的产品不符合备案条件。' },
};

const DEADLOCKS = ['40001', '40P01'];
const LOCK_NOT_GOT = '55P03';

/** Two transactions waited for each other, or could not both be right; the database has undone this one. */
export function isDeadlock(error: unknown): boolean {
  return DEADLOCKS.includes((error as { code?: string }).code ?? '');
}

/** The connection may have broken while PostgreSQL committed: nobody knows then, and nothing else may be claimed. */
const UNSURE = '系统暂时繁忙，没有得到办理结果。请稍后刷新页面，看看是否已经生效，再决定是否重新办理。';

/** Turns what was thrown into the answer of spec 9; an unknown error is a bug and goes on up. */
export function answerFailure(error: unknown): Failed {
  if (error instanceof Refusal) return { ok: false, httpStatus: error.httpStatus, errors: error.problems };
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  const broken = BROKEN_RULES[constraint];
  if (broken) return { ok: false, httpStatus: broken.httpStatus, errors: [{ message: broken.message }] };
  if (isDeadlock(error) || code === LOCK_NOT_GOT) return { ok: false, httpStatus: 409, errors: [{ message: '另一个人正在办理这件，请刷新后再试。' }] };
  if (isUnreachable(error)) return { ok: false, httpStatus: 503, errors: [{ message: UNSURE }] };
  throw error;
}

/** The database is gone, going or overwhelmed: connection refused, ended by the administrator, too slow, no free connection in time, commit lost. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '', name = '' } = error as { code?: string; message?: string; name?: string };
  if (/^(08|53|57P|57014|25P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) || name === 'CommitFailed') return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(message);
}
