import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, pathIn } from '../../src/domain/language.ts';

describe('an English address', () => {
  test.each([
    ['/en', '/'],
    ['/en/', '/'],
    ['/en?x=1', '/?x=1'],
    ['/en/products', '/products'],
    ['/en/products/', '/products'],
    ['/en/products?q=a?b&page=2', '/products?q=a?b&page=2'],
    ['/en//evil.example/x', '/evil.example/x'],
  ])('%s is the English side of %s', (asked, url) => expect(languageOf(asked)).toEqual({ language: 'en', url }));

  test.each(['/', '/products', '/english', '/enterprises?x=/en/', '/products?back=/en/products'])('%s is none', (url) => {
    expect(languageOf(url)).toEqual({ language: 'zh', url });
  });

  test.each(['/en/portal', '/en/portal/login', '/en/admin', '/en/api/products', '/en//api/products', '/en/en/products', '/en/_next/x', '/en/livez'])(
    '%s leads nowhere: only public pages have an English side',
    (url) => expect(languageOf(url)).toEqual({ language: 'en', url }),
  );
});

describe('the address of a page in English', () => {
  test.each([
    ['/', '/en'],
    ['/?x=1', '/en?x=1'],
    ['/products?q=1#top', '/en/products?q=1#top'],
    ['/portal/login', '/portal/login'],
    ['/api/public/openapi.json', '/api/public/openapi.json'],
    ['https://beian.miit.gov.cn/', 'https://beian.miit.gov.cn/'],
    ['#main', '#main'],
  ])('of %s is %s', (address, english) => expect(pathIn('en', address)).toBe(english));

  test('leads back to the Chinese one, whatever the page', () => {
    const path = fc.array(fc.stringMatching(/^[a-z0-9%.-]{1,8}$/), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`).filter((way) => pathIn('en', way) !== way);
    fc.assert(fc.property(path, fc.stringMatching(/^(\?[a-z=&]{0,9})?$/), (way, query) => {
      expect(languageOf(pathIn('en', way + query))).toEqual({ language: 'en', url: way + query });
    }));
  });

  test('is the Chinese one in Chinese', () => expect(pathIn('zh', '/products')).toBe('/products'));
});
