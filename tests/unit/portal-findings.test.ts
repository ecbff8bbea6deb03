import { describe, expect, it } from 'vitest';
import { currentFindings } from '../../src/app/(portal)/portal/(signed-in)/products/[id]/edit/currentFindings.ts';
import { productFindings } from '../../src/casework/productFindings.ts';

const found = productFindings({ name: '一种激光切割头' }, [], {}, { className: null, serviceClass: null, enterpriseName: null });

describe('what the text checks found', () => {
  it('stands while the text is good', () => {
    expect(found.all.map(({ field }) => field)).toContain('name');
    expect(currentFindings(found, {})).toMatchObject({ all: found.all, blocking: found.blocking, unexplained: found.unexplained });
  });

  it('is not said of a text that has become invalid meanwhile', () => {
    const now = currentFindings(found, { name: '产品名称最多 100 个字。' });
    expect([...now.all, ...now.blocking, ...now.unexplained].map(({ field }) => field)).not.toContain('name');
  });
});
