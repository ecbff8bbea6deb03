/**
 * A stranger is not told that an e-mail address has an account (spec 2): registration goes on, but the new account
 * does not get the address. It keeps the text under the reserved domain `.invalid` (RFC 2606), where no mail is ever
 * delivered and nobody can sign in with it; the person is shown what they typed.
 */
const WITHHELD = /\.withheld-[0-9a-f]{12}\.invalid$/

/** @param tag 12 random hexadecimal digits, which keep the stored text unique */
export function withholdEmail(address: string, tag: string): string {
  return `${address}.withheld-${tag}.invalid`
}

/** True when mail to this account has no address to go to. */
export function isWithheld(stored: string): boolean {
  return WITHHELD.test(stored)
}

/** The address as its person typed it. */
export function typedEmail(stored: string): string {
  return stored.replace(WITHHELD, '')
}
