import type { Words } from '../../language.ts';

/** What a product's page says of its certification as patent-intensive. */
export const WORDS = {
  zh: {
    name: '专利密集型产品认定',
    inPublicity: (day: string) => `正在公示，公示期到${day}（含当天）。期间任何个人和单位都可以实名提出异议。`,
    object: '对这个产品提出异议',
    awaiting: (day: string) => `公示期已于${day}结束，等待认定结果。`,
    certified: (day: string, until: string) => `已于${day}认定，有效期至${until}。`,
    certificate: (number: string) => `证书编号 ${number}`,
    check: '核对认定证书',
    expired: (day: string) => `认定已于${day}期满，不再有效。`,
    revoked: (day: string) => `认定已于${day}撤销。`,
  },
  en: {
    name: 'Certification as a patent-intensive product',
    inPublicity: (day: string) => `In publicity until the end of ${day}. Until then any person or organisation may object under their real name.`,
    object: 'Object to this product',
    awaiting: (day: string) => `The publicity period ended on ${day}; the result is pending.`,
    certified: (day: string, until: string) => `Certified on ${day}, valid until ${until}.`,
    certificate: (number: string) => `Certificate number ${number}`,
    check: 'Check the certificate',
    expired: (day: string) => `The certification was valid until ${day} and has expired.`,
    revoked: (day: string) => `The certification was revoked on ${day}.`,
  },
} satisfies Words;
