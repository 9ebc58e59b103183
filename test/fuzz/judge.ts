import { readDescription, type Description } from './description.ts';
import { sentCanaries } from './requests.ts';
import type { Ready } from './to-bytes.ts';
import type { Answer } from './wire.ts';

/** What is counted; the first four are the promise. */
export type Kind = 'serverError' | 'slow' | 'schemaMismatch' | 'canary' | 'unanswered';
export interface Fault {
  kind: Kind;
  what: string;
}

/** An answer must have come by then. */
export const slowMs = 1_000;

/** Moves the clock of the demonstration and by contract answers when all that falls due has been done. */
export const isLong = ({ route }: Ready): boolean => route.path.endsWith('/demo/clock');

/** What only the inside knows: places in code, SQL, what a driver says. */
const inside = /node_modules|\.ts:\d|\bat \w+ \(|syntax error|invalid input syntax|violates|relation "|ECONN|pg_/;

/** Holds every answer against what was promised; `problem` checks one that no route describes. */
export function judgeWith(description: Description): (request: Ready, answer: Answer) => Fault[] {
  const [anyRoute] = readDescription(description);
  if (anyRoute === undefined) throw new Error('The application describes no route');
  return (request, answer) => {
    const { status, headers, body } = answer;
    if (status === 0) return request.broken ? [] : [{ kind: 'unanswered', what: 'no answer came' }];
    const faults: Fault[] = [];
    // Also 503: while nothing else is wrong, the database is there.
    if (status >= 500) faults.push({ kind: 'serverError', what: `${status} ${codeOf(body)}` });
    const type = headers.get('content-type') ?? '';
    const fault =
      request.tame && request.method !== 'HEAD'
        ? request.route.fault(status, type, body)
        : refusalFault(anyRoute.fault, request, answer);
    if (fault !== undefined) faults.push({ kind: 'schemaMismatch', what: `${status}: ${fault}` });
    const forbidden = [...request.asker.forbidden, ...sentCanaries];
    const shown = forbidden.filter((word) => holds(body, headers, word));
    if (shown.length > 0) faults.push({ kind: 'canary', what: `reads ${shown.join()}` });
    if (status >= 400 && inside.test(body.toString('utf8')))
      faults.push({ kind: 'canary', what: 'tells of the inside' });
    return faults;
  };
}

function refusalFault(
  problem: (status: number, type: string, body: Buffer) => string | undefined,
  request: Ready,
  { status, headers, body }: Answer,
) {
  if (status < 400 || request.method === 'HEAD') return undefined;
  return problem(status, headers.get('content-type') ?? '', body);
}

function holds(body: Buffer, headers: ReadonlyMap<string, string>, word: string): boolean {
  if (body.includes(word)) return true;
  for (const value of headers.values()) if (value.includes(word)) return true;
  return false;
}

function codeOf(body: Buffer): string {
  return /"code":"(\w+)"/.exec(body.toString('latin1'))?.[1] ?? '';
}
