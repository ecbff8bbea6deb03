import { commitTransaction, initTransaction, killTransaction, type Endpoint, type PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { releaseAnnouncement } from '../../hooks/announcementRelease.ts';
import { transactionOf } from '../../hooks/transaction.ts';
import { now } from '../adapters/clock.ts';
import { gatherCandidates } from '../casework/candidates.ts';
import { previewBatch, runBatch } from '../casework/certificationBatch.ts';
import { publiciseRound } from '../casework/certificationRounds.ts';
import { answerFailure, Refusal } from '../casework/refusals.ts';
import type { Actor } from '../domain/roles.ts';
import { deskRound, readDesk } from '../queries/certificationDesk.ts';
import { leftOutByReason, readLeftOut } from '../queries/certificationDeskLeftOut.ts';
import { workingCalendar } from '../queries/workingCalendar.ts';
import { batchBody, deskFilterOf, leftOutFilterOf, pageOf } from './certificationRoundsInput.ts';
import { json, poolOf, readBody, refuse } from './http.ts';
import { refusePace } from './pace.ts';

/**
 * Beside a certification round: `GET /:id/desk` (its products, filtered) and `GET /:id/left-out` (who is left out and why) for
 * reviewers, staff and auditors; `POST /:id/batch` for whoever may do the action; `POST /:id/gather` and `/:id/publicise` for staff.
 */
export const certificationRoundEndpoints: Endpoint[] = [
  { path: '/:id/desk', method: 'get', handler: (req) => asReader(req, desk) },
  { path: '/:id/left-out', method: 'get', handler: (req) => asReader(req, leftOut) },
  { path: '/:id/batch', method: 'post', handler: (req) => asReader(req, (same) => atPace(same, batch)) },
  { path: '/:id/gather', method: 'post', handler: (req) => asReader(req, (same) => asStaff(same, '归集候选产品', gather)) },
  { path: '/:id/publicise', method: 'post', handler: (req) => asReader(req, (same) => asStaff(same, '公示', publicise)) },
];

type Asked = { req: PayloadRequest; round: string; actor: Actor };
type Handler = (asked: Asked) => Promise<Response>;

const ABSENT = '没有找到这个认定批次。';
const READERS: readonly string[] = ['reviewer', 'staff', 'auditor'];

/** For everybody else there is no desk. */
async function asReader(req: PayloadRequest, handle: Handler): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const round = READERS.includes(actor.role) ? await deskRound(poolOf(req.payload), String(req.routeParams?.id ?? '')) : null;
  return round ? handle({ req, round: round.id, actor }) : refuse(404, ABSENT);
}

async function atPace(asked: Asked, handle: Handler): Promise<Response> {
  const tooFast = await refusePace(asked.req, 'actions');
  return tooFast ?? answered(() => handle(asked));
}

async function asStaff(asked: Asked, label: string, handle: Handler): Promise<Response> {
  return asked.actor.role === 'staff' ? atPace(asked, handle) : refuse(403, `“${label}”由平台管理员办理，您的账号不能办理。`);
}

/** Expected refusals as spec 9 has them; a bug goes on up. Drizzle wraps what the database said. */
async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const said = !(error instanceof Refusal) && error instanceof Error && error.cause ? error.cause : error;
    const { httpStatus, errors } = answerFailure(said);
    return json({ errors }, httpStatus);
  }
}

async function desk({ req, round }: Asked): Promise<Response> {
  const text = searched(req);
  const page = pageOf(text('page'));
  return json({ page, ...(await readDesk(poolOf(req.payload), round, deskFilterOf(text), page)) });
}

async function leftOut({ req, round }: Asked): Promise<Response> {
  const text = searched(req);
  const [page, db] = [pageOf(text('page')), poolOf(req.payload)];
  return json({ page, ...(await readLeftOut(db, round, leftOutFilterOf(text), page)), reasons: await leftOutByReason(db, round) });
}

function searched(req: PayloadRequest): (name: string) => string {
  const { searchParams } = new URL(req.url ?? '', 'http://localhost');
  return (name) => searchParams.get(name) ?? '';
}

async function batch({ req, round, actor }: Asked): Promise<Response> {
  const body = await readBody(req, batchBody);
  if (!body.ok) return body.response;
  const { action, ids, filter = {}, reason, dryRun, after = null, until = null } = body.value;
  const asked = { round, action, actor, choice: ids ? { ids } : { filter } };
  const pool = poolOf(req.payload);
  if (dryRun) return json(await previewBatch(pool, asked, now()));
  const key = (req.headers.get('idempotency-key') ?? crypto.randomUUID()).slice(0, 100);
  return json(await runBatch(pool, { ...asked, reason, after, until, key }));
}

async function gather({ req, round }: Asked): Promise<Response> {
  return json(await gatherCandidates(poolOf(req.payload), round, now()));
}

/** Announcement and products in one transaction: both are public, or neither is. Answers how many products, and the last day. */
async function publicise({ req, round, actor }: Asked): Promise<Response> {
  const isWorking = await workingCalendar(poolOf(req.payload));
  await initTransaction(req);
  try {
    const tx = await transactionOf(req);
    const { moved, endsOn } = await publiciseRound(tx, { round, actor, now: now(), isWorking, release: (announcement) => release(req, announcement) });
    await commitTransaction(req);
    return json({ moved, endsOn });
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

async function release(req: PayloadRequest, announcement: string): Promise<void> {
  const released = await releaseAnnouncement(req, announcement);
  if (!released.ok) throw new Refusal(422, released.reason, 'announcement');
}
