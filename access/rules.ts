import type { Access, FieldAccess, Where } from 'payload';
import type { Role } from '../src/domain/roles.ts';
import { requestActor, type SignedIn } from './actor.ts';

/** Nobody, through any door that asks for access; the server's own code says `overrideAccess`. */
export const nobody = (): boolean => false;
export const anyone = (): boolean => true;

/** People with one of these roles, for every record. */
export function only(...roles: Role[]): Access {
  return ({ req }) => roles.includes(requestActor(req).role);
}

/** Portal accounts, for the records of their own organisation. `field` names the column that holds it. */
export function ownEnterprise(field = 'enterprise'): Access {
  return ({ req }) => {
    const { role, enterprise } = requestActor(req);
    return role === 'enterprise' && enterprise ? { [field]: { equals: enterprise } } : false;
  };
}

/** Staff of a bank, for the records of their own bank. `field` names the column that holds it. */
export function ownBank(field = 'bank'): Access {
  return ({ req }) => {
    const { role, bank } = requestActor(req);
    return role === 'bank' && bank ? { [field]: { equals: bank } } : false;
  };
}

/** The account itself. */
export function self(collection: 'users' | 'enterprise-users'): Access {
  return ({ req }) => (req.user?.collection === collection ? { id: { equals: req.user.id } } : false);
}

/** The main account of an organisation, for the accounts of its other clerks (spec 10). */
export const ownClerks: Access = ({ req }) => {
  const user = req.user as unknown as SignedIn | null;
  const { enterprise } = requestActor(req);
  if (user?.collection !== 'enterprise-users' || !user.isOwner || !enterprise) return false;
  const clerks: Where[] = [{ enterprise: { equals: enterprise } }, { id: { not_equals: user.id } }];
  return { and: clerks };
};

/** Records that satisfy `where`, for people with one of these roles. */
export function onlyWhere(where: Where, ...roles: Role[]): Access {
  return ({ req }) => (roles.includes(requestActor(req).role) ? where : false);
}

/** Whoever one of the rules lets in: an unconditional yes wins, conditions are joined with or. */
export function anyOf(...rules: Access[]): Access {
  return async (args) => {
    const answers = await Promise.all(rules.map((rule) => rule(args)));
    if (answers.includes(true)) return true;
    const conditions = answers.filter((answer): answer is Where => typeof answer === 'object');
    return conditions.length > 0 ? { or: conditions } : false;
  };
}

/** Only what every rule lets in. */
export function allOf(...rules: Access[]): Access {
  return async (args) => {
    const answers = await Promise.all(rules.map((rule) => rule(args)));
    if (answers.includes(false)) return false;
    const conditions = answers.filter((answer): answer is Where => typeof answer === 'object');
    return conditions.length > 0 ? { and: conditions } : true;
  };
}

export const fieldOnly =
  (...roles: Role[]): FieldAccess =>
  ({ req }) =>
    roles.includes(requestActor(req).role);

export const nobodyField: FieldAccess = () => false;

/** Every operation Payload knows, closed: a collection opens what it must by name, so that nothing is open by default (trap 7). */
export const CLOSED = { read: nobody, create: nobody, update: nobody, delete: nobody, unlock: nobody, readVersions: nobody, admin: nobody };
