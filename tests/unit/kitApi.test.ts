import { afterEach, describe, expect, test, vi } from 'vitest';
import { api, SENTENCES } from '../../src/app/(portal)/kit/api.ts';

afterEach(() => vi.unstubAllGlobals());

type Answer = { status: number; body?: unknown };

/** Answers by path; a path that is not named fails the test through an unexpected outcome. */
function serve(answers: Record<string, Answer>): void {
  const fetchStub = async (path: string) => {
    const { status, body } = answers[path] ?? { status: 599 };
    return new Response(body === undefined ? 'no json' : JSON.stringify(body), { status });
  };
  vi.stubGlobal('fetch', fetchStub);
}

const kindOf = async (status: number, errors: object[] = []) => {
  serve({ '/api/products/1': { status, body: { errors } } });
  const answer = await api('products/1');
  return answer.ok ? 'ok' : answer.kind;
};

describe('what an answer means for the form', () => {
  test('a good answer is its JSON', async () => {
    serve({ '/api/products/1': { status: 200, body: { id: '1' } } });
    expect(await api('products/1')).toEqual({ ok: true, value: { id: '1' } });
  });

  test('a stale revision is told from a record that is closed', async () => {
    expect(await kindOf(409, [{ field: 'revision', message: '有变动。' }])).toBe('stale');
    expect(await kindOf(409, [{ message: '审核中，不能修改。' }])).toBe('refused');
  });

  test('too busy, broken and gone may be tried again', async () => {
    expect([await kindOf(429), await kindOf(500), await kindOf(503)]).toEqual(['unavailable', 'unavailable', 'unavailable']);
  });

  test('the sentences of the server come with their fields', async () => {
    serve({ '/api/products/1': { status: 422, body: { errors: [{ field: 'name', message: '请修改。' }, { nonsense: 1 }] } } });
    expect(await api('products/1')).toMatchObject({ kind: 'refused', problems: [{ field: 'name', message: '请修改。' }] });
  });

  test('an answer that is no JSON still gives a sentence in Chinese', async () => {
    serve({ '/api/products/1': { status: 502 } });
    expect(await api('products/1')).toMatchObject({ kind: 'unavailable', problems: [{ message: SENTENCES.broken }] });
  });

  test('no connection is a value, not an exception', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await api('products/1')).toMatchObject({ kind: 'unavailable', status: 0, problems: [{ message: SENTENCES.network }] });
  });
});

describe('an ended session', () => {
  const absent = { status: 404, body: { errors: [{ message: '没有找到这条记录。' }] } };

  test('is recognised behind the 404 that a stranger gets for our records', async () => {
    serve({ '/api/products/1': absent, '/api/enterprise-users/me': { status: 200, body: { user: null } } });
    expect(await api('products/1', { method: 'PATCH', body: {} })).toMatchObject({ kind: 'signedOut', problems: [{ message: SENTENCES.signedOut }] });
  });

  test('is not suspected when somebody is signed in', async () => {
    serve({ '/api/products/1': absent, '/api/enterprise-users/me': { status: 200, body: { user: { id: '7' } } } });
    expect(await api('products/1', { method: 'PATCH', body: {} })).toMatchObject({ kind: 'absent' });
  });
});
