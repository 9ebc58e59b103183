import { keepHeads } from '../src/audit/kept-heads.ts';
import { sealAudit } from '../src/audit/seal-audit.ts';
import type { Engine } from '../src/engine/engine.ts';
import { raiseVolumeAlarms } from '../src/organisations/volume-alarms.ts';
import { failureReason } from './failure-reason.ts';
import { openMail, type MailSettings } from './mail.ts';
import type { JobQueue } from './queue.ts';
import { RecurringTask } from './recurring-task.ts';
import { relayEffects, type EffectHandlers } from './relay-effects.ts';
import { relayDigests } from './relay-digests.ts';
import { relayMails } from './relay-mails.ts';
import { sweepDeadlines, type Swept } from './sweep.ts';
import { warn, type WorkerLog } from './worker-log.ts';

/** The queues that there are: each wakes one recurring task. */
export const queueNames = ['sweep', 'mail', 'seal'] as const;

/** How often each process counts who opened many cases. */
const countEveryMs = 60_000;

export interface WorkersSettings {
  engine: Engine;
  queue: JobQueue;
  /** Without it nothing is mailed: the inbox in the application is the message of record. */
  mail?: MailSettings;
  /** The file outside the database in which the last block of each day is kept. */
  auditHeads?: string;
  /** What can be done outside, by topic of the outbox; nothing by default. */
  effects?: EffectHandlers;
  /** A process warning by default. */
  log?: WorkerLog;
  /** How late a deadline may be: five seconds. */
  everyMs?: number;
}

export interface Workers {
  /** Fires what is due now, after a sweep that may be under way. */
  sweepNow(): Promise<Swept>;
  /** Stops between two deadlines or two mails; close the queue after it. */
  close(): Promise<void>;
}

/**
 * Starts what happens later: the sweep of deadlines and the relays of mails and effects, all at once and then every few seconds.
 * Does not wait for the queue, nor for the first sweep: a restart after weeks has much to do.
 */
export function startWorkers(settings: WorkersSettings): Workers {
  const { engine, queue, auditHeads, effects = {}, log = warn, everyMs = 5_000 } = settings;
  const mail = settings.mail && openMail(settings.mail);
  const sweep = new RecurringTask({
    name: queueNames[0],
    queue,
    everyMs,
    log,
    run: (signal) =>
      sweepDeadlines(engine, {
        signal,
        onFailure: ({ givenUp, ...failure }) =>
          log({ event: givenUp ? 'deadlineGivenUp' : 'deadlineFailed', ...failure }),
      }),
  });
  const relay = new RecurringTask({
    name: queueNames[1],
    queue,
    everyMs,
    log,
    run: async (signal) => {
      await relayMails(engine.db, mail, {
        signal,
        onFailure: ({ givenUp, ...failure }) => log({ event: givenUp ? 'mailGivenUp' : 'mailFailed', ...failure }),
      });
      await relayDigests(engine.db, mail, {
        signal,
        onFailure: ({ givenUp, reason }) => log({ event: givenUp ? 'digestGivenUp' : 'digestFailed', reason }),
      });
    },
  });
  let keptAt = -Infinity;
  /** A day has ended once a block of the next one is there: asked every minute. */
  const keepDaily = async (): Promise<void> => {
    if (auditHeads === undefined || performance.now() - keptAt < countEveryMs) return;
    keptAt = performance.now();
    await keepHeads(engine.db, auditHeads);
  };
  let countedAt = -Infinity;
  const seal = new RecurringTask({
    name: queueNames[2],
    queue,
    everyMs,
    log,
    run: async () => {
      const { heads } = await sealAudit(engine.db);
      for (const { number, at, hash } of heads) log({ event: 'auditHead', number, at, hash });
      await keepDaily();
      // What is counted is an hour: to know it a minute later is soon enough.
      if (performance.now() - countedAt < countEveryMs) return;
      countedAt = performance.now();
      for (const number of await raiseVolumeAlarms(engine.db)) log({ event: 'volumeAlarm', number });
    },
  });
  const tasks: { wake: () => void; close: () => Promise<void> }[] = [sweep, relay, seal];
  if (Object.keys(effects).length > 0)
    tasks.push(
      new RecurringTask({
        name: 'effects',
        queue,
        everyMs,
        log,
        run: (signal) =>
          relayEffects(engine.db, effects, {
            signal,
            onFailure: ({ givenUp, ...failure }) =>
              log({ event: givenUp ? 'effectGivenUp' : 'effectFailed', ...failure }),
          }),
      }),
    );
  for (const task of tasks) task.wake();
  return {
    sweepNow: () => sweep.now(),
    close: async () => {
      await Promise.all(tasks.map((task) => task.close()));
      if (auditHeads !== undefined)
        await sealAudit(engine.db)
          .then(() => keepHeads(engine.db, auditHeads, { now: true }))
          .catch((error: unknown) => log({ event: 'taskFailed', task: 'auditHeads', reason: failureReason(error) }));
      mail?.close();
    },
  };
}
