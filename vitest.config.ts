import { defineConfig } from 'vitest/config';

const isCi = process.env.CI !== undefined;
const postgres = './tests/support/postgres.ts';

/** `vitest run --project unit|policy|int|fault|e2e`; the database of int, policy and fault starts once per run. */
export default defineConfig({
  test: {
    environment: 'node',
    reporters: isCi ? [['default', { summary: false }]] : ['default'],
    // Two cores in CI; a test that needs the machine to itself belongs to `fault` or `e2e`.
    maxWorkers: 2,
    // The rules must not depend on the time zone of the machine; tests/unit checks several by hand.
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 10_000 } },
      { extends: true, test: { name: 'policy', include: ['tests/policy/**/*.test.ts'], globalSetup: postgres, testTimeout: 60_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'int', include: ['tests/int/**/*.test.ts'], globalSetup: postgres, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'fault', include: ['tests/fault/**/*.test.ts'], globalSetup: postgres, testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: './tests/support/app.ts',
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
