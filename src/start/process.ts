import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Database } from '../../db/database.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { openQueue, type JobQueue } from '../../workers/queue.ts';
import { queueNames, startWorkers } from '../../workers/start-workers.ts';
import { liveTerms } from '../afsprakenkader/live-terms.ts';
import type { Engine } from '../engine/engine.ts';
import { buildApp } from '../http/app.ts';
import { readinessOf } from '../http/health.ts';
import { createLog, describeError, logSentences } from '../http/log.ts';
import { isDemo, loginSettings, mailSettings, modeOf, type Settings } from '../settings.ts';
import { drainOnSignal } from './drain.ts';
import { sayFirstCode } from './first-code.ts';
import { watchEventLoop } from './event-loop.ts';
import { masterKeysOf } from './master-keys-of.ts';
import { openReaders } from '../../db/readers.ts';
import { openEngine, openReadyDatabase, tellConnectionLost, type Say } from './house.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openOpsServer } from './ops-server.ts';
import { scheduleBackups, type ScheduledBackups } from './scheduled-backup.ts';
import { refuseEvictingRedis } from './refuse-redis.ts';
import { refuseSettings } from './refuse-settings.ts';
import { subjectRoutes } from './routes.ts';
import { buildWebWhenMissing, webDirectory } from './web-part.ts';

/** One part of a process that runs. */
interface Part {
  /** What the person at the terminal hears. */
  says: string;
  /** Takes nothing new and finishes what runs. */
  close: () => Promise<void>;
}

interface House {
  settings: Settings;
  database: Database;
  engine: Engine;
  log: FastifyBaseLogger;
  metrics: Metrics;
  queue: JobQueue;
  isDraining: () => boolean;
}

/** A balancer asks about once a second; where nobody asks, nobody has to be waited for. */
const noticeMs = 1_500;
/** Jobs get this long to end, so that all closes within the ten seconds of a drain. */
const jobGraceMs = 5_000;

const manifest = path.join(import.meta.dirname, '..', '..', 'package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/**
 * Puts together what the roles of this process need, and ends it in order at a signal.
 * @throws CannotStart with the reason, before anything is served.
 */
export async function startProcess(settings: Settings, say: Say): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const nodeOptions = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''];
  refuseSettings(settings, { today, nodeOptions });
  const masters = masterKeysOf(settings);
  const roles = settings.AANZET_ROLES;
  const [mode, log] = [modeOf(settings), createLog()];
  const web = roles.includes('http') ? buildWebWhenMissing(say) : undefined;
  const redisUrl = mode === 'server' ? settings.REDIS_URL : undefined;
  // At the same time: a Redis that hangs is waited for, and whoever is waited for here is missed elsewhere.
  const [database] = await Promise.all([
    openReadyDatabase(settings, masters, log, say),
    redisUrl === undefined ? undefined : refuseEvictingRedis(redisUrl),
  ]);
  const watch = mode === 'server' ? watchEventLoop() : undefined;
  const countBlocks = () => watch?.countBlocks() ?? 0;
  let draining = false;
  const isDraining = () => draining;
  const metrics = createMetrics({ database, version, roles, topics: [], countBlocks });
  const terms = await liveTerms(database.kysely, (error) =>
    log.warn(describeError(error), logSentences.connectionLost),
  );
  const house: House = {
    settings,
    database,
    log,
    metrics,
    isDraining,
    engine: await openEngine(database.kysely, masters, terms),
    queue: await openOwnQueue(settings, database, log, metrics),
  };
  const parts: Part[] = [];
  if (roles.includes('worker')) parts.push(startWorkerRole(house));
  await web;
  if (roles.includes('http')) parts.push(await startHttpRole(house));
  const backups = scheduleOwnBackups(house);
  const ops =
    settings.AANZET_OPS_PORT === undefined
      ? undefined
      : await openOpsServer({
          port: settings.AANZET_OPS_PORT,
          host: settings.AANZET_OPS_HOST,
          ready: () => readinessOf(database.kysely, draining),
          metrics,
        });
  drainOnSignal({
    log,
    begin: () => (draining = true),
    noticeMs: mode === 'server' ? noticeMs : 0,
    close: async () => {
      await Promise.all(parts.map((part) => part.close()));
      // Who only answers people has no jobs to wait for.
      await house.queue.close(jobGraceMs);
      terms.stop();
      await backups?.close();
      await database.close();
      await ops?.close();
      await watch?.close();
    },
  });
  for (const part of parts) say(part.says);
  if (roles.includes('http') && !isDemo(settings)) await sayFirstCode(database.kysely, settings);
  if (ops !== undefined) say(`Toezicht (live, ready, metrics) op ${ops.address}`);
  log.info({ mode, version, roles: roles.join(',') }, logSentences.started);
}

