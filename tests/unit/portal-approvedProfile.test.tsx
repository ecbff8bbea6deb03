import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ApprovedProfile } from '../../src/app/(portal)/portal/(signed-in)/verification/ApprovedProfile.tsx';

describe('a verified enterprise without a case', () => {
  const html = renderToStaticMarkup(<ApprovedProfile change={<button>变更单位信息</button>} profile={{ verifiedAt: '2026-03-09T02:32:00.000Z', formerNames: ['乙厂'], values: { organisationType: 'enterprise', name: '甲公司', registeredCapital: 400_000_000, sizeClass: null } }} />);

  it('sees that it is verified, since when, what it was called before, and how to change its details', () => {
    expect(html).toContain('已认证');
    expect(html).toContain('2026年3月9日 10:32通过审核。');
    expect(html).toContain('曾用名：乙厂');
    expect(html).toContain('变更单位信息');
  });

  it('sees its approved details, and no rows for what is not on record', () => {
    expect(html).toContain('甲公司');
    expect(html).toContain('400 万元');
    expect(html).not.toMatch(/未填写|未上传|诚信承诺书|稍后填写/);
  });
});
