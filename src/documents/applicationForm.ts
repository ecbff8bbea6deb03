import type { IssuedDocument } from './issuedDocument.ts';

export type FormFact = { label: string; value: string };

/** What the application form (申请表) says: what was approved, to be sealed by the company and posted. */
export type ApplicationFormData = IssuedDocument & {
  applicationNumber: string;
  roundTitle: string;
  /** 利息补贴 or 费用补贴. */
  kind: string;
  enterpriseName: string;
  organisation: FormFact[];
  loan: FormFact[];
  pledged: { kind: string; number: string; title: string; product: string; share: string }[];
  calculation: { label: string; formula: string; amount: string }[];
  approvedOn: string;
  paperUntil: string;
  /** SHA-256 of the content approved, by which paper and platform are compared. */
  contentHash: string;
};
