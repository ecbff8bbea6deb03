import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { readConfig, type Config } from '../src/adapters/config.ts';
import { cleanUpAccounts } from '../src/accounts/cleanUp.ts';
import { forgetReturns } from '../src/accounts/formReturns.ts';
import { now } from '../src/adapters/clock.ts';
import { createPool } from '../src/adapters/database.ts';
import { removeAbandoned } from '../src/adapters/files/storage.ts';
import { captureConsole, createLogger } from '../src/adapters/logger.ts';
import { patentRegister } from '../src/adapters/patentSource.ts';
import { closeDrivers, driversFromConfig } from '../src/notices/drivers/driversFromConfig.ts';
import { certifyDue, expireDue } from '../src/casework/certificationRounds.ts';
import { forgetObjectionDrafts } from '../src/casework/forgetObjectionDrafts.ts';
import { forgetAnswers } from '../src/casework/idempotency.ts';
import { sweepOrphanedFiles } from '../src/casework/orphanedFiles.ts';
import { remindOfAssetReports } from '../src/casework/reminders/assetReports.ts';
import { tellOfProductUpdates } from '../src/casework/reminders/productUpdates.ts';
import { sealCaseLog } from '../src/casework/seal.ts';
import { forgetImports } from '../src/imports/queue.ts';
import { runImportWorker } from '../src/imports/worker.ts';
import { runNoticeWorker } from '../src/notices/worker.ts';
import { refreshSearchStatistics } from '../src/queries/searchStatistics.ts';
import { runHourly, type HourlyTask } from '../src/scheduling/hourly.ts';
import { runPatentWork } from '../src/scheduling/patentWork.ts';

/** The process that works off what decisions left behind: notices now, scheduled work later. Any number may run. */
const HALF_A_DAY = 12 * 3_600_000;
const logger = createLogger('worker');
captureConsole(logger);
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
// Started by scripts/start.ts: when that process is gone nobody else would end us.
process.on('disconnect', () => stopping.abort());

await work(checkedConfig());

async function work({ databaseUrl, notices, demo, dataDir }: Config): Promise<void> {
  const drivers = driversFromConfig(notices, logger);
  if (!drivers.ok) return refuseToStart([drivers.reason]);
  const pool = createPool({
    ...{ databaseUrl: databaseUrl as string, name: 'worker', max: 5 },
    onLostConnection: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  logger.info('working');
  const workerId = `${hostname()}-${process.pid}-${randomUUID()}`;
  const { signal } = stopping;
  await Promise.all([
    runNoticeWorker({ pool, drivers: drivers.value, log: logger, workerId, signal, keepSecrets: demo }),
    runImportWorker({ pool, dataDir, log: logger, workerId, signal }),
    runHourly({ pool, log: logger, tasks: hourlyTasks(dataDir), signal }),
    runPatentWork({ pool, source: patentRegister(pool), log: logger, workerId, signal }),
  ]);
  await closeDrivers(drivers.value);
  await pool.end();
  logger.info('stopped');
  process.exit(0);
}

function hourlyTasks(dataDir: string): HourlyTask[] {
  return [
    { name: 'seal the case log', run: sealCaseLog },
    { name: 'clean up accounts', run: cleanUpAccounts },
    { name: 'forget forms sent back', run: forgetReturns },
    { name: 'refresh search statistics', run: refreshSearchStatistics },
    { name: 'remind of asset reports', run: (tx) => remindOfAssetReports(tx) },
    { name: 'tell of product updates', run: (tx) => tellOfProductUpdates(tx) },
    { name: 'certify after publicity', runEach: (pool, signal) => certifyDue(pool, now(), signal) },
    { name: 'expire certifications', runEach: (pool, signal) => expireDue(pool, now(), signal) },
    { name: 'forget unfinished objections', runEach: (pool) => forgetObjectionDrafts(pool, dataDir) },
    { name: 'forget answers', run: forgetAnswers },
    { name: 'forget imports', run: forgetImports },
    { name: 'remove orphaned files', run: (tx) => sweepOrphanedFiles(tx, dataDir, new Date(Date.now() - HALF_A_DAY)) },
    { name: 'remove abandoned uploads', run: () => removeAbandoned(dataDir, new Date(Date.now() - HALF_A_DAY)) },
  ];
}

function checkedConfig(): Config {
  const reading = readConfig(process.env, path.dirname(import.meta.dirname));
  if (!reading.ok) return refuseToStart(reading.faults);
  if (reading.value.databaseUrl === null) return refuseToStart(['单独启动后台任务须设置 DATABASE_URL；使用内置数据库请运行 npm start。']);
  return reading.value;
}

function refuseToStart(faults: string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}
