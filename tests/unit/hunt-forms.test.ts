import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cleanLine, cleanLines } from '../../src/domain/forms/cleanText.ts';
import { when, type Form } from '../../src/domain/forms/field.ts';
import { findingReasonsOf, findingReasonsSchema } from '../../src/domain/forms/findingReasons.ts';
import { FORMS } from '../../src/domain/forms/index.ts';
import { draftSchema, problemsOf, submitProblems, withoutHidden } from '../../src/domain/forms/schema.ts';

const CHINESE = /\p{Script=Han}/u;
const text = (name: string, shownWhen?: ReturnType<typeof when>) => ({ name, label: name, kind: 'text' as const, max: 10, required: true, ...(shownWhen ? { shownWhen } : {}) });
/** a asks b, b asks c, c asks d. */
const CHAIN: Form = { collection: 'chain', label: '链', steps: [{ key: 'one', label: '一', slots: [], fields: [text('a'), text('b', when('a', '是')), text('c', when('b', '是')), text('d', when('c', '是'))] }] };

describe('questions that hang on each other', () => {
  it('are all cleared when the first no longer asks the second', () => {
    expect(withoutHidden(CHAIN, { a: '否', b: '是', c: '是', d: '是' })).toEqual({ a: '否', b: null, c: null, d: null });
    expect(withoutHidden(CHAIN, { a: '是', b: '是', c: '否', d: '是' })).toEqual({ a: '是', b: '是', c: '否', d: null });
  });

  it('are not asked for behind one that is hidden, and what is wrong there is not judged', () => {
    expect(submitProblems(CHAIN, { a: '否', b: '是', c: '长'.repeat(50) }, {})).toEqual([]);
    expect(submitProblems(CHAIN, { a: '是', b: '是' }, {})).toEqual([{ field: 'c', message: '请填写c。' }]);
  });
});

describe('a form with both wrong and missing answers', () => {
  it('tells both at once', () => {
    expect(submitProblems(CHAIN, { a: '是', b: '长'.repeat(11) }, {})).toEqual([{ field: 'b', message: 'b最多 10 个字，请删减。' }]);
    const two: Form = { ...CHAIN, steps: [{ key: 'one', label: '一', slots: [], fields: [text('x'), text('y')] }] };
    expect(submitProblems(two, { x: '长'.repeat(11) }, {}).map(({ field }) => field)).toEqual(['x', 'y']);
  });
});

describe('whatever is typed', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 });

  it('can be stored, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        for (const clean of [cleanLine, cleanLines]) {
          const once = clean(typed);
          expect(clean(once)).toBe(once);
          expect(once.isWellFormed()).toBe(true);
          expect(once).not.toMatch(/[\0\u200b\u202e]/);
        }
        expect(cleanLine(typed)).not.toMatch(/[\r\n\t]/);
      }),
    );
  });

  it('is refused in Chinese or kept, and what was kept is kept again', () => {
    const value = fc.oneof(anything, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(anything, { maxLength: 3 }), fc.object({ maxDepth: 1 }));
    for (const form of Object.values(FORMS)) {
      const names = Object.keys(draftSchema(form).shape);
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), value), (values) => {
          const parsed = draftSchema(form).safeParse(values);
          if (!parsed.success) return problemsOf(parsed.error).forEach(({ message }) => expect(message).toMatch(CHINESE));
          expect(draftSchema(form).parse(parsed.data)).toEqual(parsed.data);
        }),
        { numRuns: 300 },
      );
    }
  });

  it('a rule without a sentence of its own speaks Chinese all the same', () => {
    const parsed = z.object({ a: z.string().min(5), b: z.number() }).safeParse({ a: 'x', b: 'y' });
    expect(parsed.error && problemsOf(parsed.error)).toEqual([{ field: 'a', message: '这一项填写得不对，请检查后再试。' }, { field: 'b', message: '这一项填写得不对，请检查后再试。' }]);
  });
});

describe('reasons for what a check found', () => {
  it('are text by the code of the check', () => {
    expect(findingReasonsSchema.parse({ MULTI: ' 成套出售 ' })).toEqual({ MULTI: '成套出售' });
    for (const wrong of [{ multi: 'x' }, { MULTI: 1 }, ['x'], 'x', { ['A'.repeat(31)]: 'x' }, { MULTI: '长'.repeat(501) }]) expect(findingReasonsSchema.safeParse(wrong).success).toBe(false);
    expect(findingReasonsOf({ MULTI: '成套', BRAND: 5, SPEC: null })).toEqual({ MULTI: '成套' });
    for (const stored of [null, undefined, 'x', 5]) expect(findingReasonsOf(stored)).toEqual({});
  });
});
