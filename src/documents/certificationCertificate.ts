import type { IssuedDocument } from './issuedDocument.ts';

/** What a 认定证书 says. The company's name is that at issue; dates are written out, e.g. `2026年3月9日`. */
export type CertificationCertificateData = IssuedDocument & {
  /** E.g. `RD2026000001`. */
  certificateNumber: string;
  productName: string;
  enterpriseName: string;
  filingNumber: string;
  issuedOn: string;
  /** The last day on which it holds. */
  validUntil: string;
  /** Name and version of the standard of evaluation. */
  standard: string;
  roundTitle: string;
};
