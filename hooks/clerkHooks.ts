import type { CollectionBeforeValidateHook } from 'payload';
import { Refused } from './refusal.ts';

/** Who was taken out of a company stays out: the number and the address of the account may belong to another by now. */
export const keepRemoved: CollectionBeforeValidateHook = ({ data, originalDoc, operation }) => {
  if (operation === 'update' && originalDoc?.removedAt) {
    throw new Refused('该账号已移出单位，不能再更改或恢复；需要时请由该单位的主账号重新邀请。', 409);
  }
  return data;
};
