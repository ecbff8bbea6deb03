import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../adapters/config.ts';
import type { Logger } from '../adapters/logger.ts';
import { sayWait } from '../domain/codeRules.ts';
import { observeRequest } from './accessLog.ts';
import { sendError } from './answer.ts';
import type { SiteSettings } from './errorPage.ts';
import { isOpenData, OPEN_HEADERS } from './openDataHeaders.ts';
import { isForeignMutation, ownOrigins } from './originCheck.ts';
import { publicPace, type PublicPace } from './publicPace.ts';
import { replaceErrors } from './replaceErrors.ts';
import { openRequest, type RequestContext } from './requestContext.ts';
import { routeFor, type Route, type RouteTools } from './routes.ts';
import { securityHeaders } from './securityHeaders.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type ServerTools = RouteTools & {
  config: Pick<Config, 'serverUrl' | 'demo' | 'trustedProxies'>;
  logger: Logger;
  settings: () => SiteSettings;
  /** Next's own handler, for everything that is not in the route table. */
  next: Handler;
  dev: boolean;
};

const FOREIGN = '这次提交不是从本平台的页面发出的，已被拒绝。请打开本平台的页面重新操作。';

/**
 * The one way every request takes: trace id and headers, refusals that need no page, our own routes, Next.
 * Never rejects; a failure is logged with its trace id and answered in Chinese.
 */
export function createHandler(tools: ServerTools): Handler {
  const pace = publicPace(tools.config);
  return async (req, res) => {
    const context = openRequest(req, tools.config);
    prepareHeaders(req, res, context, tools);
    observeRequest(req, res, context, tools.logger, tools.metrics);
    try {
      const refusal = refusalOf(req, context, tools) ?? (await tooFast(req, context, pace));
      if (refusal) return refuse(req, res, context, tools, refusal);
      await answer(req, res, context, tools);
    } catch (error) {
      await answerFailure(req, res, context, tools, error as Error);
    }
  };
}

/** Next takes the nonce for its scripts from the policy in the request headers. */
function prepareHeaders(req: IncomingMessage, res: ServerResponse, context: RequestContext, { config, dev }: ServerTools): void {
  const headers = securityHeaders({ nonce: context.nonce, https: config.serverUrl.startsWith('https:'), dev });
  for (const [name, value] of Object.entries({ ...headers, ...(isOpenData(context.path) ? OPEN_HEADERS : {}) })) res.setHeader(name, value);
  req.headers['content-security-policy'] = headers['Content-Security-Policy'];
  delete req.headers['content-security-policy-report-only'];
  res.setHeader('X-Request-Id', context.traceId);
}

type Refusal = { status: number; message?: string; headers?: Record<string, string> };

function refusalOf(req: IncomingMessage, context: RequestContext, { config, health }: ServerTools): Refusal | null {
  if (!context.path.startsWith('/')) return { status: 400 };
  if (isForeignMutation(req.method ?? 'GET', req.headers, ownOrigins(config.serverUrl, config.demo, req.headers.host))) {
    return { status: 403, message: FOREIGN };
  }
  const route = routeFor(context.path);
  if (route && !route.methods.includes(req.method ?? 'GET')) return { status: 405, headers: { Allow: route.methods.join(', ') } };
  const needsDatabase = route?.needsDatabase ?? !context.path.startsWith('/_next/');
  return needsDatabase && !health.isUp() ? { status: 503 } : null;
}

async function tooFast(req: IncomingMessage, { path, clientAddress }: RequestContext, pace: PublicPace): Promise<Refusal | null> {
  const wait = await pace.waitFor(path, clientAddress, req.url);
  if (wait === null) return null;
  return { status: 429, message: `您所在的网络查询过于频繁，请 ${sayWait(wait)}后再试。`, headers: { 'Retry-After': String(wait) } };
}

function refuse(req: IncomingMessage, res: ServerResponse, context: RequestContext, { settings }: ServerTools, { status, message, headers = {} }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  req.resume(); // what was refused is not read, or a browser still sending would see a broken connection
  sendError(req, res, context, settings(), status, message);
}

async function answer(req: IncomingMessage, res: ServerResponse, context: RequestContext, tools: ServerTools): Promise<void> {
  const route: Route | undefined = routeFor(context.path);
  if (route) return route.answer(req, res, context.path, tools);
  replaceErrors(req, res, { context, settings: tools.settings, health: tools.health });
  await tools.next(req, res);
}

async function answerFailure(req: IncomingMessage, res: ServerResponse, context: RequestContext, tools: ServerTools, error: Error): Promise<void> {
  tools.logger.error({ err: error, traceId: context.traceId }, 'request failed');
  if (res.headersSent) return void res.destroy();
  sendError(req, res, context, tools.settings(), (await tools.health.check()) ? 500 : 503);
}
