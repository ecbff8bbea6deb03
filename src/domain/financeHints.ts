import type { CivilDate } from './civilDate.ts';
import { SUBSIDY_KINDS, type SubsidyKind } from './subsidy/round.ts';

/** An open round as a company meets it; `eligible`: its loans that may be applied for now. */
export type OpenRound = { id: string; title: string; kind: SubsidyKind; closesOn: CivilDate; eligible: number };

/** What the home page knows of subsidies. `paperUntil`: the first day by which paper must have come in, null when none is awaited. */
export type FinanceFacts = {
  verified: boolean;
  loans: number;
  rounds: readonly OpenRound[];
  applications: { draft: number; rejected: number; paperRejected: number; approved: number };
  paperUntil: CivilDate | null;
};

export type FinanceHint = { key: string; tone: 'bad' | 'waiting' | 'info'; sentence: string; label: string; href: string };

/** What a company should know of subsidies when it comes in (spec 4): what was refused, what must be posted, what can be applied for. Most urgent first. */
export function financeHints(facts: FinanceFacts): FinanceHint[] {
  const { applications, paperUntil } = facts;
  const { rejected, paperRejected, approved, draft } = applications;
  return [
    ...given(paperRejected, { key: 'paperRejected', tone: 'bad', sentence: `有 ${paperRejected} 份补贴申请纸件复审不通过，请按意见修改后提交。`, label: '去修改', href: listOf('paperRejected') }),
    ...given(rejected, { key: 'rejected', tone: 'bad', sentence: `有 ${rejected} 份补贴申请没有通过审核，请按意见修改后重新提交。`, label: '去修改', href: listOf('rejected') }),
    ...given(approved, { key: 'approved', tone: 'waiting', sentence: `有 ${approved} 份补贴申请已通过审核，请下载申请表盖章，${paperUntil ? `在 ${paperUntil} 以前` : ''}寄送纸件。`, label: '去下载申请表', href: listOf('approved') }),
    ...given(draft, { key: 'draft', tone: 'waiting', sentence: `有 ${draft} 份补贴申请还没有提交。`, label: '继续填写', href: listOf('draft') }),
    ...(facts.verified ? facts.rounds.map((round) => roundHint(round, facts.loans)) : []),
  ];
}

function given(count: number, hint: FinanceHint): FinanceHint[] {
  return count > 0 ? [hint] : [];
}

const listOf = (state: string) => `/portal/subsidies?state=${state}`;

function roundHint({ id, title, kind, closesOn, eligible }: OpenRound, loans: number): FinanceHint {
  const what = `《${title}》正在申报，${closesOn} 截止。`;
  const common = { key: id, tone: 'info', href: `/portal/subsidies/new?round=${id}` } as const;
  if (eligible > 0) return { ...common, sentence: `${what}您单位有 ${eligible} 笔贷款可以申请${SUBSIDY_KINDS[kind]}。`, label: '去申请' };
  if (loans > 0) return { ...common, sentence: `${what}您单位现在没有可以申请的贷款，可以查看每笔贷款的原因。`, label: '查看原因' };
  return { ...common, sentence: `${what}以专利、商标质押取得贷款的单位可以申请${SUBSIDY_KINDS[kind]}。`, label: '查看条件' };
}
