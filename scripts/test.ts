import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/**
 * `npm test`: everything, in the order in which a mistake is cheapest to find. `npm test -- lint unit` runs only
 * the steps named. All steps run even when one fails; the exit code is 1 then.
 */
const root = path.dirname(import.meta.dirname);
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

const STEPS: Record<string, string[]> = {
  lint: [bin('eslint'), '.', '--max-warnings', '0'],
  types: [bin('tsc'), '--noEmit'],
  unit: [bin('vitest'), 'run', '--project', 'unit'],
  policy: [bin('vitest'), 'run', '--project', 'policy', '--passWithNoTests'],
  int: [bin('vitest'), 'run', '--project', 'int'],
  fault: [bin('vitest'), 'run', '--project', 'fault', '--passWithNoTests'],
  e2e: [bin('vitest'), 'run', '--project', 'e2e', '--passWithNoTests'],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) throw new Error(`unknown step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`);

const lines: string[] = [];
const failedTests = new Set<string>();
let failures = 0;
for (const [name, command] of Object.entries(STEPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n── ${name} ──\n`);
  const startedAt = performance.now();
  const passed = await succeeds(command);
  if (!passed) failures++;
  lines.push(`${passed ? 'passed' : 'FAILED'}  ${name} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
}
process.stdout.write(`\n${[...failedTests, ...lines].join('\n')}\n\nSteps: ${lines.length - failures} passed, ${failures} failed\n`);
process.exit(failures === 0 ? 0 : 1);

/** The settings of whoever runs the tests must not steer them: a test names what it needs. */
function testEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, SERVER_URL: _server, PAYLOAD_SECRET: _secret, DEMO: _demo, CLOCK_NOW: _clock, DATA_DIR: _data, PORT: _port, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: '1' };
}

async function succeeds([program, ...args]: string[]): Promise<boolean> {
  // Through Node itself, so that the tools run on the version this project brings, whatever is installed.
  const child = spawn(process.execPath, [program as string, ...args], { cwd: root, env: testEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.pipe(process.stdout, { end: false });
  // Named again at the very end, where someone who reads only the last lines finds them.
  createInterface({ input: child.stdout }).on('line', (line) => / FAIL /.test(stripVTControlCharacters(line)) && failedTests.add(stripVTControlCharacters(line)));
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
