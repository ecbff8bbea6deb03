import { notFound, redirect } from 'next/navigation.js';
import type { PayloadRequest } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { isUuid } from '../../casework/rows.ts';
import type { Actor } from '../../domain/roles.ts';
import { poolOf } from '../../endpoints/http.ts';
import { formById, type PublicForm } from '../../queries/publicForms.ts';

/** The form whose answers this person may read (spec 10): staff and auditors every one, editors their own; else the page does not exist. */
export async function readableForm(req: PayloadRequest, id: string): Promise<{ form: PublicForm; actor: Actor }> {
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/form-results/${id}`)}`);
  const actor = requestActor(req);
  const form = isUuid(id) ? await formById(poolOf(req.payload), id) : null;
  const isOwn = actor.role === 'editor' && form?.author === actor.id;
  if (!form || !(isOwn || ['staff', 'auditor'].includes(actor.role))) notFound();
  return { form, actor };
}
