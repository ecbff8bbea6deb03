import type { Access, Where } from 'payload';
import { now } from '../src/adapters/clock.ts';
import type { Role } from '../src/domain/roles.ts';
import { requestActor } from './actor.ts';

/** Forms the public, companies and banks may see: those for everybody and those for themselves. */
const SEEN: Partial<Record<Role, string[]>> = { public: ['public'], enterprise: ['public', 'enterprises'], bank: ['public', 'banks'] };

/** Released forms in their window, of the reader's audience (spec 10). */
export const ownOpenForms: Access = ({ req }) => {
  const audiences = SEEN[requestActor(req).role];
  if (!audiences) return false;
  const at = now().toISOString();
  const open: Where[] = [{ isReleased: { equals: true } }, { audience: { in: audiences } }, { opensAt: { less_than_equal: at } }, { closesAt: { greater_than: at } }];
  return { and: open };
};

/** An editor, for the answers to forms of their own. */
export const formsOfAuthor: Access = ({ req }) => {
  const { role, id } = requestActor(req);
  return role === 'editor' && id ? { author: { equals: id } } : false;
};
