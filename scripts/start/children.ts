import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export type Supervised = { stop: () => Promise<void> };

/** Longer than the 20 s a web process gives its requests. */
const PATIENCE_MS = 25_000;
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const STABLE_AFTER_MS = 60_000;

/** Runs a script to its end; throws when it fails. Its own output tells why. */
export async function runScript(script: string, env: NodeJS.ProcessEnv, signal: AbortSignal, failure: string): Promise<void> {
  const child = fork(script, [], { env, signal });
  const code = await exited(child);
  if (code !== 0) throw new Error(failure);
}

/**
 * Starts the web process and waits until it listens.
 * @param onDeath called when it ends without having been asked to
 */
export async function startWeb(script: string, args: string[], env: NodeJS.ProcessEnv, onDeath: (code: number | null) => void): Promise<Supervised> {
  const child = fork(script, args, { env });
  const death = exited(child);
  let stopping = false;
  const ready = new Promise<boolean>((resolve) => child.on('message', () => resolve(true)));
  if (!(await Promise.race([ready, death.then(() => false)]))) throw new Error('网页服务未能启动，原因见上。');
  void death.then((code) => (stopping ? undefined : onDeath(code)));
  return {
    stop: () => {
      stopping = true;
      return stopped(child, death);
    },
  };
}

/** Keeps the worker running: one that dies is started again, after a growing pause while it keeps dying. */
export function keepWorker(script: string, env: NodeJS.ProcessEnv, say: (sentence: string) => void): Supervised {
  let stopping = false;
  let child: ChildProcess;
  let death: Promise<number | null>;
  const run = async () => {
    let wait = SHORTEST_PAUSE_MS;
    while (!stopping) {
      const startedAt = performance.now();
      child = fork(script, [], { env });
      death = exited(child);
      const code = await death;
      if (stopping) return;
      wait = performance.now() - startedAt > STABLE_AFTER_MS ? SHORTEST_PAUSE_MS : Math.min(wait * 2, LONGEST_PAUSE_MS);
      say(`后台任务进程意外结束（代码 ${code ?? '无'}），${wait / 1000} 秒后重新启动。`);
      await pause(wait, undefined, { ref: false });
    }
  };
  void run();
  return {
    stop: () => {
      stopping = true;
      return stopped(child, death);
    },
  };
}

async function stopped(child: ChildProcess, death: Promise<number | null>): Promise<void> {
  child.kill('SIGTERM');
  const inTime = await Promise.race([death.then(() => true), pause(PATIENCE_MS, false, { ref: false })]);
  if (!inTime) child.kill('SIGKILL');
  await death;
}

function exited(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
}
