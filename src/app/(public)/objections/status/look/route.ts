import { lookUp } from '../../../../../endpoints/objections/lookUp.ts';
import { database } from '../../../../database.ts';
import { serverSecret } from '../../visit.ts';

export const dynamic = 'force-dynamic';

/** Receipt code and mobile number are posted: neither ever stands in an address. */
export async function POST(request: Request): Promise<Response> {
  return lookUp({ pool: database(), secret: serverSecret(), request });
}
