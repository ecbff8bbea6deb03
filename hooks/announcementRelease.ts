import type { PayloadRequest } from 'payload';
import { now } from '../src/adapters/clock.ts';
import { plainText, type RichText } from '../src/domain/announcementText.ts';
import { transactionOf } from './transaction.ts';

type Prepared = { title?: string | null; body?: RichText | null; publishedAt?: string | null };

/**
 * Publishes a prepared (draft or scheduled) announcement now, in the transaction of `req`, with the newest content its
 * editor saved; it becomes public with the commit. One that is published already stays as it is, drafts on top of it included.
 * Refused, as a value and without harm to the transaction: missing, withdrawn, or not written to the end.
 * Throws when `req` has no transaction.
 */
export async function releaseAnnouncement(req: PayloadRequest, id: string): Promise<{ ok: true } | { ok: false; reason: string }> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ withdrawn: boolean; public: boolean }>(
    `select withdrawn_at is not null as withdrawn, _status = 'published' and published_at <= $2 as public from announcements where id::text = $1 for update`,
    [id, now()],
  );
  const [found] = rows;
  if (!found) return { ok: false, reason: '没有找到这篇公告，请先请编辑写好公告，再选择它。' };
  if (found.withdrawn) return { ok: false, reason: '这篇公告已经撤下，不能随公示发布。请另选一篇，或者先恢复它。' };
  if (found.public) return { ok: true };
  const prepared = (await req.payload.findByID({ collection: 'announcements', id, draft: true, depth: 0, req })) as Prepared;
  if (!prepared.title?.trim() || !plainText(prepared.body)) return { ok: false, reason: '这篇公告还没有写完（缺标题或正文），请先请编辑写好。' };
  await req.payload.update({ collection: 'announcements', id, data: { ...(prepared as object), _status: 'published', publishedAt: now().toISOString() }, depth: 0, req });
  return { ok: true };
}
