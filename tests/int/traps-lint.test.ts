import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** What lint guards: a rule that never fires protects nothing, so each is shown what it must refuse. */
const root = path.join(import.meta.dirname, '../..');
let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ languageOptions: { parserOptions: { projectService: false } }, rules: { '@typescript-eslint/no-floating-promises': 'off' } }],
  });
});

async function findings(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('trap 8: pages say whose rights the Local API uses', () => {
  it.each([
    [`await payload.find({ collection: 'products' })`, 1],
    [`await payload.findByID({ collection: 'products', id, overrideAccess: true, user })`, 1],
    [`await payload.update({ collection: 'products', id, data, overrideAccess: false })`, 1],
    [`await payload.count(options)`, 1],
    [`await payload.find({ collection: 'products', overrideAccess: false, user })`, 0],
    [`await (await getPayload({ config })).logger.info('x')`, 0],
  ])('%s: %s finding', async (call, count) => {
    for (const file of ['src/app/(portal)/portal/x.ts', 'src/admin/x.ts'])
      expect(
        (await findings(file, `export async function f() { ${call} }`)).filter((rule) => rule === 'platform/local-api'),
        file,
      ).toHaveLength(count);
  });
});

describe('trap 3: hooks and endpoints pass their request on', () => {
  it.each([
    [`await req.payload.create({ collection: 'notices', data })`, 1],
    [`await payload.find({ collection: 'notices', overrideAccess: false, user })`, 1],
    [`await req.payload.create({ collection: 'notices', data, req })`, 0],
  ])('%s: %s finding', async (call, count) => {
    for (const file of ['hooks/x.ts', 'src/endpoints/x.ts'])
      expect(
        (await findings(file, `export async function f() { ${call} }`)).filter((rule) => rule === 'platform/local-api'),
        file,
      ).toHaveLength(count);
  });
});

describe('imports point one way', () => {
  it.each([
    ['src/domain/x.ts', 'payload'],
    ['src/domain/x.ts', 'node:fs'],
    ['src/domain/forms/x.ts', '../../adapters/clock.ts'],
    ['src/domain/x.ts', 'react'],
    ['src/queries/x.ts', '../../access/rules.ts'],
    ['src/casework/x.ts', 'payload'],
    ['src/casework/x.ts', '../../hooks/refusal.ts'],
    ['src/casework/x.ts', '../endpoints/http.ts'],
    ['hooks/x.ts', '../collections/Products.ts'],
    ['access/x.ts', '../payload.config.ts'],
    ['src/endpoints/x.ts', '../app/tokens.ts'],
    ['collections/X.ts', '../src/app/tokens.ts'],
    ['collections/X.ts', '../src/admin/CaseView.tsx'],
    ['src/server/x.ts', 'payload'],
    ['src/adapters/x.ts', '../casework/performAction.ts'],
  ])('%s must not know %s', async (file, target) => {
    expect(await findings(file, `import '${target}'`)).toContain('no-restricted-imports');
  });

  it.each([
    ['src/casework/x.ts', '../domain/result.ts'],
    ['hooks/x.ts', '../access/actor.ts'],
    ['collections/X.ts', '../hooks/refusal.ts'],
    ['src/app/x.ts', '../queries/settings.ts'],
  ])('%s may know %s', async (file, target) => {
    expect(await findings(file, `import '${target}'`)).not.toContain('no-restricted-imports');
  });
});

describe('trap 5: nothing is sent from inside a transaction', () => {
  it.each(['hooks/x.ts', 'src/casework/x.ts', 'collections/X.ts'])('%s knows no mail, no SMS and no driver', async (file) => {
    for (const target of ['nodemailer', 'node:http', 'node:https', '../src/notices/drivers/smtpMail.ts', '@alicloud/dysmsapi20170525']) {
      expect(await findings(file, `import '${target}'`), target).toContain('no-restricted-imports');
    }
    expect(await findings(file, `export const f = () => fetch('https://sms.example')`)).toContain('no-restricted-globals');
  });
});

describe('functions and files stay short', () => {
  it('one of 26 lines is too long, unless it is a hook or a declaration, which has 40', async () => {
    const code = (lines: number) => `export function f() {\n${'  f()\n'.repeat(lines - 2)}}\n`;
    expect(await findings('src/domain/x.ts', code(26))).toContain('max-lines-per-function');
    expect(await findings('src/domain/x.ts', code(25))).not.toContain('max-lines-per-function');
    expect([await findings('hooks/x.ts', code(40)), await findings('hooks/x.ts', code(41))].map((found) => found.includes('max-lines-per-function'))).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    'const x: any = 1; export { x }',
    '// eslint-disable-next-line\nexport const x = 1',
    '// @ts-ignore\nexport const x = 1',
    '// TODO later\nexport const x = 1',
    'export enum E { a }',
  ])('no shortcut: %s', async (code) => {
    expect(await findings('src/domain/x.ts', code)).not.toEqual([]);
  });
});
