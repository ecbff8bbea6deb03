import type { ClosedProduct } from '../../../../queries/publicProducts.ts';
import { Banner } from '../../components/Banner.tsx';
import { chineseDay } from '../../dates.ts';

/** The company has asked to withdraw; until that is decided nothing has changed. */
export function WithdrawingNotice() {
  return (
    <Banner tone="waiting" heading="撤销审核中">
      企业已申请撤销此项备案，平台正在审核。审核结束前，备案仍然有效。
    </Banner>
  );
}

/** All the public learns of a product no longer filed: how it ended and when. */
export function ClosedNotice({ state, closedAt }: Pick<ClosedProduct, 'state' | 'closedAt'>) {
  return state === 'withdrawn' ? (
    <Banner tone="neutral" heading="已撤销（企业申请撤销）">
      企业申请撤销此项备案，已于{chineseDay(closedAt)}生效。备案证明不再有效，产品信息不再公开。
    </Banner>
  ) : (
    <Banner tone="bad" heading="平台撤销（由平台作出）">
      平台已于{chineseDay(closedAt)}撤销此项备案。备案证明不再有效，产品信息不再公开。
    </Banner>
  );
}
