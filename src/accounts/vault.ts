import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text for its place (`context`, e.g. the account): moved to another row it does not open. */
export function seal(secret: string, context: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(secret, 'encrypt'), iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again; null when it was sealed for another place or under another secret of the server, or was changed. */
export function unseal(secret: string, context: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, keyFor(secret, 'encrypt'), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    // GCM says "wrong" only by throwing.
    return null;
  }
}

/** A hash of a short code that is worth nothing without the secret of the server. */
export function keyedHash(secret: string, context: string, text: string): string {
  return createHmac('sha256', keyFor(secret, 'hash')).update(`${context}\n${text}`).digest('hex');
}

/** One secret of the server, a key of its own for each use (RFC 5869). */
function keyFor(secret: string, use: 'encrypt' | 'hash'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `accounts ${use} v1`, 32));
}
