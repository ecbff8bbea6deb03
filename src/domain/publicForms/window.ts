import { formatInstant } from '../civilDate.ts';
import type { Actor } from '../roles.ts';

/** For whom a form is. */
export const AUDIENCES = { public: '社会公众', enterprises: '企业', banks: '银行' } as const;
export type Audience = keyof typeof AUDIENCES;

/** Derived, never stored: a draft, and of a released form where the moment lies in its window. */
export const STATES = {
  draft: { label: '草稿', tone: 'neutral' },
  upcoming: { label: '未开始', tone: 'waiting' },
  open: { label: '开放', tone: 'good' },
  closed: { label: '截止', tone: 'neutral' },
} as const;
export type FormState = keyof typeof STATES;

export type FormWindow = { isReleased: boolean; opensAt: Date; closesAt: Date };

/** Open from the first instant up to, not including, the closing one: opensAt ≤ now < closesAt. */
export function stateOf({ isReleased, opensAt, closesAt }: FormWindow, now: Date): FormState {
  if (!isReleased) return 'draft';
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'closed';
}

/** Who may answer: anybody the forms for the public, signed-in people of a company or a bank their own as well. */
export function isAddressee(audience: Audience, actor: Actor): boolean {
  if (audience === 'public') return ['public', 'enterprise', 'bank'].includes(actor.role);
  return audience === 'enterprises' ? actor.role === 'enterprise' && Boolean(actor.enterprise) : actor.role === 'bank' && Boolean(actor.bank);
}

/** Whose answer it is, for "one of each organisation" and for its own people; null for answers of the public, which are nobody's. */
export function organisationOf(audience: Audience, actor: Actor): { enterprise?: string; bank?: string } | null {
  if (audience === 'enterprises' && actor.enterprise) return { enterprise: actor.enterprise };
  return audience === 'banks' && actor.bank ? { bank: actor.bank } : null;
}

export const WHO_ANSWERS: Record<Audience, string> = {
  public: '本表面向社会公众，任何人都可以填写。',
  enterprises: '本表由企业填写，请用企业账号登录后填写。',
  banks: '本表由银行填写，请用银行账号登录后填写。',
};

/** Why nothing is taken now; null while the form is open. */
export function windowRefusal(form: FormWindow, now: Date): string | null {
  const state = stateOf(form, now);
  if (state === 'upcoming') return `本表自 ${formatInstant(form.opensAt)} 起填写，现在还不能提交。`;
  return state === 'closed' ? `本表已于 ${formatInstant(form.closesAt)} 截止，不再接收答卷。` : null;
}

export const ALREADY_ANSWERED = '您单位已经提交过这份表单，每个单位只能提交一次。';