/** A server is backed up from outside; the embedded database only this process can read. */
function scheduleOwnBackups({ settings, database, log, metrics }: House): ScheduledBackups | undefined {
  const folder = settings.AANZET_BACKUP_FOLDER;
  if (folder === undefined || database.kind !== 'pglite') return undefined;
  const onFailure = (error: unknown): void => {
    metrics.countTrouble('backupFailed');
    log.error(describeError(error), logSentences.backup);
  };
  return scheduleBackups({ database, folder, onFailure });
}

/** Answers people. */
async function startHttpRole({ settings, database, log, engine, metrics, queue, isDraining }: House): Promise<Part> {
  const publicUrl = settings.AANZET_PUBLIC_URL;
  const login = loginSettings(settings);
  const readers = database.kind === 'postgresql' ? openReaders(database, tellConnectionLost(log)) : undefined;
  const app = await buildApp({
    db: database.kysely,
    engine,
    readers,
    mode: modeOf(settings),
    demo: isDemo(settings),
    version,
    ...(publicUrl === undefined ? {} : { publicOrigin: new URL(publicUrl).origin }),
    ...(login === undefined ? {} : { login }),
    advanceClock: (ms) => advanceDemoClock(engine, database, ms),
    webDirectory,
    isDraining,
    onAnswer: metrics.onAnswer,
    queues: queueNames.map((name) => queue.raw(name)),
    routes: subjectRoutes,
  });
  await app.listen({ port: settings.PORT, host: settings.HOST });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.PORT;
  return {
    says: `Aanzet staat klaar op http://${settings.HOST}:${port}`,
    close: async () => {
      await closeHttp(app);
      await readers?.close();
    },
  };
}

/**
 * Takes no new connection, finishes what came in, and closes each connection as soon as nothing happens on it. Fastify
 * does that once, at the beginning: an answer that ends later would keep its connection for as long as the browser likes.
 */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const closing = setInterval(() => app.server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(closing);
  }
}

/** For those who work, and for the page that shows what waits. */
function openOwnQueue({ REDIS_URL: redisUrl }: Settings, database: Database, log: FastifyBaseLogger, metrics: Metrics) {
  const onError = (error: Error): void => {
    metrics.countTrouble('queueError');
    log.warn(describeError(error), logSentences.queue);
  };
  return openQueue({ database, ...(redisUrl === undefined ? {} : { redisUrl }), onError });
}

/** Does what happens later. */
function startWorkerRole({ settings, engine, log, metrics, queue }: House): Part {
  const mail = mailSettings(settings);
  const auditHeads = settings.AANZET_AUDIT_HEADS;
  if (auditHeads === undefined && modeOf(settings) === 'server') log.warn({}, logSentences.headsNotKept);
  const workers = startWorkers({
    engine,
    queue,
    ...(mail === undefined ? {} : { mail }),
    ...(auditHeads === undefined ? {} : { auditHeads }),
    log: (entry) => {
      metrics.countTrouble(entry.event);
      log.warn(entry, logSentences.worker);
    },
  });
  return {
    says: 'Aanzet werkt op de achtergrond: termijnen en berichten',
    close: async () => {
      await workers.close();
      await queue.close(jobGraceMs);
    },
  };
}
