/**
 * Local doubles of the two SMS gateways. They check each request's signature by the providers' published rules with their
 * own code (not the SDKs'), deduplicate by idempotency key, and can be told to misbehave.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type GatewayDelivery = { phone: string; templateCode: string; signName: string; parameters: unknown; serial: string };

/**
 * `ok`; `down`: 503; `cut`: takes the message, then drops the connection without an answer; `hang`: takes it and never answers;
 * `{ refuse }`: answers with that error code; `{ delayMs }`: takes it and answers late.
 */
export type GatewayMood = 'ok' | 'down' | 'cut' | 'hang' | { refuse: string } | { delayMs: number };

export type SmsGateway = {
  endpoint: string;
  /** What reached a handset: one entry per idempotency key. */
  deliveries: Map<string, GatewayDelivery>;
  /** Requests with a good signature, and those refused for a bad one. */
  counts: { requests: number; badSignatures: number };
  mood: (request: { key: string; phone: string; attempt: number }) => GatewayMood;
  close: () => Promise<void>;
};

type Parsed = { key: string; delivery: Omit<GatewayDelivery, 'serial'> } | { badSignature: true };
type Dialect = {
  parse: (request: IncomingMessage, body: string) => Parsed;
  accepted: (serial: string, key: string) => unknown;
  refused: (code: string) => unknown;
  badSignature: { status: number; body: unknown };
};

export function startAliyunGateway(keys: { accessKeyId: string; accessKeySecret: string }): Promise<SmsGateway> {
  return startGateway({
    parse: (request, body) => (isAliyunSigned(request, body, keys) ? aliyunMessage(request) : { badSignature: true }),
    accepted: (serial) => ({ Code: 'OK', Message: 'OK', BizId: serial, RequestId: 'r' }),
    refused: (code) => ({ Code: code, Message: `${code} for 13800138000`, RequestId: 'r' }),
    badSignature: { status: 400, body: { Code: 'SignatureDoesNotMatch', Message: 'bad signature', RequestId: 'r' } },
  });
}

export function startTencentGateway(keys: { secretId: string; secretKey: string }): Promise<SmsGateway> {
  return startGateway({
    parse: (request, body) => (isTencentSigned(request, body, keys) ? tencentMessage(body) : { badSignature: true }),
    accepted: (serial, key) => ({ Response: { SendStatusSet: [{ Code: 'Ok', SerialNo: serial, SessionContext: key }], RequestId: 'r' } }),
    refused: (code) => ({ Response: { SendStatusSet: [{ Code: code, SerialNo: '', Message: 'for 13800138000' }], RequestId: 'r' } }),
    badSignature: { status: 200, body: { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'bad' }, RequestId: 'r' } } },
  });
}

async function startGateway(dialect: Dialect): Promise<SmsGateway> {
  const attempts = new Map<string, number>();
  const gateway: SmsGateway = {
    endpoint: '',
    deliveries: new Map(),
    counts: { requests: 0, badSignatures: 0 },
    mood: () => 'ok',
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(gateway, dialect, attempts, { request, response, body }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return gateway;
}

type Call = { request: IncomingMessage; response: ServerResponse; body: string };

function answer(gateway: SmsGateway, dialect: Dialect, attempts: Map<string, number>, { request, response, body }: Call): void {
  const parsed = dialect.parse(request, body);
  if ('badSignature' in parsed) {
    gateway.counts.badSignatures += 1;
    return reply(response, dialect.badSignature.status, dialect.badSignature.body);
  }
  gateway.counts.requests += 1;
  const { key, delivery } = parsed;
  const attempt = (attempts.get(key) ?? 0) + 1;
  attempts.set(key, attempt);
  const mood = gateway.mood({ key, phone: delivery.phone, attempt });
  if (mood === 'down') return reply(response, 503, { Code: 'ServiceUnavailable' });
  if (typeof mood === 'object' && 'refuse' in mood) return reply(response, 200, dialect.refused(mood.refuse));
  const serial = gateway.deliveries.get(key)?.serial ?? `serial-${gateway.deliveries.size + 1}`;
  if (!gateway.deliveries.has(key)) gateway.deliveries.set(key, { ...delivery, serial });
  if (mood === 'cut') return void request.socket.destroy();
  if (mood === 'hang') return;
  setTimeout(() => reply(response, 200, dialect.accepted(serial, key)), mood === 'ok' ? 0 : mood.delayMs);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function aliyunMessage(request: IncomingMessage): Parsed {
  const query = new URL(request.url ?? '', 'http://gateway').searchParams;
  const value = (name: string) => query.get(name) ?? '';
  const parameters: unknown = JSON.parse(value('TemplateParam'));
  const delivery = { phone: value('PhoneNumbers'), templateCode: value('TemplateCode'), signName: value('SignName'), parameters };
  return { key: value('OutId'), delivery };
}

function tencentMessage(body: string): Parsed {
  const message = JSON.parse(body) as Record<string, string & string[]>;
  const delivery = {
    phone: String(message.PhoneNumberSet?.[0]),
    templateCode: String(message.TemplateId),
    signName: String(message.SignName),
    parameters: message.TemplateParamSet,
  };
  return { key: String(message.SessionContext), delivery };
}

const MAX_SKEW_MS = 5 * 60_000;

/** ACS3-HMAC-SHA256: canonical request over sorted query, the signed headers and the hash of the body. */
function isAliyunSigned(request: IncomingMessage, body: string, keys: { accessKeyId: string; accessKeySecret: string }): boolean {
  const pattern = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/;
  const [, id, names = '', signature] = pattern.exec(header(request, 'authorization')) ?? [];
  const url = new URL(request.url ?? '', 'http://gateway');
  const query = [...url.searchParams].map(([name, value]) => `${strict(name)}=${strict(value)}`).sort().join('&');
  const headers = names.split(';').map((name) => `${name}:${header(request, name).trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query, headers, names, sha256(body)].join('\n');
  const expected = hmac(keys.accessKeySecret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex');
  const fresh = Math.abs(Date.parse(header(request, 'x-acs-date')) - Date.now()) < MAX_SKEW_MS;
  const mustSign = ['host', 'x-acs-action', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'];
  const covered = mustSign.every((name) => names.split(';').includes(name));
  return fresh && covered && id === keys.accessKeyId && signature === expected && header(request, 'x-acs-action') === 'SendSms';
}

/** TC3-HMAC-SHA256: derived key per day and service; content-type and host are signed. */
function isTencentSigned(request: IncomingMessage, body: string, keys: { secretId: string; secretKey: string }): boolean {
  const pattern = /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=(\w+)$/;
  const [, id, date = '', service = '', names = '', signature] = pattern.exec(header(request, 'authorization')) ?? [];
  const timestamp = header(request, 'x-tc-timestamp');
  const host = header(request, 'host').replace(/:\d+$/, '');
  const headers = names.split(';').map((name) => `${name}:${name === 'host' ? host : header(request, name)}\n`).join('');
  const canonical = [request.method, '/', '', headers, names, sha256(body)].join('\n');
  const signing = hmac(hmac(hmac(`TC3${keys.secretKey}`, date), service), 'tc3_request');
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha256(canonical)}`;
  const fresh = Math.abs(Number(timestamp) * 1000 - Date.now()) < MAX_SKEW_MS;
  const rightService = service === host.split('.')[0] && header(request, 'x-tc-action') === 'SendSms';
  return fresh && rightService && names === 'content-type;host' && id === keys.secretId && signature === hmac(signing, text).toString('hex');
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}

/** RFC 3986 encoding, stricter than encodeURIComponent. */
function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
