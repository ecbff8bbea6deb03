/** `name` is shown to the person who saves the file; `inline` only for pictures, video and PDF that are looked at in place. */
export type Download = { name: string; mimeType: string; inline: boolean };

const INLINE_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/bmp', 'video/mp4', 'application/pdf']);

const SANDBOX_POLICY = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Chrome shows no PDF at all under `sandbox`; its viewer needs the object and its own styles, still no script. */
const PDF = 'application/pdf';
const PDF_POLICY = "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * Headers of every answer that carries an uploaded file (spec 7, trap 14): never sniffed, never cached by others, never run.
 * Types outside the short list are always sent as attachments. Names follow RFC 5987/6266, any character survives.
 */
export function downloadHeaders({ name, mimeType, inline }: Download): Record<string, string> {
  const shownInPlace = inline && INLINE_TYPES.has(mimeType);
  return {
    'Content-Type': mimeType,
    'Content-Disposition': disposition(shownInPlace ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': shownInPlace && mimeType === PDF ? PDF_POLICY : SANDBOX_POLICY,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}

/** An ASCII name for old programs, and the true name percent-encoded as UTF-8. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.toWellFormed().replace(/\p{Cc}/gu, '');
  const ascii = plain.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(plain).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
