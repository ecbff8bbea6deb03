import { Readable } from 'node:stream';
import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { now, today } from '../adapters/clock.ts';
import { serverUrl } from '../adapters/links.ts';
import { certificateArchive, type ArchivedPaper } from '../documents/certificateArchive.ts';
import type { FilingCertificateData } from '../documents/filingCertificate.ts';
import { renderPdf } from '../documents/renderPdf.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { products } from '../domain/lifecycle/products.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import type { Actor } from '../domain/roles.ts';
import { validCertifications } from '../queries/certificationCertificate.ts';
import { certificateFacts, validCertificates, type CertificateFacts } from '../queries/filingCertificate.ts';
import type { CertificateConditions } from '../queries/portalCertificates.ts';
import { applicationFormEndpoint } from './applicationForm.ts';
import { bankFormEndpoints } from './bankForm.ts';
import { certificationCertificateEndpoint, certificationPaperOf } from './certificationCertificate.ts';
import { evidenceTemplateEndpoints } from './evidenceTemplates.ts';
import { poolOf, refuse } from './http.ts';

/** Papers as PDF, made when they are asked for: the date on them is that of the download. */
export const documentEndpoints: Endpoint[] = [
  { path: '/documents/filing-certificate/:id', method: 'get', handler: filingCertificate },
  { path: '/documents/filing-certificates', method: 'get', handler: filingCertificates },
  certificationCertificateEndpoint,
  applicationFormEndpoint,
  ...evidenceTemplateEndpoints,
  ...bankFormEndpoints,
];

async function filingCertificate(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = await certificateFacts(poolOf(req.payload), String(req.routeParams?.id ?? ''));
  if (!facts || !mayRead(actor, facts)) return refuse(404, '没有找到这份备案证明。');
  const state = products.states[facts.status as keyof typeof products.states];
  if (!('isPublic' in state)) return refuse(409, `这件备案${state.label}${onDate(facts.closedAt)}，备案证明不再有效。`);
  const pdf = await renderPdf('filingCertificate', paperOf(facts), { at: now() });
  if (!pdf.ok) return refuse(422, pdf.reason);
  const name = `备案证明_${facts.filingNumber}.pdf`;
  return new Response(new Uint8Array(pdf.value), { headers: downloadHeaders({ name, mimeType: 'application/pdf', inline: false }) });
}

/** `?name=&number=&year=&kind=`: every certificate of one's own, of filings and of certifications, that holds and fits the conditions of the list, as one archive made while it is read. */
async function filingCertificates(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  if (actor.role !== 'enterprise' || !actor.enterprise) return refuse(404, '没有找到证书。');
  const asked = new URL(req.url ?? '', 'http://local').searchParams;
  const [name = '', number = '', year = '', kind = ''] = ['name', 'number', 'year', 'kind'].map((key) => (asked.get(key) ?? '').replaceAll('\0', '').slice(0, 100));
  const found = papersOf(poolOf(req.payload), actor.enterprise, { name, number, year, state: 'valid', kind });
  const first = await found.next();
  if (first.done) return refuse(404, '没有符合条件的有效证书。');
  const at = now();
  const archive = certificateArchive(withFirst(first.value, found), { at, onFault: (error) => req.payload.logger.error({ err: error }, 'an archive of certificates broke off') });
  const headers = downloadHeaders({ name: `证书_${toCivilDate(at)}.zip`, mimeType: 'application/zip', inline: false });
  return new Response(Readable.toWeb(archive) as ReadableStream, { headers });
}

async function* papersOf(pool: ReturnType<typeof poolOf>, enterprise: string, filter: CertificateConditions): AsyncGenerator<ArchivedPaper> {
  if (filter.kind !== 'certification') for await (const facts of validCertificates(pool, enterprise, filter)) yield paperOf(facts);
  if (filter.kind !== 'filing') for await (const facts of validCertifications(pool, enterprise, filter, today())) yield certificationPaperOf(facts);
}

async function* withFirst(first: ArchivedPaper, rest: AsyncIterable<ArchivedPaper>): AsyncGenerator<ArchivedPaper> {
  yield first;
  yield* rest;
}

function mayRead(actor: Actor, facts: CertificateFacts): boolean {
  if (actor.role === 'enterprise') return actor.enterprise === facts.enterpriseId;
  return ['reviewer', 'staff', 'auditor'].includes(actor.role);
}

function onDate(instant: Date | null): string {
  return instant ? `（${toCivilDate(instant)}）` : '';
}

function paperOf(facts: CertificateFacts): FilingCertificateData {
  const { platformName, operatorName, filingNumber, productName, enterpriseName, patents } = facts;
  return {
    platformName, operatorName, filingNumber, productName, enterpriseName,
    verificationUrl: `${serverUrl()}/verify/${facts.code}`,
    filingYear: String(facts.filingYear),
    lastUpdateYear: facts.lastUpdateYear === null ? null : String(facts.lastUpdateYear),
    patents: patents?.map(({ number, title }) => ({ number: displayPatentNumber(number), title })) ?? null,
  };
}
