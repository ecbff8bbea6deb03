import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nextFreePort } from '../../src/adapters/processes.ts';
import { temporaryDataFolder } from './dataFolder.ts';

/** Address of the running platform; set by hand it names one to test instead of starting it. */
const ADDRESS = 'TEST_APP_URL';
const START_PATIENCE_MS = 15 * 60_000;
const FIRST_PORT = 3_700;

/** Global setup of vitest for the browser journeys: `npm start` as a visitor would have it, with a data folder of its own. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[ADDRESS]) return undefined;
  const app = await startApp();
  process.env[ADDRESS] = app.url;
  return async () => {
    delete process.env[ADDRESS];
    await app.stop();
  };
}

export function appUrl(): string {
  const url = process.env[ADDRESS];
  if (!url) throw new Error(`${ADDRESS} is not set: this project needs tests/support/app.ts as its globalSetup`);
  return url;
}

export type RunningApp = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything the platform has printed so far. */
  output: () => Promise<string>;
  stop: () => Promise<void>;
  /** The same data and address with other settings: time goes on with another `CLOCK_NOW`. */
  restart: (extra: Record<string, string>) => Promise<void>;
};

/** Starts the whole platform in demo mode and waits until it is ready. Throws with its output when it is not. */
export async function startApp(extra: Record<string, string> = {}): Promise<RunningApp> {
  const dataDir = await temporaryDataFolder();
  const port = await nextFreePort('127.0.0.1', FIRST_PORT);
  if (port === null) throw new Error('no free port');
  const outputFile = path.join(dataDir, 'output.log');
  const app: RunningApp = {
    ...{ url: `http://localhost:${port}`, dataDir, process: launch(dataDir, port, extra), output: () => readFile(outputFile, 'utf8') },
    stop: async () => {
      await end(app.process);
      await rm(dataDir, { recursive: true, force: true });
    },
    restart: async (other) => {
      await end(app.process);
      app.process = launch(dataDir, port, other);
      await ready(app);
    },
  };
  await ready(app);
  return app;
}

function launch(dataDir: string, port: number, extra: Record<string, string>): ChildProcess {
  const log = openSync(path.join(dataDir, 'output.log'), 'a');
  const root = path.join(import.meta.dirname, '../..');
  const { DATABASE_URL: _url, SERVER_URL: _server, PAYLOAD_SECRET: _secret, DEMO: _demo, CLOCK_NOW: _clock, ...env } = process.env;
  return spawn(process.execPath, [path.join(root, 'scripts/start.ts')], {
    ...{ cwd: root, stdio: ['ignore', log, log] as ['ignore', number, number] },
    env: { ...env, DATA_DIR: path.join(dataDir, 'data'), PORT: String(port), LOG_LEVEL: 'warn', ...extra },
  });
}

async function ready({ url, process: child, output }: RunningApp): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(300);
  }
  child.kill('SIGTERM');
  throw new Error(`the platform did not become ready:\n${await output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
