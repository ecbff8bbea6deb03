import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TICKET_APP = { id: 'APP-0007', secret: 'the secret of a test application' };

/** Ways a portal goes wrong at the address that gives tokens. */
export type Trouble = 'none' | 'slow' | 'broken' | 'html' | 'endless' | 'elsewhere' | 'empty';

/** A city portal of the ticket style on this machine, as strict as a real one: tickets once and for a minute, right secret or nothing. */
export type TicketPortal = {
  url: string;
  people: Map<string, Record<string, unknown>>;
  /** Who is signed in there. */
  who: { next: string };
  trouble: { is: Trouble };
  /** Moves the portal's clock, in milliseconds. */
  later: (milliseconds: number) => void;
  /** Bodies of the calls so far, by path. */
  calls: { path: string; body: Record<string, unknown> }[];
  close: () => Promise<void>;
};

const TICKET_MS = 60_000;

export async function startTicketPortal(ourUrl: string, host = '127.0.0.1'): Promise<TicketPortal> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, host, resolve));
  const url = `http://${host}:${(http.address() as AddressInfo).port}`;
  const tickets = new Map<string, { who: string; until: number }>();
  const tokens = new Map<string, string>();
  let clock = 0;
  const portal: TicketPortal = {
    ...{ url, people: new Map(), who: { next: '' }, trouble: { is: 'none' }, calls: [] },
    later: (milliseconds) => void (clock += milliseconds),
    close: () => {
      http.closeAllConnections();
      return new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };

  const loginPage = (res: ServerResponse, page: URL) => {
    const back = URL.parse(page.searchParams.get('goto') ?? '');
    if (page.searchParams.get('appid') !== TICKET_APP.id || back?.origin !== ourUrl) return void res.writeHead(403).end('应用未登记');
    const ticket = randomUUID();
    tickets.set(ticket, { who: portal.who.next, until: clock + TICKET_MS });
    back.searchParams.set('ticket', ticket);
    res.writeHead(302, { location: back.href }).end();
  };
  const token = (body: Record<string, unknown>) => {
    if (body.appid !== TICKET_APP.id || body.secret !== TICKET_APP.secret) return { code: 4010, message: '应用密钥错误' };
    const found = tickets.get(String(body.ticket));
    tickets.delete(String(body.ticket));
    if (!found || found.until < clock) return { code: 4031, message: '票据无效' };
    const made = randomUUID();
    tokens.set(made, found.who);
    return { code: 0, data: { access_token: made } };
  };
  const user = (body: Record<string, unknown>) => {
    const who = tokens.get(String(body.access_token));
    tokens.delete(String(body.access_token));
    return who && portal.people.has(who) ? { code: 0, data: { user: { id: who, ...portal.people.get(who) } } } : { code: 4032, message: '令牌无效' };
  };

  http.on('request', async (req: IncomingMessage, res: ServerResponse) => {
    const page = new URL(req.url ?? '/', url);
    if (req.method === 'GET') return page.pathname.startsWith('/login/') ? loginPage(res, page) : void res.end('已退出');
    const body = JSON.parse(await textOf(req)) as Record<string, unknown>;
    portal.calls.push({ path: page.pathname, body });
    if (portal.trouble.is !== 'none') return misbehave(res, portal.trouble.is);
    const answer = page.pathname === '/api/token' ? token(body) : user(body);
    res.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  return portal;
}

function misbehave(res: ServerResponse, trouble: Trouble): void {
  if (trouble === 'broken') return void res.writeHead(502).end('Bad Gateway');
  if (trouble === 'html') return void res.setHeader('content-type', 'text/html').end('<!doctype html><title>系统维护</title>');
  if (trouble === 'empty') return void res.setHeader('content-type', 'application/json').end('null');
  if (trouble === 'elsewhere') return void res.writeHead(302, { location: 'http://127.0.0.1:9/steal' }).end();
  if (trouble === 'endless') {
    const more = setInterval(() => res.write('"'.repeat(65_536)), 1);
    res.on('close', () => clearInterval(more));
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Settings that name this portal's own words. */
export const ticketEnvironment = (portal: { url: string }): Record<string, string> => ({
  SSO_DRIVER: 'ticket',
  SSO_NAME: '海滨市政务服务网',
  SSO_TICKET_URL: portal.url,
  SSO_TICKET_APP_ID: TICKET_APP.id,
  SSO_TICKET_APP_SECRET: TICKET_APP.secret,
  SSO_TICKET_CORPORATE_PATH: '/login/legal',
  SSO_TICKET_PERSON_PATH: '/login/natural',
  SSO_TICKET_TOKEN_PATH: '/api/token',
  SSO_TICKET_USER_PATH: '/api/user',
  SSO_TICKET_LOGOUT_PATH: '/logout',
  SSO_TICKET_NAMES: 'appId=appid,appSecret=secret,returnTo=goto,token=access_token',
  SSO_FIELDS:
    'token=data.access_token,subject=data.user.id,kind=data.user.type,uscc=data.user.creditCode,organisation=data.user.corpName,legalRepresentative=data.user.legalPerson,name=data.user.realName,mobile=data.user.phone,email=data.user.mail',
  SSO_KIND_VALUES: 'corporate=2,person=1',
});
