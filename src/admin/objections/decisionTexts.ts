import type { ObjectionMatter } from '../../queries/objectionFile.ts';
import type { Beside } from '../desk/deskContext.ts';

const BOTH = '异议人和被异议单位都会看到，请不要写明异议人是谁';

/** What each decision brings about, said before it is confirmed. */
export function decisionTexts(matter: ObjectionMatter): Record<string, Beside> {
  return {
    accept: { effects: ['受理后由平台管理员核查认定，异议人会收到短信和邮件。', '您受理的异议，不能再由您认定属实。'] },
    refuse: { effects: ['不予受理后本件办结，异议人会收到短信和邮件。'], readers: BOTH },
    uphold: { effects: upheldEffects(matter), readers: BOTH, ownWords: true },
    dismiss: { effects: ['产品的备案和认定不受影响，双方都会收到短信和邮件。'], readers: BOTH, ownWords: true },
    noteCall: { effects: ['请写明与异议人、被异议单位分别在什么时间通话、告知了什么、对方有什么意见。'], readers: '不对外公开' },
  };
}

/** What is revoked together with the finding (invariant 21). */
export function upheldEffects({ product, certification }: ObjectionMatter): string[] {
  const told = '双方都会收到短信和邮件；办理后请再电话告知双方，并记录通话情况。';
  if (!['filed', 'withdrawing'].includes(product.status)) return ['该产品的备案此前已经终止，没有可以撤销的备案和认定。', told];
  const isOpen = ['candidate', 'shortlisted', 'publicised', 'certified'].includes(certification.status);
  return [`同时撤销产品“${product.name}”的备案${isOpen ? '和认定' : ''}，并告知双方。办理后立即生效，不能恢复。`, told];
}
