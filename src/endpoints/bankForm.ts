import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { now } from '../adapters/clock.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { writeSpreadsheet } from '../adapters/spreadsheet.ts';
import { bankFormSheet, type BankFormData } from '../documents/bankForm.ts';
import { renderPdf } from '../documents/renderPdf.ts';
import { fileNamePart } from '../domain/fileNames.ts';
import { mimeTypeOf } from '../domain/files.ts';
import { formatWan, formatYuan } from '../domain/money.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, type ContractOutcome } from '../domain/subsidy/round.ts';
import { bankFormFacts, type BankFormFacts } from '../queries/bankForm.ts';
import { poolOf, refuse } from './http.ts';

/** The bank's form of a repayment, prefilled (spec 4, Repayment): for the company whose repayment it is. */
export const bankFormEndpoints: Endpoint[] = [
  { path: '/documents/bank-form/:id', method: 'get', handler: (req) => ofRepayment(req, asPdf) },
  { path: '/documents/bank-form/:id/spreadsheet', method: 'get', handler: (req) => ofRepayment(req, asSheet) },
];

async function ofRepayment(req: PayloadRequest, make: (data: BankFormData) => Promise<Response>): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const facts = actor.role === 'enterprise' ? await bankFormFacts(poolOf(req.payload), String(req.routeParams?.id ?? ''), actor.enterprise ?? '') : null;
  return facts ? make(dataOf(facts)) : refuse(404, '没有找到这份还款完成申请。');
}

async function asPdf(data: BankFormData): Promise<Response> {
  const rendered = await renderPdf('bankForm', data, { at: now() });
  return rendered.ok ? file(rendered.value, 'pdf', data) : refuse(422, rendered.reason);
}

async function asSheet(data: BankFormData): Promise<Response> {
  return file(await writeSpreadsheet([bankFormSheet(data)]), 'xlsx', data);
}

function file(bytes: Buffer, format: 'pdf' | 'xlsx', { contractNumber }: BankFormData): Response {
  const name = `银行信息表_${fileNamePart(contractNumber, '贷款')}.${format}`;
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders({ name, mimeType: mimeTypeOf(format), inline: false }) });
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const wan = (value: unknown) => (typeof value === 'number' ? `${formatWan(value)} 万元` : '');

function dataOf(found: BankFormFacts): BankFormData {
  const { platformName, bankName, loan, pledges } = found;
  return {
    ...{ platformName, bankName, enterpriseName: text(loan.enterpriseName), contractNumber: text(loan.contractNumber) },
    facts: factsOf(found).map(([label, value]) => ({ label, value })),
    pledges: pledges.map(({ kind, number, title }) => ({ number: kind === 'patent' ? displayPatentNumber(number) : number, kind: IP_KINDS[kind], title })),
  };
}

/** What is not filled in yet stays blank, to be written by hand. */
function factsOf({ bankName, reportNumber, loan, repayment }: BankFormFacts): [label: string, value: string][] {
  return [
    ['借款单位', text(loan.enterpriseName)],
    ['统一社会信用代码', text(loan.uscc)],
    ['贷款银行', bankName],
    ['融资产品', text(loan.financingProduct)],
    ['合同编号', `${text(loan.contractNumber)}（上报编号 ${reportNumber}）`],
    ['合同期限', `${text(loan.contractFrom)} 至 ${text(loan.contractTo)}`],
    ['贷款金额', wan(loan.principal)],
    ['年利率', `${text(loan.annualRate)}%`],
    ['放款和到期', `${text(loan.disbursedOn)} 放款，${text(loan.dueOn)} 到期`],
    ['归还本金', wan(repayment.principal)],
    ['实际支付利息', typeof repayment.interestPaid === 'number' ? `${formatYuan(repayment.interestPaid)} 元` : ''],
    ['实际还款日', text(repayment.repaidOn)],
    ['合同履行情况', repayment.outcome ? `${text(repayment.outcome)} ${CONTRACT_OUTCOMES[repayment.outcome as ContractOutcome] ?? ''}` : ''],
  ];
}
