import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApiFailure, ApiResult } from '../../src/app/(portal)/kit/api.ts';
import { createAutosaver, TYPING_PAUSE_MS, type SaveStatus } from '../../src/app/(portal)/kit/autosaver.ts';
import type { SavedRecord } from '../../src/app/(portal)/kit/formState.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failure = (kind: ApiFailure['kind'], status: number, field?: string): ApiFailure => ({ ok: false, kind, status, problems: [{ message: '不行。', ...(field ? { field } : {}) }] });

/** A form with one field and a server that answers what the test says. */
function bed(answers: (ApiFailure | 'ok')[] = []) {
  const form = { name: '', saved: '', revision: 1, faults: [] as string[] };
  const sent: { values: unknown; revision: number }[] = [];
  const told: SaveStatus['kind'][] = [];
  const saver = createAutosaver({
    unsaved: () => (form.name === form.saved || form.faults.includes('name') ? {} : { name: form.name }),
    revision: () => form.revision,
    send: async (values, revision): Promise<ApiResult<SavedRecord>> => {
      sent.push({ values, revision });
      const answer = answers.shift() ?? 'ok';
      return answer === 'ok' ? { ok: true, value: { values, revision: revision + 1 } } : answer;
    },
    load: async () => ({ ok: true, value: { values: { name: '别人的' }, revision: 9 } }),
    saved: (values, record) => Object.assign(form, { saved: values.name, revision: record.revision }),
    refused: (problems) => form.faults.push(...problems.flatMap(({ field }) => field ?? [])),
    differs: () => true,
    tell: ({ kind }) => told.push(kind),
  });
  const type = (text: string) => {
    form.name = text;
    saver.touched();
  };
  return { form, sent, told, saver, type };
}

describe('when it saves', () => {
  test('once, a pause after the last key', async () => {
    const { type, sent } = bed();
    type('切');
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS - 1);
    type('切割');
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ values: { name: '切割' }, revision: 1 }]);
  });

  test('at once on leaving the field, with the revision the last save gave', async () => {
    const { type, saver, sent } = bed();
    type('一');
    await saver.flush();
    type('二');
    expect(await saver.flush()).toBe(true);
    expect(sent.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('not while an input method is at work', async () => {
    const { type, saver, sent } = bed();
    type('d');
    saver.hold();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
  });

  test('nothing when nothing differs', async () => {
    const { saver, sent } = bed();
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([]);
  });
});

describe('when it fails', () => {
  test('a lost connection is tried again by itself, with growing pauses', async () => {
    const { type, sent, told } = bed([failure('unavailable', 0), failure('unavailable', 503)]);
    type('切割机');
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS);
    expect(told.at(-1)).toBe('retrying');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent).toHaveLength(3);
    expect(told.at(-1)).toBe('saved');
  });

  test('after signing in again elsewhere it goes on', async () => {
    const { type, saver, told } = bed([failure('signedOut', 401)]);
    type('切割机');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.at(-1)).toBe('signedOut');
    saver.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toBe('saved');
  });

  test('a newer version stops saving until the person has compared', async () => {
    const { type, saver, sent, told } = bed([failure('stale', 409, 'revision')]);
    type('切割机');
    expect(await saver.flush()).toBe(false);
    expect(told.at(-1)).toBe('conflict');
    type('切割机二');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    saver.reconciled();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
  });

  test('a refused field is not sent again as it is', async () => {
    const { type, saver, sent, form } = bed([failure('refused', 422, 'name')]);
    type('切割机');
    await saver.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(form.faults).toEqual(['name']);
  });

  test('a record that was submitted meanwhile is closed, and says so', async () => {
    const { type, saver, told } = bed([failure('refused', 409)]);
    type('切割机');
    expect(await saver.flush()).toBe(false);
    expect(told.at(-1)).toBe('closed');
  });
});
