import type { CollectionAfterReadHook } from 'payload';
import { requestActor } from '../access/actor.ts';

/** Remarks between reviewers are not for the company (spec 10, case-log). */
export const withoutRemarks: CollectionAfterReadHook = ({ doc, req, overrideAccess }) => {
  if (overrideAccess || !['enterprise', 'bank'].includes(requestActor(req).role)) return doc;
  const { remark: _remark, ...input } = doc.input ?? {};
  return { ...doc, input, actorId: null };
};
