import type { IssuedDocument } from './issuedDocument.ts';

/** A linked patent as the paper shows it: `number` in its display form (CN….x), `title` as registered. */
export type LinkedPatent = { number: string; title: string };

/**
 * What a 备案证明 says. Names are those at issue, not those of today.
 * The date of download is not here: it is the instant given to `renderPdf`, in Asia/Shanghai.
 */
export type FilingCertificateData = IssuedDocument & {
  filingNumber: string;
  productName: string;
  enterpriseName: string;
  /** Four digits. */
  filingYear: string;
  /** Four digits; null while no annual update has been approved. */
  lastUpdateYear: string | null;
  /** null when the enterprise did not agree to disclose them; the paper then says so and lists none. */
  patents: LinkedPatent[] | null;
};
