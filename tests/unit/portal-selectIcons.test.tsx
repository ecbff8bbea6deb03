import { Select } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Providers } from '../../src/app/(portal)/shell/Providers.tsx';

describe('a list to choose from', () => {
  it.each([
    ['closed', <Select key="closed" options={[{ value: 'a', label: '甲' }]} value="a" />],
    ['still loading', <Select key="loading" loading options={[]} />],
    ['of several', <Select key="several" mode="multiple" options={[{ value: 'a', label: '甲' }]} value={['a']} />],
  ])('%s says nothing in English to a screen reader', (_, select) => {
    const html = renderToStaticMarkup(<Providers nonce={undefined}>{select}</Providers>);
    expect(html).not.toMatch(/aria-label="[a-z]/);
  });
});
