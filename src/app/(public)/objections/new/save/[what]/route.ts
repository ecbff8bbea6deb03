import { postObjection } from '../../../../../../endpoints/objections/post.ts';
import { database } from '../../../../../database.ts';
import { serverSecret } from '../../../visit.ts';

export const dynamic = 'force-dynamic';

/** Pages, files and the objection itself are posted here; the handlers are `src/endpoints/objections`. */
export async function POST(request: Request, { params }: { params: Promise<{ what: string }> }): Promise<Response> {
  const answer = await postObjection({ pool: database(), secret: serverSecret(), request }, (await params).what);
  return answer ?? new Response('没有这个地址。', { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
