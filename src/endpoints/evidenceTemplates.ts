import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { now, today } from '../adapters/clock.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { writeSpreadsheet, type Sheet } from '../adapters/spreadsheet.ts';
import { economicProofSheet, licenceRateSheets } from '../documents/evidenceSheets.ts';
import { proofFigures } from '../documents/evidenceTemplates.ts';
import { renderPdf, type DocumentData, type DocumentKind } from '../documents/renderPdf.ts';
import { fileNamePart } from '../domain/fileNames.ts';
import { mimeTypeOf } from '../domain/files.ts';
import { companyFacts, evidenceFacts, industryDivisions, type EvidenceFacts } from '../queries/evidenceFacts.ts';
import { poolOf, refuse } from './http.ts';

/** Templates a company downloads, prefilled with what it entered, to seal and upload them again (spec 3, "Evidence"). Its own products only. */
export const evidenceTemplateEndpoints: Endpoint[] = [
  { path: '/documents/economic-proof/:id', method: 'get', handler: (req) => ofProduct(req, economicProof) },
  { path: '/documents/economic-proof/:id/spreadsheet', method: 'get', handler: (req) => ofProduct(req, proofSpreadsheet) },
  { path: '/documents/licence-rates/:id', method: 'get', handler: (req) => ofProduct(req, licenceRates) },
  { path: '/documents/seal-statement', method: 'get', handler: sealStatement },
];

type Template = (facts: EvidenceFacts, req: PayloadRequest) => Promise<Response>;

async function ofProduct(req: PayloadRequest, template: Template): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = actor.role === 'enterprise' ? await evidenceFacts(poolOf(req.payload), String(req.routeParams?.id ?? ''), actor.enterprise ?? '') : null;
  return facts ? template(facts, req) : refuse(404, '没有找到这件产品。');
}

function economicProof(facts: EvidenceFacts): Promise<Response> {
  const head = headOf(facts);
  const figures = proofFigures(facts.values, head.figuresYear).map(({ label, value }) => ({ label, value }));
  return pdf('economicProof', { ...head.texts, platformName: facts.platformName, figures }, `经济数据证明_${nameOf(facts)}`);
}

function proofSpreadsheet(facts: EvidenceFacts): Promise<Response> {
  const head = headOf(facts);
  return spreadsheet([economicProofSheet(head.texts, proofFigures(facts.values, head.figuresYear))], `经济数据证明_${nameOf(facts)}`);
}

async function licenceRates(facts: EvidenceFacts, req: PayloadRequest): Promise<Response> {
  const head = headOf(facts);
  const figures = proofFigures(facts.values, head.figuresYear).filter(({ unit }) => unit === '万元');
  return spreadsheet(licenceRateSheets(head.texts, { figures, industry: facts.industry }, await industryDivisions(poolOf(req.payload))), `许可费率法测算表_${nameOf(facts)}`);
}

async function sealStatement(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = actor.role === 'enterprise' ? await companyFacts(poolOf(req.payload), actor.enterprise ?? '') : null;
  return facts ? pdf('sealStatement', facts, '没有财务章的说明') : refuse(404, '没有找到这份模板。');
}

/** The year the stored figures belong to; before any was entered, the one they will be asked for. */
function headOf({ enterpriseName, uscc, values, year }: EvidenceFacts) {
  const figuresYear = year ?? Number(today().slice(0, 4)) - 1;
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '');
  return { figuresYear, texts: { enterpriseName, uscc, productName: text('name'), model: text('model'), year: String(figuresYear) } };
}

function nameOf({ values }: EvidenceFacts): string {
  return fileNamePart(String(values.name ?? ''), '未命名的产品');
}

async function pdf<K extends DocumentKind>(kind: K, data: DocumentData[K], name: string): Promise<Response> {
  const rendered = await renderPdf(kind, data, { at: now() });
  if (!rendered.ok) return refuse(422, rendered.reason);
  return file(rendered.value, { name: `${name}.pdf`, mimeType: mimeTypeOf('pdf') });
}

async function spreadsheet(sheets: Sheet[], name: string): Promise<Response> {
  return file(await writeSpreadsheet(sheets), { name: `${name}.xlsx`, mimeType: mimeTypeOf('xlsx') });
}

function file(bytes: Buffer, { name, mimeType }: { name: string; mimeType: string }): Response {
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders({ name, mimeType, inline: false }) });
}
