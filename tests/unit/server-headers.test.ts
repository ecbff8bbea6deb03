import { describe, expect, test } from 'vitest';
import { routeOf } from '../../src/server/accessLog.ts';
import { mayBeKept } from '../../src/server/cachePolicy.ts';
import { isForeignMutation, ownOrigins } from '../../src/server/originCheck.ts';
import { newTraceId } from '../../src/server/requestContext.ts';
import { contentSecurityPolicy, securityHeaders } from '../../src/server/securityHeaders.ts';

const OWN = ['https://ip.example.gov.cn'];

describe('the content security policy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', https: true });
  const directive = (name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

  test('lets no inline script run without the nonce of the request', () => {
    expect(directive('script-src')).toContain("'nonce-abc'");
    expect(directive('script-src')).not.toMatch(/unsafe-(inline|eval)/);
  });

  test('runs workers of our own files only', () => {
    expect(directive('worker-src')).toBe("worker-src 'self'");
  });

  test('lets no other site frame our pages, take our forms or move our base', () => {
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("base-uri 'self'");
    expect(policy).toContain("object-src 'none'");
  });

  test('allows evaluated code only to the development server', () => {
    expect(contentSecurityPolicy({ nonce: 'abc', https: false, dev: true })).toContain("'unsafe-eval'");
  });
});

describe('security headers', () => {
  test('promise TLS for a year, but only where TLS is', () => {
    expect(securityHeaders({ nonce: 'x', https: true })['Strict-Transport-Security']).toContain('max-age=31536000');
    expect(securityHeaders({ nonce: 'x', https: false })).not.toHaveProperty('Strict-Transport-Security');
  });

  test('forbid guessing types and framing', () => {
    expect(securityHeaders({ nonce: 'x', https: true })).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'SAMEORIGIN' });
  });
});

describe('a request that changes something', () => {
  test.each([
    ['from our own page', { origin: OWN[0], 'sec-fetch-site': 'same-origin' }],
    ['from a program without a browser', {}],
    ['typed or bookmarked by the visitor', { 'sec-fetch-site': 'none' }],
  ])('%s is accepted', (_who, headers) => {
    expect(isForeignMutation('POST', headers, OWN)).toBe(false);
  });

  test.each([
    ['from the page of another site', { origin: 'https://evil.example' }],
    ['from a sandboxed page', { origin: 'null' }],
    ['that a browser calls cross-site although it names no origin', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour under the same domain', { origin: OWN[0], 'sec-fetch-site': 'same-site' }],
    ['from our name over plain http', { origin: 'http://ip.example.gov.cn' }],
  ])('%s is refused', (_who, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(isForeignMutation(method, headers, OWN)).toBe(true);
  });

  test('is not a page view: following a link from another site works', () => {
    expect(isForeignMutation('GET', { 'sec-fetch-site': 'cross-site' }, OWN)).toBe(false);
  });

  test('may name the loopback address in a demo only', () => {
    expect(ownOrigins('http://localhost:3000', true, '127.0.0.1:3000')).toContain('http://127.0.0.1:3000');
    expect(ownOrigins('http://localhost:3000', true, 'evil.example:3000')).toEqual(['http://localhost:3000']);
    expect(ownOrigins('https://ip.example.gov.cn', false, 'localhost:3000')).toEqual(['https://ip.example.gov.cn']);
  });
});

describe('the access log', () => {
  test.each([
    ['/products/ZB2026330100123', '/products/:id'],
    ['/verify/7KQF2M9XHB3T7KQF2M9X', '/verify/:id'],
    ['/api/products/0199c1d4-7be0-7582-a19e-6c40d2b7835f/actions/approve', '/api/products/:id/actions/approve'],
    ['/portal/products/%E5%BC%A0%E4%B8%89', '/portal/products/:id'],
    ['/_next/static/chunks/0abc.js', '/_next'],
    ['/', '/'],
  ])('keeps of %s only %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });

  test('bounds what a long address can add to the metrics', () => {
    expect(routeOf('/a'.repeat(500))).toBe('/a/a/a/a/a');
  });
});

describe('a trace id', () => {
  test('can be read out on the telephone', () => {
    for (let count = 0; count < 200; count++) expect(newTraceId()).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
  });
});

describe('a browser may keep, to show it again on the way back,', () => {
  const html = 'text/html; charset=utf-8';
  test.each(['/', '/products', '/products/2026000001', '/announcements/how-to-file', '/help', '/objections/new'])('the public page %s', (path) => {
    expect(mayBeKept('GET', 200, path, html)).toBe(true);
  });
  test.each(['/portal', '/admin', '/api/products', '/verify/7KQF2M9XHB3T7KQF2M9X', '/objections/status', '/forms/survey', '/announcements/preview', '/announcements/preview/1', '/productsx'])(
    'not %s, which is personal, a draft or must be the state of now',
    (path) => expect(mayBeKept('GET', 200, path, html)).toBe(false),
  );
  test('no answer to a form, no error and nothing but pages', () => {
    expect([mayBeKept('POST', 200, '/objections/new', html), mayBeKept('GET', 404, '/products/0', html), mayBeKept('GET', 200, '/products', 'text/x-component')]).toEqual([false, false, false]);
  });
});
