import type { Form, Slot } from './field.ts';

/** Contract, certificate or notice of the change of holder: scans or a PDF (spec 3, "Evidence": ≤ 20 MB each). */
export const PROOF_SLOT: Slot = {
  name: 'proof',
  label: '取得专利的证明',
  hint: '受让的专利，上传著录项目变更手续合格通知书或转让合同；被许可的，上传许可合同或备案证明；登记数据中没有的，上传专利证书。',
  required: true,
  rule: { formats: ['png', 'bmp', 'jpg', 'pdf'], maxBytes: 20 * 1024 * 1024, maxCount: 10 },
};

/** The one upload of a patent entered by hand, as the kit of the forms shows it. */
export const patentProofForm: Form = { collection: 'patents', label: '专利', steps: [{ key: 'proof', label: '证明', fields: [], slots: [PROOF_SLOT] }] };
