import { startSso } from '../../../../../endpoints/ssoPages.ts';
import { ssoDesk } from '../desk.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => startSso(request, ssoDesk());
