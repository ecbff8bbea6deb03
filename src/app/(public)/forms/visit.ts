import { cookies } from 'next/headers';
import { actorOf } from '../../../../access/actor.ts';
import { RETURN_COOKIE, readReturn, type Returned } from '../../../accounts/formReturns.ts';
import { findSessionUser, SESSION_COOKIES } from '../../../accounts/sessions.ts';
import type { Audience } from '../../../domain/publicForms/window.ts';
import { PUBLIC, type Actor } from '../../../domain/roles.ts';
import { database } from '../../database.ts';

/** Who would answer a form of this audience from this browser: the form says which of two sign-ins counts. */
export async function visitorFor(audience: Audience): Promise<Actor> {
  const collection = audience === 'enterprises' ? 'enterprise-users' : 'users';
  const token = audience === 'public' ? undefined : (await cookies()).get(SESSION_COOKIES[collection])?.value;
  const user = token ? await findSessionUser(database(), collection, token) : null;
  return user ? actorOf({ ...user, collection }) : PUBLIC;
}

/** What was sent back to this browser for this form, while the address asks for it. */
export async function returnedTo(form: string, isAsked: boolean): Promise<Returned | null> {
  if (!isAsked) return null;
  const secret = process.env.PAYLOAD_SECRET;
  if (!secret) throw new Error('PAYLOAD_SECRET is not set');
  return readReturn(database(), secret, (await cookies()).get(RETURN_COOKIE)?.value, form);
}
