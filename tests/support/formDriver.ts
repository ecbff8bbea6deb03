import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** What a person does with the portal's forms, by the names of the fields: the inputs' ids are the fields' names. */
export function formDriver(page: Page) {
  const input = (name: string) => page.locator(`[id="${name}"]`);
  const group = (name: string) => page.locator('fieldset', { has: input(name) });
  return {
    text: async (name: string, value: string) => {
      await input(name).fill(value);
      await input(name).blur();
    },
    /** By keyword over the whole tree, keyboard only. */
    code: async (name: string, keyword: string) => {
      await input(name).click();
      await input(name).fill(keyword);
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().waitFor();
      await input(name).press('Enter');
      await page.locator(`[id="${name}-chosen"]`).filter({ hasText: '已选' }).waitFor();
    },
    choose: (name: string, label: string) => page.locator('fieldset', { has: page.locator(`[id="${name}"]`) }).getByLabel(label, { exact: true }).check(),
    yesNo: (name: string, yes: boolean) => group(name).getByLabel(yes ? '是' : '否', { exact: true }).check(),
    upload: async (name: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
      await input(name).setInputFiles(file);
      await group(name).getByRole('button', { name: `删除 ${file.name}` }).waitFor();
    },
    saved: () => page.getByText(/已保存/).first().waitFor(),
    next: (label: string) => page.getByRole('button', { name: `下一步：${label}` }).click(),
  };
}

/** The sentence at an input, as the person reads it. */
export async function errorAt(page: Page, name: string): Promise<string> {
  const id = await page.locator(`[id="${name}"]`).getAttribute('aria-describedby');
  const texts = await Promise.all((id ?? '').split(' ').filter(Boolean).map((each) => page.locator(`[id="${each}"]`).innerText()));
  expect(texts.length).toBeGreaterThan(0);
  return texts.join(' ');
}
