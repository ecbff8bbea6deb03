import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldSchema } from '../../src/domain/forms/fieldSchema.ts';
import { allFields, allSlots, isRequired, isShown, labelOf, type Form, type Values } from '../../src/domain/forms/field.ts';
import { FORMS } from '../../src/domain/forms/index.ts';
import { productForm } from '../../src/domain/forms/product.ts';
import { draftSchema, problemsOf, submitProblems, submitSchema, withoutHidden } from '../../src/domain/forms/schema.ts';
import { verificationForm } from '../../src/domain/forms/verification.ts';

const saved = (form: Form, values: Values) => {
  const parsed = draftSchema(form).safeParse(values);
  return parsed.success ? parsed.data : problemsOf(parsed.error);
};
const problemAt = (form: Form, field: string, value: unknown) => {
  const result = saved(form, { [field]: value });
  return Array.isArray(result) ? result.find((problem) => problem.field === field)?.message : undefined;
};
const fieldNamed = (form: Form, name: string) => allFields(form).find((field) => field.name === name)!;

describe('a draft', () => {
  it.each(Object.values(FORMS).map((form) => [form.label, form] as const))('of %s may be empty, and may have every field emptied', (_label, form) => {
    expect(draftSchema(form).safeParse({}).success).toBe(true);
    expect(draftSchema(form).safeParse(Object.fromEntries(allFields(form).map(({ name }) => [name, null]))).success).toBe(true);
  });

  it('refuses names that are not in the form, in Chinese and at that name', () => {
    for (const name of ['status', 'enterprise', '__proto_', 'Name', '名称']) {
      expect(saved(productForm, { [name]: 'x' })).toEqual([{ field: name, message: `没有“${name}”这一项。` }]);
    }
  });

  it.each([
    ['text', 'name', 5],
    ['an amount', 'sales', '400'],
    ['an amount with a fraction of a fen', 'sales', 1.5],
    ['a negative amount', 'sales', -1],
    ['an amount beyond measure', 'sales', 1e15],
    ['a yes or no', 'isExported', 'yes'],
    ['a choice', 'contributionMethod', 'guess'],
    ['an inherited choice', 'contributionMethod', 'toString'],
    ['a list of choices', 'purposes', 'policy'],
    ['an unknown one among choices', 'purposes', ['policy', 'fun']],
    ['a code', 'industry', 'a b; drop'],
    ['a percentage over a hundred', 'marketShare', 100.1],
    ['a percentage of five decimals', 'marketShare', 3.14159],
    ['not a number', 'sales', Number.NaN],
  ])('refuses what is not %s, with a sentence in Chinese', (_what, field, value) => {
    expect(problemAt(productForm, field, value)).toMatch(/[一-鿿].*。$/);
  });

  it('a loss is a profit below zero', () => {
    expect(saved(productForm, { profit: -500 })).toEqual({ profit: -500 });
  });
});

describe('limits count what people see', () => {
  const limit = (fieldNamed(productForm, 'introduction') as { max: number }).max;

  it.each(['字', '𠮷', '㛃', '😀', 'A'])('%s counts once', (character) => {
    expect(saved(productForm, { introduction: character.repeat(limit) })).toEqual({ introduction: character.repeat(limit) });
    expect(problemAt(productForm, 'introduction', character.repeat(limit + 1))).toBe(`产品介绍最多 ${limit} 个字，请删减。`);
  });

  it('blanks at the ends do not count and are not kept', () => {
    expect(saved(productForm, { introduction: `　${'字'.repeat(limit)} \n` })).toEqual({ introduction: '字'.repeat(limit) });
  });

  it('rare characters come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('𠮷', '㛃', '龘', '𬭎', '甲'), { minLength: 1, maxLength: 40 }), (characters) => {
        expect(saved(productForm, { name: characters.join('') })).toEqual({ name: characters.join('') });
      }),
    );
  });
});

describe('what is typed comes back in one stored form', () => {
  it.each([
    ['uscc', '９１４４０３００１９２２０３８２１６', '914403001922038216'],
    ['contactPhone', '１３９００００００１２', '13900000012'],
    ['industry', ' ３４２４ ', '3424'],
  ])('%s', (field, typed, stored) => {
    expect(saved(verificationForm, { [field]: typed })).toEqual({ [field]: stored });
  });

  it('saving twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.record({ name: fc.string(), introduction: fc.string({ unit: 'grapheme', maxLength: 400 }), model: fc.string() }, { requiredKeys: [] }),
        (values) => {
          const once = saved(productForm, values);
          if (!Array.isArray(once)) expect(saved(productForm, once as Values)).toEqual(once);
        },
      ),
    );
  });
});

