import { describe, expect, test } from 'vitest';
import { productForm } from '../../src/domain/forms/product.ts';
import { allFields, type Field } from '../../src/domain/forms/field.ts';
import { afterRefusal, afterSave, chosen, differences, left, merged, openForm, reconcile, shownFaults, typed, unsaved } from '../../src/app/(portal)/kit/formState.ts';

const field = (name: string): Field => {
  const found = allFields(productForm).find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};
const empty = { values: Object.fromEntries(allFields(productForm).map(({ name }) => [name, null])), revision: 3 };
const record = (values: Record<string, unknown>, revision = 3) => ({ values: { ...empty.values, ...values }, revision });

describe('typing', () => {
  test('an amount typed in full width is kept in fen and shown as typed until the field is left', () => {
    const state = typed(openForm(productForm, empty), productForm, field('sales'), '１２００．５');
    expect(state.values.sales).toBe(1_200_500_000);
    expect(state.texts.sales).toBe('１２００．５');
    expect(left(state, field('sales')).texts.sales).toBe('1,200.5');
  });

  test('a loss may be entered as profit, but no negative sales', () => {
    const opened = openForm(productForm, empty);
    expect(typed(opened, productForm, field('profit'), '-3').values.profit).toBe(-3_000_000);
    expect(typed(opened, productForm, field('sales'), '-3').faults.sales).toBe('金额不能为负数，请修改。');
  });

  test('a fault is shown only after the field was left, and goes when the text is good', () => {
    const wrong = typed(openForm(productForm, empty), productForm, field('barcode'), '6901234567893');
    expect(wrong.faults.barcode).toMatch(/校验/);
    expect(wrong.seen.barcode).toBeUndefined();
    expect(left(wrong, field('barcode')).seen.barcode).toBe(true);
    expect(typed(left(wrong, field('barcode')), productForm, field('barcode'), '6901234567892').faults).toEqual({});
  });

  test('the limit of a text counts 𠮷 as one character', () => {
    const opened = openForm(productForm, empty);
    expect(typed(opened, productForm, field('introduction'), '𠮷'.repeat(500)).faults).toEqual({});
    expect(typed(opened, productForm, field('introduction'), '𠮷'.repeat(501)).faults.introduction).toMatch(/500/);
  });
});

describe('what is not saved', () => {
  test('is counted once the field was left, and no longer when its text is good', () => {
    const wrong = typed(openForm(productForm, empty), productForm, field('barcode'), '12');
    expect(shownFaults(productForm, wrong)).toBe(0);
    expect(shownFaults(productForm, left(wrong, field('barcode')))).toBe(1);
    expect(shownFaults(productForm, typed(left(wrong, field('barcode')), productForm, field('barcode'), '6901234567892'))).toBe(0);
  });

  test('a field that no longer applies does not count', () => {
    const exported = openForm(productForm, record({ isExported: true }));
    const wrong = left(typed(exported, productForm, field('exportValue'), '很多'), field('exportValue'));
    expect(shownFaults(productForm, wrong)).toBe(1);
    expect(shownFaults(productForm, chosen(wrong, 'isExported', false))).toBe(0);
  });
});

describe('what is sent', () => {
  test('a field with a fault waits, the rest is sent', () => {
    const state = typed(typed(openForm(productForm, empty), productForm, field('barcode'), '12'), productForm, field('name'), ' 切割机 ');
    expect(unsaved(state)).toEqual({ name: '切割机' });
  });

  test('what is typed back to what the server has is not sent', () => {
    const opened = openForm(productForm, record({ name: '切割机' }));
    const there = typed(opened, productForm, field('name'), '切割');
    expect(unsaved(typed(there, productForm, field('name'), '切割机'))).toEqual({});
  });

  test('the answer to a save takes nothing from what was typed meanwhile', () => {
    const sent = typed(openForm(productForm, empty), productForm, field('name'), '切割');
    const further = typed(sent, productForm, field('name'), '切割机');
    const state = afterSave(further, productForm, { name: '切割' }, record({ name: '切割' }, 4));
    expect(state).toMatchObject({ revision: 4, values: { name: '切割机' }, texts: { name: '切割机' } });
    expect(unsaved(state)).toEqual({ name: '切割机' });
  });

  test('answers the server cleared because they no longer apply are cleared here too', () => {
    const opened = openForm(productForm, record({ isExported: true, exportValue: 5_000_000 }));
    const state = afterSave(chosen(opened, 'isExported', false), productForm, { isExported: false }, record({ isExported: false }, 4));
    expect(state.values.exportValue).toBeNull();
    expect(state.texts.exportValue).toBe('');
  });

  test('a sentence of the server stands at its field until the field changes', () => {
    const refused = afterRefusal(typed(openForm(productForm, empty), productForm, field('name'), '切割机'), [{ field: 'name', message: '不行。' }]);
    expect(refused).toMatchObject({ faults: { name: '不行。' }, seen: { name: true } });
    expect(unsaved(refused)).toEqual({});
    expect(typed(refused, productForm, field('name'), '切割机二').faults).toEqual({});
  });
});

describe('a record changed elsewhere', () => {
  const opened = openForm(productForm, record({ name: '旧', model: 'A', trademark: '甲' }));
  const mine = typed(typed(opened, productForm, field('name'), '我的'), productForm, field('trademark'), '乙');
  const theirs = record({ name: '别人的', model: 'B', trademark: '甲' }, 5);

  test('only what both sides changed asks for a choice', () => {
    const contested = differences(mine, theirs).map(({ name, contested }) => [name, contested]);
    expect(contested).toEqual([['name', true], ['model', false], ['trademark', false]]);
  });

  test('the chosen fields stay and are sent with the new revision, the others are taken over', () => {
    const state = reconcile(mine, productForm, theirs, ['name', 'trademark']);
    expect(state).toMatchObject({ revision: 5, values: { name: '我的', model: 'B', trademark: '乙' } });
    expect(unsaved(state)).toEqual({ name: '我的', trademark: '乙' });
  });

  test('nothing differs when the other save was our own, whose answer got lost', () => {
    expect(differences(mine, record({ name: '我的', model: 'A', trademark: '乙' }, 4))).toEqual([]);
  });
});

describe('two versions of one record', () => {
  const here = (values: Record<string, unknown>) => Object.entries(values).reduce((state, [name, value]) => chosen(state, name, value), openForm(productForm, empty));

  test('are put together when each side changed other fields; what was changed here is still to be saved', () => {
    const state = merged(here({ isExported: true }), productForm, record({ isMainProduct: false }, 4));
    expect(state?.values).toMatchObject({ isExported: true, isMainProduct: false });
    expect(state && unsaved(state)).toEqual({ isExported: true });
    expect(state?.revision).toBe(4);
  });

  test('wait for a choice when both changed the same field', () => {
    expect(merged(here({ isExported: true }), productForm, record({ isExported: false }, 4))).toBeNull();
  });
});
