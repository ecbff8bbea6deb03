import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withPage } from '../../src/casework/objectionAnswers.ts';
import { EMPTY, type Draft } from '../../src/casework/objectionDrafts.ts';
import { parseIdNumber, type IdKind } from '../../src/domain/idNumber.ts';
import { objectionProblems } from '../../src/domain/objectionSteps.ts';
import { parseReceiptCode, showReceiptCode } from '../../src/domain/receiptCode.ts';

describe('numbers of identity papers', () => {
  const GOOD: [IdKind, string, string][] = [
    ['identityCard', '11010519491231002X', '11010519491231002X'],
    ['identityCard', ' 110105 19491231 002x ', '11010519491231002X'],
    ['identityCard', '４４０５２４１８８００１０１００１４', '440524188001010014'],
    ['passport', 'e12345678', 'E12345678'],
    ['hongKongMacao', 'H12345678', 'H12345678'],
    ['hongKongMacao', 'M1234567890', 'M1234567890'],
    ['taiwan', '12345678', '12345678'],
    ['taiwan', '0123456789B', '0123456789B'],
    ['residence', 'USA330086010203', 'USA330086010203'],
    ['residence', '911124198108030024', '911124198108030024'],
  ];
  test.each(GOOD)('%s %s is taken', (kind, typed, stored) => {
    expect(parseIdNumber(kind, typed)).toEqual({ ok: true, value: stored });
  });

  const BAD: [IdKind, string, RegExp][] = [
    ['identityCard', '', /请填写/],
    ['identityCard', '110105491231002', /15 位的旧号码/],
    ['identityCard', '1101051949123100', /您输入了 16 位/],
    ['identityCard', '110105194912310021', /最后一位与前 17 位不符/],
    ['identityCard', '11010519490230002X', /出生日期/],
    ['identityCard', '11010519491331002X', /出生日期/],
    ['identityCard', '1101051949123100XX', /17 位数字/],
    ['identityCard', '01010519491231002X', /17 位数字/],
    ['passport', 'E1', /5 至 15 位/],
    ['hongKongMacao', 'A12345678', /H 或 M/],
    ['taiwan', '1234567', /8 位数字/],
    ['residence', '123', /18 位数字/],
  ];
  test.each(BAD)('%s “%s” is refused with what to do', (kind, typed, says) => {
    const parsed = parseIdNumber(kind, typed);
    expect(parsed.ok ? '' : parsed.reason).toMatch(says);
  });

  test('one mistyped digit of an identity card is always noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'11010519491231002X'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(parseIdNumber('identityCard', digits.join('')).ok).toBe(false);
      }),
    );
  });
});

describe('receipt codes', () => {
  test('are read as they are shown, in any case and spacing', () => {
    expect(showReceiptCode('ABCD2345WXYZ')).toBe('ABCD-2345-WXYZ');
    expect([parseReceiptCode('abcd-2345 wxyz'), parseReceiptCode('ＡＢＣＤ２３４５ＷＸＹＺ'), parseReceiptCode('ABCD-2345-WXY'), parseReceiptCode('ABCD2345WXY0')]).toEqual(['ABCD2345WXYZ', 'ABCD2345WXYZ', null, null]);
  });
});

describe('what is missing', () => {
  const person = { objectorKind: 'person', personName: '欧阳𠮷', idKind: 'identityCard', idNumber: '11010519491231002X', phone: '13912345678', email: 'a@b.cn', grounds: ['untrue'], statement: '不实' };

  test('a person needs an identity document, an organisation its sealed letter and its code; evidence is nobody’s duty', () => {
    expect(objectionProblems(person, {}).map(({ field }) => field)).toEqual(['identityDocument']);
    expect(objectionProblems(person, { identityDocument: 1 })).toEqual([]);
    expect(objectionProblems({ ...person, objectorKind: 'organisation' }, { identityDocument: 1 }).map(({ field }) => field)).toEqual(['organisationName', 'uscc', 'contactName', 'sealedLetter']);
  });

  test('the number is judged by the kind of paper, and in its place', () => {
    const wrong = objectionProblems({ ...person, idNumber: 'E12345678', statement: '' }, { identityDocument: 1 });
    expect(wrong.map(({ field, missing }) => [field, missing ?? false])).toEqual([['idNumber', false], ['statement', true]]);
    expect(objectionProblems({ ...person, idKind: 'passport', idNumber: 'E12345678' }, { identityDocument: 1 })).toEqual([]);
    expect(objectionProblems({ ...person, idKind: 'forged' }, { identityDocument: 1 }).map(({ field }) => field)).toEqual(['idKind']);
  });
});

describe('two tabs', () => {
  const draft = (values: Draft['content']['values']): Draft => ({ id: '', files: [], isProven: false, receipt: null, content: { ...EMPTY, values } });

  test('a page that had not seen what another one saved keeps both; seen and sent again it goes on', () => {
    const saved = { objectorKind: 'person', grounds: ['untrue'], statement: '甲页' };
    const second = withPage(draft(saved), { step: 'matter', answers: { grounds: ['other'], statement: '乙页' }, seen: 'not that' }, true);
    expect([second.values.statement, second.others.matter?.statement]).toEqual(['乙页', '甲页']);
    const { others } = withPage({ ...draft(second.values), content: second }, { step: 'matter', answers: { statement: '乙页' }, seen: 'again' }, true);
    expect(others.matter).toBeUndefined();
  });

  test('the first answer of a page replaces nothing', () => {
    expect(withPage(draft({ objectorKind: 'person' }), { step: 'matter', answers: { grounds: ['other'], statement: '乙页' }, seen: '' }, true).others).toEqual({});
  });
});
