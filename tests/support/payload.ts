import { getPayload, type Payload } from 'payload';
import { handleRest } from '../../src/endpoints/rest.ts';

export type TestPayload = {
  payload: Payload;
  /** Sends a request through Payload's REST in process, as a browser would: `rest('/users/login', { method: 'POST', json: {…} })`. */
  rest: (path: string, init?: RestInit) => Promise<Response>;
  close: () => Promise<void>;
};

export type RestInit = Omit<RequestInit, 'headers'> & { json?: unknown; headers?: Record<string, string> };

/**
 * A Payload on a test database that is already migrated. One per test file: the configuration reads the
 * address of the database when it is imported, and that happens once in a process.
 */
export async function testPayload(databaseUrl: string): Promise<TestPayload> {
  process.env.DATABASE_URL = databaseUrl;
  process.env.PAYLOAD_SECRET ??= 'a secret of the tests, 0123456789 abcdef';
  process.env.LOG_LEVEL ??= 'error';
  // As in a demo, programs sign in without a captcha; tests/int/accounts-captcha.test.ts says otherwise.
  process.env.DEMO ??= '1';
  // One-step sign-in as in a demo; tests of the second factor switch it on themselves.
  process.env.TOTP ??= '0';
  const { default: config } = await import('../../payload.config.ts');
  const payload = await getPayload({ config });
  const rest = (path: string, { json, headers, ...init }: RestInit = {}) => {
    const body = json === undefined ? init : { ...init, body: JSON.stringify(json) };
    const request = new Request(`http://localhost:3000/api${path}`, {
      ...body,
      headers: { 'x-requested-path': `/api${path}`, ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    return handleRest(config, request);
  };
  // Payload keeps its connections; dropping the database cuts them, which would be reported as a warning each.
  return { payload, rest, close: () => payload.destroy() };
}
