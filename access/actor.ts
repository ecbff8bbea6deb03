import type { PayloadRequest } from 'payload';
import { PUBLIC, type Actor, type BackOfficeRole } from '../src/domain/roles.ts';

/** The signed-in person as Payload carries it on a request; our session strategies fill it. */
export type SignedIn = {
  id: string;
  collection: 'users' | 'enterprise-users';
  /** Only back-office accounts have one. */
  role?: BackOfficeRole;
  name?: string;
  username?: string;
  enterprise?: string | { id: string } | null;
  bank?: string | { id: string } | null;
  isOwner?: boolean;
};

/**
 * The domain's view of who asks. The collection decides first, then the role:
 * a portal account is `enterprise` whatever its row says, and has an organisation.
 */
export function actorOf(user: unknown): Actor {
  const person = user as SignedIn | null | undefined;
  if (!person) return PUBLIC;
  const name = person.name || person.username || '';
  if (person.collection === 'enterprise-users') {
    return { role: 'enterprise', id: person.id, name, enterprise: idOf(person.enterprise) };
  }
  if (person.collection !== 'users' || !person.role) return PUBLIC;
  return { role: person.role, id: person.id, name, bank: idOf(person.bank) };
}

export function requestActor(req: PayloadRequest): Actor {
  return actorOf(req.user);
}

function idOf(relation: SignedIn['enterprise']): string | undefined {
  if (!relation) return undefined;
  return typeof relation === 'object' ? relation.id : relation;
}
