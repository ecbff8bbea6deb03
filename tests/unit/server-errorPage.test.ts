import { describe, expect, test } from 'vitest';
import { errorPage, type SiteSettings } from '../../src/server/errorPage.ts';
import { errorBody, errorText, isErrorBody } from '../../src/server/errorTexts.ts';

const settings: SiteSettings = { siteName: '示例市知识产权服务平台', hotline: '0571-8888 6666', hours: '工作日 9:00–17:30' };
const page = (status: number, extra: object = {}) => errorPage({ status, traceId: '7KQF-2M9X-HB3T', settings, ...extra });

describe('an error page', () => {
  test.each([400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503])('for %i says in Chinese what happened and what to do', (status) => {
    const html = page(status);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain(`<h1>${errorText(status).title}</h1>`);
    expect(html).toContain(errorText(status).happened);
    expect(errorText(status).todo.length).toBeGreaterThan(0);
  });

  test('shows the trace id, the hotline as a link to dial and the hours', () => {
    const html = page(500);
    expect(html).toContain('7KQF-2M9X-HB3T');
    expect(html).toContain('<a href="tel:057188886666">0571-8888 6666</a>');
    expect(html).toContain('工作日 9:00–17:30');
  });

  test('leaves the contact out while the settings are unknown', () => {
    const html = page(503, { settings: { siteName: '知识产权服务平台', hotline: null, hours: null } });
    expect(html).not.toContain('咨询电话');
    expect(html).not.toContain('null');
  });

  test('needs no script and no other file', () => {
    expect(page(404)).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  });

  test('lets nothing variable become markup', () => {
    const html = page(422, { message: '<img src=x onerror=alert(1)>', settings: { siteName: '"><script>', hotline: '"onclick="', hours: '<b>' } });
    expect(html).not.toMatch(/<img|<script|<b>|"onclick/);
  });

  test.each([
    ['/admin/collections/products', '返回工作台'],
    ['/portal/products/1', '返回企业服务首页'],
    ['/products/x', '返回首页'],
    ['/administration', '返回首页'],
  ])('from %s leads to its own home', (path, label) => {
    expect(page(404, { path })).toContain(label);
  });

  test('offers to load again when the failure is ours, not when the address is wrong', () => {
    expect(page(503)).toContain('重新打开本页');
    expect(page(404)).not.toContain('重新打开本页');
  });
});

describe('an error page under /en', () => {
  const english = { siteName: 'Example IP Platform', hours: 'Working days 9:00–17:30' };
  const inEnglish = (status: number, extra: object = {}) => page(status, { language: 'en', settings: { ...settings, english }, ...extra });

  test.each([400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 429, 500, 502, 503])('for %i speaks English throughout', (status) => {
    const html = inEnglish(status, { message: '您所在的网络查询过于频繁。' });
    expect(html).toContain('<html lang="en">');
    expect(html.replace(/<style>.*<\/style>/s, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('leads to the English pages and keeps hotline, hours and trace id', () => {
    const html = inEnglish(404);
    expect(html).toContain('href="/en/products"');
    expect(html).toMatch(/0571-8888 6666.*Working days 9:00–17:30.*7KQF-2M9X-HB3T/);
  });
});

describe('a form that could not be taken', () => {
  test.each([429, 500, 502, 503])('for a passing failure (%i) the page says how to send it again as it was', (status) => {
    expect(page(status, { method: 'POST' })).toContain('选择“重新提交”');
    expect(page(status, { method: 'POST', language: 'en' })).toContain('send the form again');
  });
  test('no link would throw away what was sent', () => expect(page(503, { method: 'POST' })).not.toContain('重新打开本页'));
  test('that was refused for good is not to be sent again', () => expect(page(413, { method: 'POST' })).not.toContain('重新提交”'));
});

describe('the JSON of a refusal', () => {
  test('has one shape and a Chinese sentence for every status', () => {
    for (const status of [400, 404, 418, 500, 502, 503]) expect(isErrorBody(errorBody(status))).toBe(true);
  });

  test.each([{}, { errors: [] }, { errors: [{ message: 'Something went wrong.' }] }, { message: 'Route not found' }, null])('is not %j', (body) => {
    expect(isErrorBody(body)).toBe(false);
  });
});
