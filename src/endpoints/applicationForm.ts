import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { now } from '../adapters/clock.ts';
import { serverUrl } from '../adapters/links.ts';
import { valuesOf } from '../casework/rows.ts';
import type { ApplicationFormData, FormFact } from '../documents/applicationForm.ts';
import { renderPdf } from '../documents/renderPdf.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { allFields, labelOf, type Field } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import { formatWan, formatYuan } from '../domain/money.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import { maskPhone } from '../domain/phone.ts';
import type { Actor } from '../domain/roles.ts';
import { NOT_PRINTED, PRINTED_OF_LOAN } from '../domain/subsidy/postAgain.ts';
import { IP_KINDS, SUBSIDY_KINDS, type SubsidyKind } from '../domain/subsidy/round.ts';
import { applicationFormFacts, type ApplicationFormFacts } from '../queries/applicationForm.ts';
import { poolOf, refuse } from './http.ts';

/** The form of an approved application as PDF, for its company, and for those who review it with personal data masked. */
export const applicationFormEndpoint: Endpoint = { path: '/documents/application-form/:id', method: 'get', handler: applicationForm };

async function applicationForm(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = await applicationFormFacts(poolOf(req.payload), String(req.routeParams?.id ?? ''));
  if (!facts || !mayRead(actor, facts)) return refuse(404, '没有找到有效的申请表。申请审核通过后才能下载；内容修改以后，原来的申请表作废。');
  const pdf = await renderPdf('applicationForm', paperOf(facts, actor.role !== 'enterprise'), { at: now() });
  if (!pdf.ok) return refuse(422, pdf.reason);
  const name = `补贴申请表_${String(facts.application.application_number)}.pdf`;
  return new Response(new Uint8Array(pdf.value), { headers: downloadHeaders({ name, mimeType: 'application/pdf', inline: false }) });
}

function mayRead(actor: Actor, { application }: ApplicationFormFacts): boolean {
  if (actor.role === 'enterprise') return actor.enterprise === application.enterprise_id;
  return ['reviewer', 'staff', 'auditor'].includes(actor.role);
}

function paperOf(facts: ApplicationFormFacts, masked: boolean): ApplicationFormData {
  const { application, loan, platformName, operatorName, roundTitle, paperUntil, contentHash } = facts;
  const values = valuesOf(subsidyForm, application);
  const ofLoan = facts.loanAtIssue ?? valuesOf(loanForm, loan);
  const told = (field: Field, from: Record<string, unknown>): FormFact => ({ label: labelOf(field), value: field.name === 'industry' ? (facts.industryName ?? '') : textOf(field, from[field.name], masked) });
  return {
    ...{ platformName, operatorName, roundTitle, paperUntil, contentHash },
    verificationUrl: `${serverUrl()}/verify/${facts.code}`,
    applicationNumber: String(application.application_number),
    kind: SUBSIDY_KINDS[application.kind as SubsidyKind],
    enterpriseName: String(application.name),
    organisation: allFields(subsidyForm).filter(({ name }) => !NOT_PRINTED.includes(name)).map((field) => told(field, values)),
    loan: [{ label: '贷款银行', value: facts.bankName }, ...allFields(loanForm).filter(({ name }) => PRINTED_OF_LOAN.includes(name) && (ofLoan[name] ?? null) !== null).map((field) => told(field, ofLoan))],
    pledged: facts.ipItems.map(({ kind, number, title, product, share }) => ({
      kind: IP_KINDS[kind],
      number: kind === 'patent' ? displayPatentNumber(number) : number,
      ...{ title, product: product ?? '无', share: `${share ?? 0}%` },
    })),
    calculation: facts.calculation.map(({ label, formula, amountFen }) => ({ label, formula, amount: formatYuan(amountFen) })),
    approvedOn: toCivilDate(facts.issuedAt),
  };
}

function textOf(field: Field, value: unknown, masked: boolean): string {
  if (value === null || value === undefined || value === '') return '无';
  if (field.personal && masked) return maskPhone(String(value));
  if (field.kind === 'wan') return `${formatWan(Number(value))} 万元（${formatYuan(Number(value))} 元）`;
  if (field.kind === 'yuan') return `${formatYuan(Number(value))} 元`;
  if (field.kind === 'percent') return `${Number(value)}%`;
  return field.kind === 'choice' ? (field.options[String(value)] ?? String(value)) : String(value);
}
