import { describe, expect, it } from 'vitest';
import { ownPath, signInPath } from '../../src/app/(portal)/ownPath.ts';

describe('after sign-in a person is led', () => {
  it.each(['/portal', '/portal/products?tab=rejected', '/portal/products/0199/edit?step=patents#name'])('back to the page of the portal they wanted: %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example/portal',
    '//evil.example/portal',
    '/\\evil.example',
    '/portal/../admin',
    '/portal/..//evil.example',
    '/portalx',
    '/portal@evil.example',
    '/admin',
    'javascript:alert(1)',
    '/portal/login?next=/portal/login',
    '',
    null,
  ])('home instead of to %s', (path) => {
    expect(ownPath(path)).toBe('/portal');
  });

  it('to the sign-in page first, which remembers the page', () => {
    expect(signInPath('/portal/products?tab=filed')).toBe('/portal/login?next=%2Fportal%2Fproducts%3Ftab%3Dfiled');
    expect(signInPath('/portal')).toBe('/portal/login');
  });
});
