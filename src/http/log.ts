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
]);

/** Every sentence that a line may end with; any other (of Fastify, a driver, a stray call) is left out. */
export const logSentences = {
  request: 'request',
  failed: 'request failed',
  started: 'started',
  stopped: 'stopped',
} as const;
const allowedSentences: ReadonlySet<unknown> = new Set(Object.values(logSentences));

/** A logger that writes only what is on its list, whatever it is given (redaction by path leaked in every trial). */
export function createLog({ level = 'info', destination }: LogOptions = {}): Logger {
  const options = {
    level,
    base: null,
    formatters: { bindings: pickAllowed, log: pickAllowed },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...args: [object, string?]) => void) {
        const fields = args.find((one) => typeof one === 'object' && one !== null && !(one instanceof Error));
        const sentence = args.find((one) => allowedSentences.has(one));
        method.apply(this, [fields ?? {}, ...(typeof sentence === 'string' ? ([sentence] as const) : [])] as [object, string?]);
      },
    },
  } as const;
  return destination ? pino(options, destination) : pino(options);
}

function pickAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        allowedFields.has(name) && (typeof value !== 'object' || value === null || Array.isArray(value)),
    ),
  );
}

const codeShape = /^\w{1,40}$/;
const frameShape = /^\s+at \S.*:\d+:\d+\)?$/;

/** What may be told about an error: its class, its code, and where it was thrown. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' && codeShape.test(error.code) ? { errorCode: error.code } : {};
  const stack = error.stack ?? '';
  const after = stack.indexOf(error.message);
  const frames = (after < 0 ? '' : stack.slice(after + error.message.length))
    .split('\n')
    .filter((line) => frameShape.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { errorName: error.constructor.name, ...code, frames };
}
