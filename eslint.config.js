import tseslint from 'typescript-eslint';

/**
 * Imports point one way (docs/adr):
 * domain ← adapters, queries, notices, documents, accounts, casework ← access, hooks, endpoints ← collections ← payload.config ← app, admin.
 * Each layer names what it may not know.
 */
const APP = ['**/app/**', '**/admin/**'];
const CONFIG = ['**/payload.config', '**/payload.config.ts', '@payload-config'];
const COLLECTIONS = ['**/collections/**'];
const BRIDGES = ['**/access/**', '**/hooks/**', '**/endpoints/**'];
const SCREENS = ['next', 'next/**', 'react', 'react-dom', 'react/**', 'antd', '@ant-design/**', '@payloadcms/next', '@payloadcms/next/**', '@payloadcms/ui', '@payloadcms/ui/**'];
const PAYLOAD = ['payload', 'payload/**', '@payloadcms/**'];
const OUTSIDE_DOMAIN = ['**/adapters/**', '**/queries/**', '**/notices/**', '**/documents/**', '**/accounts/**', '**/casework/**', '**/imports/**', '**/server/**'];

/** What sends: a transaction writes a notice row instead, the worker sends it (trap 5). */
const SENDING = ['nodemailer', 'node:http', 'node:https', '@alicloud/**', 'tencentcloud-sdk-*', '**/notices/drivers/**'];

const layer = (files, forbidden, message, more = {}) => ({
  files,
  ignores: more.ignores ?? [],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message, ...(more.allowTypes ? { allowTypeImports: true } : {}) }] }] },
});

const direction = [
  layer(['src/domain/**'], [...OUTSIDE_DOMAIN, ...BRIDGES, ...COLLECTIONS, ...CONFIG, ...APP, ...SCREENS, ...PAYLOAD, 'node:*', 'pg', 'pino', 'nodemailer'], 'src/domain is pure: it knows neither Payload, Next, React, Node nor any other layer.'),
  layer(['src/{queries,notices,documents,accounts,imports}/**'], [...BRIDGES, ...COLLECTIONS, ...CONFIG, ...APP, ...SCREENS], 'This layer knows the domain and the adapters.', { ignores: ['src/notices/payloadEmail.ts'] }),
  layer(['src/adapters/**'], [...BRIDGES, ...COLLECTIONS, ...APP, ...SCREENS, '**/casework/**'], 'Adapters know the domain and the outside world.'),
  layer(['src/casework/**'], [...BRIDGES, ...COLLECTIONS, ...CONFIG, ...APP, ...SCREENS, ...PAYLOAD, ...SENDING], 'Casework writes with plain SQL and knows no Payload.'),
  layer(['access/**', 'hooks/**', 'src/endpoints/**'], [...COLLECTIONS, ...CONFIG, ...APP, ...SCREENS, ...SENDING], 'Access rules, hooks and endpoints know no collection, page or screen.'),
  layer(['collections/**'], [...CONFIG, ...APP, '!**/admin/visible.ts', ...SCREENS, ...SENDING], 'Collections know rules, hooks and endpoints, no page.'),
  layer(['src/server/**', 'src/server.ts'], [...BRIDGES, ...COLLECTIONS, ...CONFIG, ...APP, '!**/app/tokens.ts', ...PAYLOAD], 'Our own server answers without Payload.'),
];

/**
 * Calls of Payload's Local API must carry an option: `overrideAccess: false` where people's requests end (trap 8), `req`
 * inside hooks and endpoints, where a nested operation without it leaves the transaction and waits for its locks (trap 3).
 */
const OPERATIONS = /^(find|findByID|findGlobal|findDistinct|create|update|updateGlobal|delete|count|duplicate)$/;
const localApi = {
  meta: { type: 'problem', schema: [{ enum: ['req', 'access'] }] },
  create: (context) => ({ CallExpression: (node) => checkCall(context, node) }),
};

function checkCall(context, { callee, arguments: [options], ...node }) {
  const target = callee.object?.property?.name ?? callee.object?.name;
  if (target !== 'payload' || !OPERATIONS.test(callee.property?.name ?? '')) return;
  const given = new Map((options?.properties ?? []).map((property) => [property.key?.name, property.value]));
  const isSafe = context.options[0] === 'req' ? given.has('req') : given.get('overrideAccess')?.value === false && (given.has('user') || given.has('req'));
  const message = context.options[0] === 'req' ? 'Pass req, or the operation leaves the transaction (trap 3).' : 'The Local API passes all access rules by: say overrideAccess: false and user (trap 8).';
  if (!isSafe) context.report({ loc: node.loc, message });
}

const sizes = (lines, functionLines) => ({
  'max-lines': ['error', { max: lines }],
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
});

export default tseslint.config(
  { ignores: ['node_modules/', '.next/', '.data/', 'docs/', 'next-env.d.ts', 'src/payload-types.ts', 'migrations/', 'src/app/(payload)/admin/importMap.js', '**/*.css'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  tseslint.configs.base,
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { platform: { rules: { 'local-api': localApi } } },
    rules: {
      'no-console': 'error',
      'no-debugger': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Node runs the sources as they are: no enums.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      ...sizes(250, 25),
    },
  },
  { files: ['collections/**'], rules: sizes(150, 25) },
  { files: ['access/**', 'hooks/**', 'src/domain/lifecycle/**'], rules: sizes(250, 40) },
  // Components are markup, hooks of React hold closures over one state.
  { files: ['**/*.tsx', 'src/app/**/*.ts', 'src/admin/**/*.ts'], rules: sizes(250, 50) },
  // Closures over one state that would only be longer as classes; no file joins this list.
  {
    files: ['src/app/(portal)/kit/{autosaver,formSession}.ts', 'src/server/{databaseHealth,replaceErrors}.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['tests/**', 'eslint.config.js'], rules: { 'max-lines-per-function': 'off', 'no-restricted-imports': 'off' } },
  // Corpora and doubles of whole protocols are long by nature.
  { files: ['tests/**'], rules: { 'max-lines': ['error', { max: 330 }] } },
  ...direction,
  { files: ['hooks/**', 'access/**', 'collections/**', 'src/casework/**'], rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Nothing is sent from inside a transaction: write a notice (trap 5).' }] } },
  {
    files: ['src/**/*.{ts,tsx}', 'access/**/*.ts', 'hooks/**/*.ts', 'collections/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  { files: ['src/app/(portal)/**', 'src/app/(public)/**', 'src/admin/**'], rules: { 'platform/local-api': ['error', 'access'] } },
  { files: ['hooks/**', 'access/**', 'collections/**', 'src/endpoints/**'], rules: { 'platform/local-api': ['error', 'req'] } },
);
