import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { now, today } from '../adapters/clock.ts';
import { serverUrl } from '../adapters/links.ts';
import type { CertificationCertificateData } from '../documents/certificationCertificate.ts';
import { renderPdf } from '../documents/renderPdf.ts';
import { certificationStanding } from '../domain/certification/standing.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { Actor } from '../domain/roles.ts';
import { certificationPaper, type CertificationPaperFacts } from '../queries/certificationCertificate.ts';
import { poolOf, refuse } from './http.ts';

/** The certificate of a certification as PDF while it holds, for its company and those who work on it. */
export const certificationCertificateEndpoint: Endpoint = { path: '/documents/certification-certificate/:id', method: 'get', handler: certificationCertificate };

const ENDED = { expired: '已到期', revoked: '已撤销' };

async function certificationCertificate(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = await certificationPaper(poolOf(req.payload), String(req.routeParams?.id ?? ''));
  if (!facts || !mayRead(actor, facts)) return refuse(404, '没有找到这份认定证书。产品通过认定以后才有证书。');
  const { state, since } = certificationStanding(facts, today());
  if (state !== 'valid') return refuse(409, `这项认定${ENDED[state]}（${since}），认定证书不再有效。`);
  const pdf = await renderPdf('certificationCertificate', certificationPaperOf(facts), { at: now() });
  if (!pdf.ok) return refuse(422, pdf.reason);
  return new Response(new Uint8Array(pdf.value), { headers: downloadHeaders({ name: `认定证书_${facts.number}.pdf`, mimeType: 'application/pdf', inline: false }) });
}

function mayRead(actor: Actor, facts: CertificationPaperFacts): boolean {
  if (actor.role === 'enterprise') return actor.enterprise === facts.enterpriseId;
  return ['reviewer', 'staff', 'auditor'].includes(actor.role);
}

/** The paper as it is printed, dates written out. */
export function certificationPaperOf({ platformName, operatorName, number, code, productName, enterpriseName, filingNumber, issuedOn, validUntil, standard, roundTitle }: CertificationPaperFacts): CertificationCertificateData {
  const verificationUrl = `${serverUrl()}/verify/${code}`;
  const dates = { issuedOn: writtenOut(issuedOn), validUntil: writtenOut(validUntil) };
  return { platformName, operatorName, verificationUrl, certificateNumber: number, productName, enterpriseName, filingNumber, ...dates, standard, roundTitle };
}

/** `2026-03-09` as 2026年3月9日. */
function writtenOut(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
