import { leaveSso } from '../../../../../endpoints/ssoPages.ts';
import { ssoDesk } from '../desk.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => leaveSso(request, ssoDesk());
