/** What every paper carries: who issues it and where anybody can check that it still holds. */
export type IssuedDocument = {
  /** Name of the platform, as configured. */
  platformName: string;
  /** The public body that runs the platform. */
  operatorName: string;
  /** Absolute address of the public verification page, ending in the certificate's code. */
  verificationUrl: string;
};
