import { beforeAll, describe, expect, test } from 'vitest';
import type { Field, SanitizedConfig } from 'payload';
import { namesFrom } from '../../src/admin/fields/names.ts';
import { formItems, formWord, linesOf, wordFor } from '../../src/admin/fields/words.ts';

let config: SanitizedConfig;

beforeAll(async () => {
  process.env.PAYLOAD_SECRET ??= 'only reads the configuration';
  process.env.DATABASE_URL ??= 'postgresql://localhost/none';
  config = await (await import('../../payload.config.ts')).default;
});

function fieldsIn(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...('fields' in field ? fieldsIn(field.fields) : []), ...(field.type === 'tabs' ? field.tabs.flatMap((tab) => fieldsIn(tab.fields)) : [])]);
}

/** Collections with a screen; those Payload keeps for itself have none. */
function screens() {
  const all = [...config.collections, ...config.globals];
  return all.filter(({ admin, slug }) => admin?.hidden !== true || slug === 'submissions');
}

describe('the back office', () => {
  test('loads no code editor, which would come from a foreign server', () => {
    const found = screens().flatMap(({ slug, fields }) => fieldsIn(fields).map((field) => ({ slug, field })));
    const bare = found.filter(({ field }) => ['json', 'code'].includes(field.type) && !(field.admin as { components?: { Field?: unknown } } | undefined)?.components?.Field);
    expect(found.filter(({ field }) => field.type === 'json').length).toBeGreaterThan(5);
    expect(bare.map(({ slug, field }) => `${slug}.${'name' in field ? field.name : ''}`)).toEqual([]);
  });

  test('shows the address of the interface at no record', () => {
    expect(screens().filter(({ admin }) => admin?.hideAPIURL !== true).map(({ slug }) => slug)).toEqual([]);
  });

  test('takes names one per line', () => {
    expect(namesFrom(' 甲公司 \n\n乙公司\n')).toEqual(['甲公司', '乙公司']);
    expect(namesFrom(' \n')).toBeNull();
  });

  test('says keys of the case log in words', () => {
    const row = { caseCollection: 'products', action: 'submit', fromStatus: 'draft', toStatus: 'submitted', actorRole: 'enterprise' };
    expect(Object.entries(row).map(([name, value]) => wordFor(name, value, row))).toEqual(['产品备案', '提交', '未提交', '审核中', '企业经办人']);
    expect(wordFor('action', 'begin', row)).toBe('开始填写');
  });

  test('puts comments under the labels of the form', () => {
    const input = { reason: '材料不清楚。', comments: [{ field: 'name', text: '请核对。' }] };
    expect(linesOf(input, 'verifications')).toEqual([{ label: '理由', text: '材料不清楚。' }, { label: '单位名称', text: '请核对。' }]);
  });

  test('offers the entries of the chosen form for a reason, by their labels', () => {
    expect(formItems('verifications')).toContainEqual({ name: 'licence', label: '营业执照或登记证书' });
    expect(formItems('products')).toContainEqual({ name: 'patents', label: '关联专利' });
    expect(formItems('')).toEqual([]);
  });

  test('shows amounts of an asset report in 万元', () => {
    expect(formWord('asset-reports', 'totalCost', { totalCost: 3_000_000_000 })).toBe('3,000 万元');
    expect(formWord('asset-reports', 'seal', { seal: 'finance' })).toBe('单位财务章');
  });
});
