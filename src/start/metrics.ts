import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import type { OnAnswer } from '../http/request-log.ts';
import { readWorkFigures, type WorkFigures } from '../../workers/work-figures.ts';

export interface MetricsSettings {
  database: Database;
  version: string;
  roles: readonly string[];
  /** The effects that workers know how to perform. */
  topics: readonly string[];
  /** How often the event loop stood still for long. */
  countBlocks: () => number;
}

export interface Metrics {
  contentType: string;
  onAnswer: OnAnswer;
  /** Counts something that went wrong beside a request: a code of a closed list, such as `queueSilent`. */
  countTrouble: (event: string) => void;
  /** All figures in the text form of Prometheus; a database that does not answer within two seconds is itself told. */
  expose: () => Promise<string>;
}

const patienceMs = 2_000;

/** The gauges about work; labels are codes of a closed list, never ids or names. */
const gauges: { name: string; help: string; values: (figures: WorkFigures) => Record<string, number> | number }[] = [
  {
    name: 'aanzet_sweep_lateness_seconds',
    help: 'How long the oldest deadline that is due waits for the sweep',
    values: ({ sweepLatenessSeconds }) => sweepLatenessSeconds,
  },
  {
    name: 'aanzet_outbox_age_seconds',
    help: 'How long the oldest effect or mail waits to leave',
    values: ({ effectAgeSeconds: effect, mailAgeSeconds: mail }) => ({ effect, mail }),
  },
  {
    name: 'aanzet_outbox_waiting',
    help: 'Effects and mails that wait to leave',
    values: ({ effectsWaiting: effect, mailsWaiting: mail }) => ({ effect, mail }),
  },
  {
    name: 'aanzet_failed_work',
    help: 'Work that was given up and waits for an administrator',
    values: ({ deadlinesGivenUp: deadline, effectsGivenUp: effect, mailsGivenUp: mail }) => ({
      deadline,
      effect,
      mail,
    }),
  },
  {
    name: 'aanzet_quarantine',
    help: '1 while effects wait because a backup was put back',
    values: ({ quarantined }) => (quarantined ? 1 : 0),
  },
];

/** The figures of one process for Prometheus. Requests are counted by the pattern of their route; nothing names a person. */
export function createMetrics({ database, version, roles, topics, countBlocks }: MetricsSettings): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  new Gauge({ name: 'aanzet_info', help: 'What runs here', labelNames: ['version', 'roles'], registers }).set(
    { version, roles: roles.join(',') },
    1,
  );
  const seconds = new Histogram({
    name: 'aanzet_http_request_seconds',
    help: 'Answers by verb, pattern of the route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const trouble = new Counter({
    name: 'aanzet_trouble_total',
    help: 'What went wrong beside a request, by code',
    labelNames: ['event'],
    registers,
  });
  const up = new Gauge({ name: 'aanzet_database_up', help: '1 while the database answers', registers });
  const connections = new Gauge({
    name: 'aanzet_database_connections',
    help: 'Connections of this process, by what they do; waiting: requests for one',
    labelNames: ['state'],
    registers,
  });
  const blocks = new Gauge({
    name: 'aanzet_event_loop_blocks',
    help: 'How often the event loop stood still for seconds since the start',
    registers,
  });
  const work = gauges.map(({ name, help, values }) => ({
    values,
    gauge: new Gauge({ name, help, labelNames: ['kind'], registers }),
  }));
  return {
    contentType: register.contentType,
    onAnswer: ({ method, route, status, ms }) => seconds.observe({ method, route, status }, ms / 1_000),
    countTrouble: (event) => trouble.inc({ event }),
    expose: async () => {
      const figures = await withinPatience(readWorkFigures(database.kysely, topics));
      up.set(figures === undefined ? 0 : 1);
      blocks.set(countBlocks());
      if (database.kind === 'postgresql') {
        const { totalCount, idleCount, waitingCount } = database.pool;
        connections.set({ state: 'busy' }, totalCount - idleCount);
        connections.set({ state: 'idle' }, idleCount);
        connections.set({ state: 'waiting' }, waitingCount);
      }
      for (const { gauge, values } of work) {
        // Old figures would look like an answer.
        gauge.reset();
        if (figures !== undefined) setAll(gauge, values(figures));
        else gauge.remove({});
      }
      return register.metrics();
    },
  };
}

function setAll(gauge: Gauge<'kind'>, values: Record<string, number> | number): void {
  if (typeof values === 'number') gauge.set(values);
  else for (const [kind, value] of Object.entries(values)) gauge.set({ kind }, value);
}

async function withinPatience<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  const giveUp = new AbortController();
  const late = wait(patienceMs, undefined, { signal: giveUp.signal }).catch(() => undefined);
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  giveUp.abort();
  return answer;
}