describe('fields that depend on others', () => {
  it('are shown and required by the answer they depend on', () => {
    const [destinations, explanation, spending, other] = ['exportDestinations', 'contributionExplanation', 'ipSpending', 'purposeOther'].map((name) =>
      fieldNamed(productForm, name),
    );
    expect([isShown(destinations!, { isExported: false }), isShown(destinations!, { isExported: true }), isShown(destinations!, {})]).toEqual([
      false,
      true,
      false,
    ]);
    expect([isRequired(explanation!, { contributionMethod: 'own' }), isRequired(explanation!, { contributionMethod: 'spending' })]).toEqual([true, false]);
    expect([
      isShown(spending!, { contributionMethod: 'spending' }),
      isShown(other!, { purposes: ['policy', 'other'] }),
      isShown(other!, { purposes: ['policy'] }),
    ]).toEqual([true, true, false]);
  });

  it('an answer that no longer applies is cleared', () => {
    const values = { isExported: false, exportDestinations: ['DE'], exportOther: '其他', exportValue: 100, contributionMethod: 'own', ipSpending: 5 };
    expect(withoutHidden(productForm, values)).toMatchObject({
      exportDestinations: null,
      exportOther: null,
      exportValue: null,
      ipSpending: null,
      contributionMethod: 'own',
    });
    expect(withoutHidden(productForm, { ...values, isExported: true })).toMatchObject({ exportDestinations: ['DE'], exportValue: 100 });
  });

  it('a hidden field is never asked for, and clearing never touches a shown one', () => {
    fc.assert(
      fc.property(
        fc.record({
          isExported: fc.option(fc.boolean()),
          purposes: fc.subarray(['policy', 'other']),
          contributionMethod: fc.constantFrom(null, 'own', 'spending', 'licenceRate'),
        }),
        (values) => {
          const asked = submitProblems(productForm, values, {}).map(({ field }) => field);
          for (const field of allFields(productForm)) {
            if (!isShown(field, values)) expect(asked).not.toContain(field.name);
            else expect(withoutHidden(productForm, values)[field.name]).toEqual((values as Values)[field.name]);
          }
        },
      ),
    );
  });

  it('an enterprise states its capital, type and size; an institution does not', () => {
    const asked = (organisationType: string) => submitProblems(verificationForm, { organisationType }, {}).map(({ field }) => field);
    expect(asked('enterprise')).toEqual(expect.arrayContaining(['registeredCapital', 'enterpriseType', 'sizeClass']));
    for (const type of ['publicInstitution', 'socialOrganisation', 'agency', 'other']) {
      for (const name of ['registeredCapital', 'enterpriseType', 'sizeClass']) expect([type, isShown(fieldNamed(verificationForm, name), { organisationType: type })]).toEqual([type, false]);
    }
  });
});

describe('an organisation that is no enterprise', () => {
  it.each([
    ['enterprise', '法定代表人', '营业执照'],
    ['publicInstitution', '法定代表人', '事业单位法人证书'],
    ['socialOrganisation', '法定代表人', '社会组织登记证书'],
    ['agency', '负责人', '统一社会信用代码证书'],
    ['other', '负责人', '登记证书'],
    [null, '法定代表人（负责人）', '营业执照或登记证书'],
  ])('%s is asked for its %s and %s, and reads the same words in what is missing', (organisationType, person, paper) => {
    const problems = submitProblems(verificationForm, { organisationType }, {});
    expect(labelOf(fieldNamed(verificationForm, 'legalRepresentative'), undefined, { organisationType })).toBe(person);
    expect(problems).toContainEqual({ field: 'legalRepresentative', message: `请填写${person}。` });
    expect(problems).toContainEqual({ field: 'licence', message: `请上传${paper}。` });
  });
});

describe('a submission', () => {
  it.each([
    ['marketShare', 100.1, '上一年度市场占有率不能超过 100%。'],
    ['contributionFactor', 101, '系数 K不能超过 100。'],
    ['sales', 10_000_000_000_001, '上一年度销售额数额过大，请核对单位。'],
  ])('says of %s how much is too much', (name, value, sentence) => {
    expect(fieldSchema(fieldNamed(productForm, name)).safeParse(value).error?.issues[0]?.message).toBe(sentence);
  });

  it.each(Object.values(FORMS).map((form) => [form.label, form] as const))(
    'of %s names everything that is missing, each once, in the order of the form',
    (_label, form) => {
      const problems = submitProblems(form, {}, {}, 2025);
      const order = form.steps.flatMap((step) => [...step.fields, ...step.slots].map(({ name }) => name));
      const required = [...allFields(form), ...allSlots(form)].filter((item) => isRequired(item, {})).map(({ name }) => name);
      expect(problems.map(({ field }) => field)).toEqual(order.filter((name) => required.includes(name)));
      for (const { message } of problems) expect(message).toMatch(/^请(填写|选择|上传).+。$/);
    },
  );

  it('says the year of the figures', () => {
    expect(submitProblems(productForm, {}, {}, 2025)).toContainEqual({ field: 'sales', message: '请填写2025年度销售额。' });
    expect(labelOf(fieldNamed(productForm, 'sales'))).toBe('上一年度销售额');
    expect(labelOf(fieldNamed(productForm, 'ipSpendingTotal'), 2025)).toBe('截至2025年末累计知识产权经费支出');
    expect(labelOf(fieldNamed(productForm, 'ipSpendingTotal'))).toBe('截至上一年末累计知识产权经费支出');
  });

  it('nothing and blanks are missing; zero and no are answers', () => {
    for (const name of ['', '   ', null, undefined])
      expect(
        submitProblems(productForm, { name }, {}).some(({ field }) => field === 'name'),
        String(name),
      ).toBe(true);
    const answered = submitProblems(productForm, { exportValue: 0, isExported: false, sales: 0, purposes: [] }, {}).map(({ field }) => field);
    expect(['isExported', 'sales'].filter((name) => answered.includes(name))).toEqual([]);
    expect(answered).toContain('purposes');
  });

  it('files of another slot do not count', () => {
    expect(submitProblems(productForm, {}, { pictures: 3 }).map(({ field }) => field)).toContain('mainPicture');
    expect(submitProblems(productForm, {}, { mainPicture: 1 }).map(({ field }) => field)).not.toContain('mainPicture');
  });

  it('passes what the draft passes once everything is there', () => {
    const schema = submitSchema({ ...productForm, steps: [{ key: 'one', label: '一', fields: [fieldNamed(productForm, 'name')], slots: [] }] });
    expect([schema.safeParse({ name: '切割机' }).success, schema.safeParse({}).success]).toEqual([true, false]);
  });
});
