import { REASON } from './common.ts';
import { defineLifecycle, type CommonFacts, type Guard } from './engine.ts';

/** What decides a certification (专利密集型产品认定), read under the locks of its round, its product and its row. */
export type CertificationFacts = CommonFacts & {
  /** The product stands as filed, neither being withdrawn nor gone. */
  productFiled: boolean;
  /** Filed in the round's year, or updated for it. */
  isCurrent: boolean;
  patentsDisclosed: boolean;
  /** The publicity of the round has begun. */
  isPublicised: boolean;
  /** The last day of publicity is over, Shanghai time. */
  publicityOver: boolean;
  openObjections: number;
  /** The last day of validity is over, Shanghai time. */
  validityOver: boolean;
};

const productQualifies: Guard<CertificationFacts>[] = [
  { label: '该产品目前不是“已备案”状态，不能认定。', condition: '产品是“已备案”状态', holds: (f) => f.productFiled },
  { label: '该产品没有完成本批次年度的备案或者信息更新，不能认定。', condition: '产品在本批次年度备案或者更新过', holds: (f) => f.isCurrent },
  { label: '该产品没有公开关联专利，不能认定。', condition: '产品公开了关联专利', holds: (f) => f.patentsDisclosed },
];
const notPublicised: Guard<CertificationFacts> = { label: '本批次已经公示，不能再列入拟认定。', condition: '本批次还没有公示', holds: (f) => !f.isPublicised };

/** Certification of a product as patent-intensive, one for each product and round (spec 5 and 6). */
export const certifications = defineLifecycle<CertificationFacts>()({
  collection: 'certifications',
  label: '专利密集型产品认定',
  initial: 'candidate',
  states: {
    candidate: { label: '待评', tone: 'neutral' },
    shortlisted: { label: '拟认定', tone: 'waiting' },
    excluded: { label: '未通过', isFinal: true, tone: 'bad' },
    publicised: { label: '公示中', isPublic: true, tone: 'waiting' },
    certified: { label: '已认定', isPublic: true, tone: 'good' },
    expired: { label: '已到期', isPublic: true, isFinal: true, tone: 'neutral' },
    revoked: { label: '撤销认定', isPublic: true, isFinal: true, tone: 'bad' },
  },
  actions: {
    shortlist: { label: '列入拟认定', by: ['reviewer'], from: ['candidate'], to: 'shortlisted', look: 'primary', requires: [notPublicised, ...productQualifies] },
    exclude: { label: '不予认定', by: ['reviewer'], from: ['candidate', 'shortlisted'], to: 'excluded', look: 'danger', asks: [REASON] },
    publicise: {
      label: '公示',
      by: ['staff'],
      from: ['shortlisted'],
      to: 'publicised',
      notBySameAs: { actions: ['shortlist'], label: '列入拟认定的人不能办理公示。' },
      // The round's own action begins the publicity and then moves each of its products.
      requires: [{ label: '公示对整个批次一次办理，请在认定批次中办理。', holds: (f) => f.isPublicised }, ...productQualifies],
    },
    certify: {
      label: '认定',
      by: ['staff', 'system'],
      from: ['publicised'],
      to: 'certified',
      look: 'primary',
      tells: 'certification-certified',
      requires: [
        { label: '公示期还没有结束，不能认定。', condition: '公示期已经结束', holds: (f) => f.publicityOver },
        { label: '该产品有异议正在处理，处理完毕前不能认定。', condition: '没有正在处理的异议', holds: (f) => f.openObjections === 0 },
        ...productQualifies,
      ],
    },
    drop: { label: '取消拟认定', by: ['staff'], from: ['publicised'], to: 'excluded', look: 'danger', asks: [REASON] },
    // In the transaction that withdraws or revokes the product; the company hears of that.
    close: {
      label: '随备案终止',
      by: ['system'],
      from: ['candidate', 'shortlisted', 'publicised', 'certified'],
      to: { candidate: 'excluded', shortlisted: 'excluded', publicised: 'excluded', certified: 'revoked' },
    },
    expire: {
      label: '到期',
      by: ['system'],
      from: ['certified'],
      to: 'expired',
      requires: [{ label: '认定还在有效期内。', holds: (f) => f.validityOver }],
    },
    revoke: { label: '撤销认定', by: ['staff', 'system'], from: ['publicised', 'certified'], to: 'revoked', look: 'danger', asks: [REASON], tells: 'certification-revoked' },
  },
});
