import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type pg from 'pg';
import { newCaptcha } from '../../src/accounts/captcha.ts';
import { lookUp, readLookUp } from '../../src/endpoints/objections/lookUp.ts';
import { postObjection } from '../../src/endpoints/objections/post.ts';

export const SECRET = 'a secret of the tests, 0123456789 abcdef';
export const PERSON = { personName: '欧阳𠮷', idKind: 'identityCard', idNumber: '11010519491231002x', phone: '139 1234 5678', email: 'Wo@Example.test' };
export const MATTER = { grounds: ['untrue', 'other'], statement: '该产品没有使用所列专利。' };

let addresses = 0;

/** Somebody's browser without scripts: it keeps its cookies and follows nothing by itself. Each has an address of its own. */
export function visitor(pool: pg.Pool, product: string, address = `10.9.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`) {
  const cookies = new Map<string, string>();
  const request = (path: string, body: BodyInit, type?: string) =>
    new Request(`http://localhost:3000${path}`, {
      method: 'POST',
      body,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'x-client-address': address, ...(type ? { 'content-type': type } : {}) },
    });
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const door = (sent: Request) => ({ pool, secret: SECRET, request: sent });
  const post = async (what: string, fields: Record<string, string | string[]> = {}, more = '') => {
    const form = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])));
    return keep((await postObjection(door(request(`/objections/new/save/${what}?product=${product}${more}`, form.toString(), 'application/x-www-form-urlencoded')), what))!);
  };
  const upload = async (step: 'papers' | 'evidence', name: string, bytes: Buffer, more = '') => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], name));
    return keep((await postObjection(door(request(`/objections/new/save/${step}?product=${product}${more}`, form)), step))!);
  };
  const look = async (code: string, phone: string) => {
    const answer = keep(await lookUp(door(request('/objections/status/look', new URLSearchParams({ code, phone }).toString(), 'application/x-www-form-urlencoded'))));
    return { answer, found: await readLookUp(pool, SECRET, cookies.get('objection_status')) };
  };
  /** All pages up to the summary, as a person. */
  const fill = async (paper: Buffer, more: Partial<typeof PERSON & typeof MATTER> = {}) => {
    const { grounds, statement, ...person } = { ...PERSON, ...MATTER, ...more };
    await post('kind', { objectorKind: 'person' });
    await post('identity', { objectorKind: 'person', ...person });
    await upload('papers', '证件.jpg', paper, '&go=next');
    return post('matter', { objectorKind: 'person', grounds, statement });
  };
  return { cookies, post, upload, look, fill, key: () => cookies.get('objection') ?? '' };
}

export type Visitor = ReturnType<typeof visitor>;

/** Where an answer leads. */
export const leadsTo = (answer: Response): string => `${answer.status} ${answer.headers.get('location') ?? ''}`;

/** What a browser with scripts works out. */
export async function proofOfWork(): Promise<string> {
  const challenge = await newCaptcha(SECRET);
  return Buffer.from(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })).toString('base64');
}
