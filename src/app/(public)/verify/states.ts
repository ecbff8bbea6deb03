import type { Verified, VerifiedForm } from '../../../queries/verifyCode.ts';
import type { Tone } from '../../tokens.ts';
import { chineseDay } from '../dates.ts';

/** How the state of a certificate is told. `english` is for a buyer or customs officer abroad. */
export type StateWords = { tone: Tone; state: string; english: string; sentence: string };

/** Nothing is known under that code. */
export const UNKNOWN: StateWords = {
  tone: 'bad',
  state: '查无此证',
  english: 'Not found',
  sentence: '平台没有开具过这个号码的证明。请逐位核对；核对无误的，这份证明可能是伪造的，请拨打页面底部的服务热线核实。',
};

/** Nothing is known under a number that is none: more likely a slip than a forgery. */
export const misshapen = (sentence: string): StateWords => ({ tone: 'bad', state: '号码有误', english: 'Not a certificate number', sentence });

/** The state now, in the words of the lifecycle (docs/lifecycles), with the day it began. */
export function stateWords({ kind = 'filing', state, since }: Pick<Verified, 'state' | 'since'> & { kind?: Verified['kind'] }, isWithdrawing: boolean): StateWords {
  const day = chineseDay(since);
  if (kind === 'form') return formWords(state as VerifiedForm['state'], day);
  if (state === 'withdrawn') return { tone: 'neutral', state: '已撤销（企业申请撤销）', english: 'Withdrawn', sentence: `企业申请撤销这项备案，已于${day}生效。证明不再有效。` };
  if (state === 'revoked') return { tone: 'bad', state: '平台撤销（由平台作出）', english: 'Revoked', sentence: `平台已于${day}撤销这项备案。证明不再有效。` };
  if (isWithdrawing) {
    const sentence = '企业已申请撤销这项备案，平台正在审核。审核结束前，备案仍然有效。';
    return { tone: 'waiting', state: '撤销审核中', english: 'Valid, withdrawal under review', sentence };
  }
  return { tone: 'good', state: '有效', english: 'Valid', sentence: `这项专利产品备案自${day}起有效。` };
}

/** A form is void as soon as what it says was changed, handed in anew or given up. */
function formWords(state: VerifiedForm['state'], day: string): StateWords {
  if (state === 'valid') return { tone: 'good', state: '有效', english: 'Valid', sentence: `这份申请表由平台于${day}开具，内容与平台记录一致。` };
  return { tone: 'bad', state: '已作废', english: 'Void', sentence: `这份申请表已于${day}作废：申请内容后来有改动，或者申请已经终止。请以新开具的申请表为准。` };
}
