import type { Conflict } from '../checks/conflicts.ts';
import type { Values } from '../forms/field.ts';
import { isEmpty } from '../forms/schema.ts';
import { displayPatentNumber } from '../patentNumber.ts';
import type { IpItem } from './ipItems.ts';
import { IP_KINDS, type IpKind } from './round.ts';

/** A fact of the application beside what the bank and the verified profile say of it; undefined where they say nothing. */
export type ComparedFact = { field: string; applied: unknown; bank?: unknown; profile?: unknown; differs: boolean };

const FACTS: readonly { field: string; bank?: string; profile?: string }[] = [
  { field: 'name', bank: 'enterpriseName', profile: 'name' },
  { field: 'uscc', bank: 'uscc', profile: 'uscc' },
  { field: 'registeredAddress', profile: 'registeredAddress' },
  { field: 'sizeClass', profile: 'sizeClass' },
  { field: 'industry', profile: 'industry' },
  { field: 'contact', profile: 'contact' },
  { field: 'contactPhone', profile: 'contactPhone' },
];

/** What the company wrote against the loan as its bank entered it and the profile that was verified (spec 4, review). */
export function compareFacts(values: Values, loan: Values, profile: Values): ComparedFact[] {
  return FACTS.map(({ field, bank, profile: inProfile }) => {
    const others = { ...(bank ? { bank: loan[bank] ?? null } : {}), ...(inProfile ? { profile: profile[inProfile] ?? null } : {}) };
    return { field, applied: values[field] ?? null, ...others, differs: Object.values(others).some((other) => differ(values[field], other)) };
  });
}

/** A pledged patent or trade mark as the company lists it and as the bank has it. */
export type ComparedPledge = {
  kind: IpKind;
  number: string;
  applied: IpItem | null;
  registeredTitle: string | null;
  difference: 'none' | 'notRegistered' | 'notApplied' | 'title';
};

/** The company's list in its order, then what only the bank has. */
export function comparePledges(items: readonly IpItem[], pledges: readonly { kind: IpKind; number: string; title: string }[]): ComparedPledge[] {
  const same = (a: { kind: IpKind; number: string }) => (b: { kind: IpKind; number: string }) => a.kind === b.kind && a.number === b.number;
  const listed = items.map((item): ComparedPledge => {
    const registered = pledges.find(same(item));
    const difference = registered ? (registered.title.trim() === item.title.trim() ? 'none' : 'title') : 'notRegistered';
    return { kind: item.kind, number: item.number, applied: item, registeredTitle: registered?.title ?? null, difference };
  });
  const missing = pledges.filter((pledge) => !items.some(same(pledge))).map(({ kind, number, title }): ComparedPledge => ({ kind, number, applied: null, registeredTitle: title, difference: 'notApplied' }));
  return [...listed, ...missing];
}

type Uploads = { guaranteeForms: number };

/** What the reviewer of an application should look at: everything that differs from bank data and profile, and guarantees without or beyond their proof. */
export function subsidyConflicts(values: Values, compared: readonly ComparedFact[], pledges: readonly ComparedPledge[], { loan, uploads }: { loan: Values; uploads: Uploads }): Conflict[] {
  const facts = compared.filter(({ differs }) => differs).map(({ field, ...sides }): Conflict => ({ field, tone: 'waiting', message: factSentence(field, sides) }));
  return [...facts, ...pledgeConflicts(pledges), ...guaranteeConflict(loan, uploads), ...(values.loanConfirmed === false ? [{ field: 'loanConfirmed', tone: 'bad' as const, message: '单位表示贷款信息与实际不一致。' }] : [])];
}

function factSentence(field: string, { applied, bank, profile }: Omit<ComparedFact, 'field' | 'differs'>): string {
  const sources = [...(differ(applied, bank) && bank !== undefined ? ['银行登记'] : []), ...(differ(applied, profile) && profile !== undefined ? ['认证信息'] : [])];
  return field === 'name' && sources.includes('银行登记') ? `与${sources.join('、')}不同，请核对改名证明。` : `与${sources.join('、')}不同，见下方对照。`;
}

function pledgeConflicts(pledges: readonly ComparedPledge[]): Conflict[] {
  const told = { notRegistered: '没有列入银行登记的质押清单', notApplied: '在银行登记的质押清单中，申请没有列出', title: '名称与银行登记的不同' };
  return (Object.keys(told) as (keyof typeof told)[]).flatMap((difference) => {
    const found = pledges.filter((pledge) => pledge.difference === difference);
    return found.length > 0 ? [{ field: 'ipItems', tone: 'waiting' as const, message: `${found.map(pledgeName).join('、')}${told[difference]}。` }] : [];
  });
}

export function pledgeName({ kind, number }: { kind: IpKind; number: string }): string {
  return `${IP_KINDS[kind]} ${kind === 'patent' ? displayPatentNumber(number) : number}`;
}

function guaranteeConflict({ guarantor, insurer }: Values, { guaranteeForms }: Uploads): Conflict[] {
  const registered = [guarantor, insurer].filter((name) => !isEmpty(name)).join('、');
  if (registered && guaranteeForms === 0) return [{ field: 'guaranteeForm', tone: 'waiting', message: `银行登记由${registered}担保或承保，没有上传证明。` }];
  if (!registered && guaranteeForms > 0) return [{ field: 'guaranteeForm', tone: 'waiting', message: '上传了担保、保险证明，银行登记的贷款没有担保或保险。' }];
  return [];
}

function differ(applied: unknown, other: unknown): boolean {
  if (other === undefined) return false;
  return String(applied ?? '').trim() !== String(other ?? '').trim();
}
