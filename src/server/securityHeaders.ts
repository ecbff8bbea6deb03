export type PolicyOptions = {
  /** Fresh for every request; the only thing that lets a script run. */
  nonce: string;
  /** True when people reach the platform over TLS. */
  https: boolean;
  /** `next dev` evaluates code and opens a socket for changed sources. */
  dev?: boolean;
};

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * The content security policy of every answer. Scripts run only with the nonce of the request (and what such a
 * script loads); old browsers without `strict-dynamic` fall back to our own files. Styles may be inline because
 * antd and the Payload admin write them at run time. `frame-ancestors 'self'` keeps the admin's live preview.
 */
export function contentSecurityPolicy({ nonce, https, dev = false }: PolicyOptions): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // Workers of our own files, where a browser does not take script-src for them.
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "frame-src 'self' blob:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** Security headers for every answer, whoever writes it. HSTS only over TLS, where browsers heed it. */
export function securityHeaders(options: PolicyOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(options.https ? { 'Strict-Transport-Security': `max-age=${ONE_YEAR_SECONDS}; includeSubDomains` } : {}),
  };
}
