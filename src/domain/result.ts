/** Outcome of a parser or a rule: an expected refusal is a value with one Chinese sentence, never a throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; reason: string };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}

/** One thing wrong with what a person entered: `field` names the input the error summary links to. */
export type Problem = { field: string; message: string };
