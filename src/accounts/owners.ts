import type { Queryable } from '../adapters/database.ts';

/** A portal account as messages to its person need it. `email` may be withheld (src/domain/withheldEmail.ts). */
export type Owner = { id: string; enterprise: string; username: string; mobile: string; email: string; isDisabled: boolean };

const OWNERS = `select id, enterprise_id as enterprise, username, mobile, email, coalesce(is_disabled, false) as "isDisabled" from enterprise_users where`;
const OWNER_BY = { mobile: `${OWNERS} mobile = $1`, username: `${OWNERS} username = $1`, email: `${OWNERS} email = $1` };

/** The portal account that holds a mobile number, user name or e-mail address, given in its stored form. */
export async function ownerOf(db: Queryable, by: keyof typeof OWNER_BY, value: string): Promise<Owner | undefined> {
  return (await db.query<Owner>(OWNER_BY[by], [value])).rows[0];
}

/** What a message to this person says about whom it is for. */
export function addressedTo(owner: Owner): { recipientUser: string; recipientName: string; enterprise: string } {
  return { recipientUser: owner.id, recipientName: owner.username, enterprise: owner.enterprise };
}
