import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downloadHeaders } from '../../src/adapters/files/headers.ts';
import { cleanFileName, describeSlot, extensionOf, formatBytes, tooLarge, wrongType } from '../../src/domain/files.ts';
import { MB, PICTURES } from '../support/corpus.ts';

describe('a slot says what it takes', () => {
  test('formats, size and number in one sentence', () => {
    expect(describeSlot(PICTURES)).toBe('png、bmp、jpg，每个不超过 5 MB，最多 1 个');
  });

  test('a least number is named', () => {
    expect(describeSlot({ ...PICTURES, minCount: 1, maxCount: 3 })).toBe('png、bmp、jpg，每个不超过 5 MB，最少 1 个、最多 3 个');
    expect(describeSlot({ ...PICTURES, minCount: 1 })).toBe('png、bmp、jpg，每个不超过 5 MB，须上传 1 个');
  });

  test('sizes are readable', () => {
    expect([0, 1023, 1024, 1536, 5 * MB, 20.25 * MB, 3 * 1024 * MB].map((bytes) => formatBytes(bytes))).toEqual([
      '0 字节', '1023 字节', '1 KB', '1.5 KB', '5 MB', '20.3 MB', '3 GB',
    ]);
  });

  test('a file one byte too large never reads like one that fits', () => {
    expect(tooLarge(5 * MB, 5 * MB + 1, 'exactly').reason).toContain('实际 5.1 MB');
  });

  test('the sentence for a wrong type names what was found, what was claimed and what is taken', () => {
    expect(wrongType('PNG 图片', '合同.PDF', PICTURES).reason).toBe(
      '这个文件的扩展名是 pdf，内容却是 PNG 图片，不是 PDF 文件。这里可上传 png、bmp、jpg，每个不超过 5 MB，最多 1 个。',
    );
  });
});

describe('the name of a stored file', () => {
  test.each([
    ['营业执照.png', 'png', '营业执照.png'],
    ['C:\\fakepath\\照片.JPEG', 'jpg', '照片.jpeg'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['微信图片.png', 'jpg', '微信图片.png.jpg'],
    ['发票\u202Egnp.exe', 'png', '发票gnp.exe.png'],
    ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie_ x.pdf'],
    ['𠮷野㛃.pdf', 'pdf', '𠮷野㛃.pdf'],
    ['', 'zip', '未命名文件.zip'],
    ['.htaccess', 'zip', 'htaccess.zip'],
  ] as const)('%j as %s is %j', (declared, format, clean) => {
    expect(cleanFileName(declared, format)).toBe(clean);
  });

  test('whatever the browser sends, the name is short, flat and of the format found', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (declared) => {
      const name = cleanFileName(declared, 'jpg');
      return [...name].length <= 125 && !/[\\/\p{Cc}]/u.test(name) && ['jpg', 'jpeg', 'jpe', 'jfif'].includes(extensionOf(name)) && name.isWellFormed();
    }));
  });
});

describe('an uploaded file is sent so that no browser runs it', () => {
  const headers = downloadHeaders({ name: '营业执照“𠮷”.pdf', mimeType: 'application/zip', inline: false });

  test('never sniffed, never cached by others, sandboxed', () => {
    expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' });
    expect(headers['Content-Security-Policy']).toMatch(/^sandbox; default-src 'none'/);
  });

  test('a PDF shown in place runs no script, without the sandbox that would hide it in Chrome', () => {
    const policy = downloadHeaders({ name: 'a.pdf', mimeType: 'application/pdf', inline: true })['Content-Security-Policy'];
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toContain('script-src');
  });

  test('a rare character survives in the name', () => {
    const encoded = /filename\*=UTF-8''(\S+)$/.exec(headers['Content-Disposition'] ?? '')?.[1] ?? '';
    expect(decodeURIComponent(encoded)).toBe('营业执照“𠮷”.pdf');
  });

  test('pictures may be shown in place, archives and pages never', () => {
    const kind = (mimeType: string) => downloadHeaders({ name: 'a', mimeType, inline: true })['Content-Disposition']?.split(';')[0];
    expect(['image/png', 'application/pdf', 'application/zip', 'text/html', 'image/svg+xml'].map(kind)).toEqual([
      'inline', 'inline', 'attachment', 'attachment', 'attachment',
    ]);
  });

  test('no name breaks the header', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
      const value = downloadHeaders({ name, mimeType: 'image/png', inline: true })['Content-Disposition'] ?? '';
      return /^inline; filename="[^"\\]*"; filename\*=UTF-8''[\w.!~%&#$+^`|-]*$/.test(value) && new Headers({ value }).get('value') !== null;
    }));
  });
});
