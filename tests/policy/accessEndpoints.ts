/**
 * Every address of the programming interface, by collection. Stock ones are Payload's own and obey the access rules of
 * the collection; the others are ours, each with who may use it. An address that is not written here fails.
 */
export const STOCK = [
  'get /', 'get /:id', 'get /count', 'post /', 'patch /', 'patch /:id', 'delete /', 'delete /:id', 'post /access/:id?',
  // Announcements alone keep versions, for the back office (tests/int/announcements.test.ts); elsewhere these answer that there are none.
  'get /versions', 'get /versions/:id', 'post /versions/:id',
]

/** Stock addresses of accounts; all but `me` are replaced by ours of the same name, which win. */
export const STOCK_ACCOUNT = [
  'get /init', 'get /me', 'post /login', 'post /logout', 'post /refresh-token', 'post /first-register', 'post /forgot-password', 'post /reset-password',
  'post /unlock', 'post /verify/:id',
]

const CASE = ['get /:id/actions', 'post /:id/actions/:action', 'post /:id/reveal', 'delete /:id']
/** Sign-in of our own, and what the platform does not offer (404 for everybody). */
const ACCOUNT = [
  'post /login', 'post /logout', 'post /refresh-token', 'post /change-password', 'post /first-register', 'post /forgot-password',
  'post /reset-password', 'post /unlock', 'post /verify/:id', 'get /init',
  // Where one’s own account is signed in.
  'get /sessions', 'delete /sessions', 'delete /sessions/:id',
]

/** What the main account does with the clerks of its company, and what an invited person does; staff lift a lock of sign-in. */
const CLERKS = [
  'post /invitations', 'post /invitations/:id/revoke', 'post /invitation-code', 'post /join',
  'post /:id/disable', 'post /:id/enable', 'post /:id/remove', 'post /:id/hand-over', 'post /:id/unlock-sign-in',
]

/** For whoever the identity service has just confirmed in this browser; taking a binding away: one's own, with the password. */
const SSO = ['post /sso-register', 'post /sso-bind', 'post /sso-unbind']

export const OURS: Record<string, readonly string[]> = {
  // A clerk of any enterprise looks up the register; of a verified one begins a change of details: `verification-endpoints.test.ts`.
  verifications: [...CASE, 'post /look-up', 'post /change'],
  products: [...CASE, 'post /look-up-barcode', 'post /:id/copy'],
  'product-updates': CASE,
  certifications: CASE,
  // The desk is read by reviewers, staff and auditors; a batch is for whoever may do its action, gathering and publicity for staff (tests/int/certificationDesk-endpoints.test.ts).
  'certification-rounds': ['get /:id/desk', 'get /:id/left-out', 'post /:id/batch', 'post /:id/gather', 'post /:id/publicise'],
  // Files of an objection: reviewers and staff, each reading logged (tests/int/objectionDesk.test.ts).
  objections: [...CASE, 'get /:id/files/:fileId', 'get /:id/files/:fileId/preview'],
  // One entry of a loan is corrected by staff alone.
  loans: [...CASE, 'post /:id/correct'],
  repayments: CASE,
  'subsidy-applications': CASE,
  // Signing in goes on after the password for whoever proved it; a second factor is reset, and an account unlocked, by staff.
  users: [...ACCOUNT, 'post /sign-in/totp', 'post /sign-in/enrol', 'post /sign-in/confirm', 'post /sign-in/password', 'post /:id/reset-totp', 'post /:id/unlock-sign-in'],
  'enterprise-users': [...ACCOUNT, 'post /registration-code', 'post /register', 'post /login-code', 'post /login-by-code', 'post /reset-code', ...CLERKS, ...SSO],
  patents: ['post /import', 'get /import', 'post /preview', 'post /add', 'get /choices', 'get /export'],
  attachments: ['post /', 'get /:id/file', 'get /:id/preview', 'post /:id/reuse', 'delete /:id'],
  notices: ['post /:id/resend'],
  // Payload's own of an upload collection: a file for whoever reads its record; fetching one from elsewhere is off for everybody (tests/int/announcements-media.test.ts).
  'public-media': ['get /file/:filename', 'get /paste-url/:id?'],
  // All answers as a spreadsheet: staff, and editors of their own forms (tests/int/publicForms-results.test.ts).
  forms: ['get /:id/export'],
  // The form of the public page, with or without JavaScript; judged as every other answer (tests/int/publicForms-page.test.ts).
  'form-submissions': ['post /fill/:slug'],
  // Staff alone: what a change of rules would do, and spreadsheets with personal data (tests/int/finance-rounds.test.ts).
  'policy-rounds': ['post /preview', 'get /:id/treasury', 'get /:id/letters'],
}

/** Each person's own list preferences in the back office. */
export const PREFERENCES = ['get /:key', 'post /:key', 'delete /:key', 'post /:id/duplicate']

export const GLOBAL = ['get /', 'post /', 'post /access', 'get /versions', 'get /versions/:id', 'post /versions/:id']

/** Papers of a company’s own products: everybody else finds none (404), who is not signed in is asked to (401). */
export const OWN_PAPERS = [
  'get /documents/filing-certificates', 'get /documents/certification-certificate/:id', 'get /documents/application-form/:id', 'get /documents/economic-proof/:id', 'get /documents/economic-proof/:id/spreadsheet', 'get /documents/licence-rates/:id',
  'get /documents/seal-statement', 'get /documents/bank-form/:id', 'get /documents/bank-form/:id/spreadsheet',
]

/** Tables from files: staff load them, a bank its loans, auditors may look (tests/int/imports-access.test.ts, finance-bank-import.test.ts). */
const IMPORTS = [
  'get /imports', 'post /imports', 'get /imports/templates/:kind', 'get /imports/:id', 'get /imports/:id/faults', 'post /imports/:id/start', 'post /imports/:id/cancel',
]

/** Outside collections: what one’s own account may do; the certificate of a company for itself and the reviewers; the national classifications; a captcha for anybody. */
export const ROOT = ['get /access', 'get /documents/filing-certificate/:id', 'get /code-tables/:table', 'get /captcha', ...OWN_PAPERS, ...IMPORTS]

/** Closed account addresses, with a body that would work on a stock Payload. */
export const NOT_OFFERED: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/first-register'],
  ['POST', '/forgot-password'],
  ['POST', '/unlock'],
  ['POST', '/verify/some-token'],
  ['GET', '/init'],
]
