import serverlessChromium from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * A headless Chromium: the one `CHROMIUM_PATH` names, else the one from npm, which needs nothing installed on
 * most systems. Run as a program it says whether that works (`node tests/support/browser.ts`, used by .ci/run).
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await serverlessChromium.executablePath());
  // Without a locale that knows Chinese the browser saves every file as “download”.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>;
  return chromium.launch({ executablePath, env, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN', ...more] });
}

if (process.argv[1] === import.meta.filename) {
  const browser = await launchBrowser();
  process.stdout.write(`Chromium ${browser.version()}\n`);
  await browser.close();
}
