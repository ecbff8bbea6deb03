import type { Queryable } from '../adapters/database.ts';
import type { NoticeChannel } from '../domain/noticeTemplates.ts';

/** A message this worker alone may send until its lease ends. Times are instants. */
export type ClaimedNotice = {
  id: string;
  channel: NoticeChannel;
  template: string;
  recipient: string;
  recipientName: string | null;
  subject: string | null;
  body: string;
  variables: Record<string, string>;
  /** Number of this attempt, 1 for the first. A worker killed while sending has used one up. */
  attempts: number;
  leaseOwner: string;
  /** Age in milliseconds since it was queued, by the database's clock. */
  ageMs: number;
  /** Set when it was sent before and staff asked for it again. */
  sentAt: Date | null;
  templateBody: string | null;
  providerTemplateCode: string | null;
};

// While a message is being sent, next_attempt_at is the end of the lease: one condition and one partial index
// (channel, next_attempt_at) where status in ('pending', 'sending') find both what is due and what a dead worker left.
const CLAIM = `
  with due as materialized (
    select id from notices
    where channel = $1 and status in ('pending', 'sending') and next_attempt_at <= now()
    order by next_attempt_at
    limit $2
    for update skip locked
  ), claimed as (
    update notices n
    set status = 'sending', attempts = n.attempts + 1, lease_owner = $3, updated_at = now(),
        lease_until = now() + $4 * interval '1 millisecond', next_attempt_at = now() + $4 * interval '1 millisecond'
    from due where n.id = due.id
    returning n.*
  )
  select c.id::text as id, c.channel::text as channel, c.template::text as template, c.recipient,
    c.recipient_name as "recipientName", c.subject, c.body, coalesce(c.variables, '{}'::jsonb) as variables,
    c.attempts::int as attempts, c.lease_owner as "leaseOwner", c.sent_at as "sentAt",
    (extract(epoch from now() - c.created_at) * 1000)::float8 as "ageMs",
    t.body as "templateBody", t.provider_template_code as "providerTemplateCode"
  from claimed c left join notice_templates t on t.key::text = c.template::text and t.channel::text = c.channel::text
  order by c.id`;

/** Takes up to `limit` due messages of a channel; several workers never get the same one while its lease lasts. */
export async function claimNotices(
  db: Queryable,
  claim: { channel: NoticeChannel; limit: number; workerId: string; leaseMs: number },
): Promise<ClaimedNotice[]> {
  const { rows } = await db.query<ClaimedNotice>(CLAIM, [claim.channel, claim.limit, claim.workerId, claim.leaseMs]);
  return rows;
}

/** What replaces a text whose secret has served, so that one-time codes do not stay readable. */
export type Scrubbed = { body: string; variables: Record<string, string> } | null;

/**
 * Records a success. Bound to what was sent (sent_at of the claim), not to the lease: that the provider took the message stays
 * true when the lease ran out or the attempt was written off meanwhile, and keeps the next worker from sending it again.
 * Returns false when the success was recorded before.
 */
export async function markSent(db: Queryable, notice: ClaimedNotice, providerId: string, scrubbed: Scrubbed): Promise<boolean> {
  const { rows } = await db.query(
    `update notices set status = 'sent', sent_at = date_trunc('milliseconds', now()), provider_id = $2, last_error = null,
       next_attempt_at = null, lease_owner = null, lease_until = null, updated_at = now(),
       body = coalesce($3, body), variables = coalesce($4::jsonb, variables)
     where id = $1 and sent_at is not distinct from $5 returning id`,
    [notice.id, providerId, scrubbed?.body ?? null, scrubbed ? JSON.stringify(scrubbed.variables) : null, notice.sentAt],
  );
  return rows.length > 0;
}

/** Puts a failed attempt back for later. Only the holder of the lease may; returns false when it was lost. */
export async function markForRetry(db: Queryable, notice: ClaimedNotice, reason: string, pauseMs: number): Promise<boolean> {
  const { rows } = await db.query(
    `update notices set status = 'pending', last_error = $4, next_attempt_at = now() + $5 * interval '1 millisecond',
       lease_owner = null, lease_until = null, updated_at = now()
     where id = $1 and status = 'sending' and lease_owner = $2 and attempts = $3 returning id`,
    [notice.id, notice.leaseOwner, notice.attempts, reason, pauseMs],
  );
  return rows.length > 0;
}

/** Gives a message up, visible to staff with its reason. Only the holder of the lease may. */
export async function markDead(db: Queryable, notice: ClaimedNotice, reason: string, scrubbed: Scrubbed): Promise<boolean> {
  const { rows } = await db.query(
    `update notices set status = 'dead', last_error = $4, next_attempt_at = null, lease_owner = null, lease_until = null,
       updated_at = now(), body = coalesce($5, body), variables = coalesce($6::jsonb, variables)
     where id = $1 and status = 'sending' and lease_owner = $2 and attempts = $3 returning id`,
    [notice.id, notice.leaseOwner, notice.attempts, reason, scrubbed?.body ?? null, scrubbed ? JSON.stringify(scrubbed.variables) : null],
  );
  return rows.length > 0;
}
