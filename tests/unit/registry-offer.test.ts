import { describe, expect, it } from 'vitest';
import { matchRegistry } from '../../src/app/(portal)/portal/(signed-in)/verification/registryOffer.ts';

const SAID = { name: '甲公司', registeredRegion: '440305', registeredAddress: '科技路 1 号', legalRepresentative: '张三' };
const match = (values: object, texts: Record<string, string> = {}, said: object = SAID) => {
  const { fill, differ, silent } = matchRegistry(said as Record<string, unknown>, { values: values as Record<string, unknown>, texts });
  const names = (fields: { name: string }[]) => fields.map(({ name }) => name);
  return { fill: names(fill), differ: names(differ), silent: names(silent) };
};

describe('what the register says beside what was typed', () => {
  it('fills an empty form', () => {
    expect(match({})).toEqual({ fill: Object.keys(SAID), differ: [], silent: [] });
  });

  it('overwrites nothing: what was typed otherwise is shown beside, what is the same is left alone', () => {
    expect(match({ name: '甲有限公司', registeredRegion: '440305' }, { name: '甲有限公司' })).toEqual({ fill: ['registeredAddress', 'legalRepresentative'], differ: ['name'], silent: [] });
  });

  it('leaves a text alone that is no value yet', () => {
    expect(match({ name: null }, { name: '=甲' }).differ).toEqual(['name']);
    expect(match({ name: null }, { name: '  ' }).fill).toContain('name');
  });

  it('says what the register does not know, while it is missing', () => {
    expect(match({}, {}, { name: '甲公司' }).silent).toEqual(['registeredRegion', 'registeredAddress', 'legalRepresentative']);
    expect(match({ registeredRegion: '440305' }, {}, { name: '甲公司' }).silent).toEqual(['registeredAddress', 'legalRepresentative']);
  });
});
