import { pino, type DestinationStream, type Logger } from 'pino';

export interface LogOptions {
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where the lines go; standard output when absent. */
  destination?: DestinationStream;
}

/** Everything a line may hold. No address, no body, no name, no message of an error: those carry personal data. */
const allowedFields: ReadonlySet<string> = new Set([
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'errorName',
  'errorCode',
  'frames',
  'port',
  'mode',
  'version',
  'roles',
  'event',
  'task',
  'deadlineId',
  'caseId',
  'noticeId',
  'effectId',
  'reason',
  'number',
  'at',
  'hash',
]);

/** Codes, kinds and places in the code; a sentence that somebody wrote does not pass. */
const reasonShape = /^[\w .:-]{1,200}$/;

/** Every sentence that a line may end with; any other (of Fastify, a driver, a stray call) is left out. */
export const logSentences = {
  request: 'request',
  failed: 'request failed',
  started: 'started',
  draining: 'draining',
  stopped: 'stopped',
  cutOff: 'stopped before all was finished',
  worker: 'worker',
  queue: 'queue error',
  backup: 'backup failed',
  headsNotKept: 'AANZET_AUDIT_HEADS is not set: whoever owns the database can rewrite the audit without being found',
  connectionLost: 'connection to the database lost',
  blocked: 'event loop blocked',
  unblocked: 'event loop runs again',
} as const;
const allowedSentences: ReadonlySet<string> = new Set(Object.values(logSentences));

/** A logger that writes only what is on its list, whatever it is given (redaction by path leaked in every trial). */
export function createLog({ level = 'info', destination }: LogOptions = {}): Logger {
  const options = {
    level,
    base: null,
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (fields: object, sentence?: string) => void) {
        const fields = args.find((one) => typeof one === 'object' && one !== null) ?? {};
        const sentence = args.find((one): one is string => typeof one === 'string' && allowedSentences.has(one));
        const picked = pickAllowed(fields);
        // A line of which nothing is left says nothing.
        if (sentence !== undefined || Object.keys(picked).length > 0) method.call(this, picked, sentence);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // Children inherit this, so theirs are filtered too.
  const child: unknown = Reflect.get(log, 'child');
  if (typeof child !== 'function') throw new Error('pino has no child');
  const filtered = function (this: Logger, bindings: object): unknown {
    return Reflect.apply(child, this, [pickAllowed(bindings)]);
  };
  return Object.assign(log, { child: filtered });
}

function pickAllowed(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        allowedFields.has(name) &&
        (typeof value !== 'object' || name === 'frames') &&
        (name !== 'reason' || (typeof value === 'string' && reasonShape.test(value))),
    ),
  );
}

const codeShape = /^\w{1,40}$/;
const frameShape = /^\s+at \S.*:\d+:\d+\)?$/;

/** What may be told about an error: its class, its code, and where it was thrown. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code =
    'code' in error && typeof error.code === 'string' && codeShape.test(error.code) ? { errorCode: error.code } : {};
  const stack = error.stack ?? '';
  const after = stack.indexOf(error.message);
  const frames = (after < 0 ? '' : stack.slice(after + error.message.length))
    .split('\n')
    .filter((line) => frameShape.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { errorName: error.constructor.name, ...code, frames };
}
