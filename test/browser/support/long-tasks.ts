import type { CDPSession } from 'playwright-core';
import type { Person } from './person.ts';

/** What one stretch of work cost the page. */
export interface Stretch {
  /** Milliseconds of processor time of the longest task on the page's own thread: what a quiet machine would take. */
  longestMs: number;
  /** The same by the clock on the wall, other programs included. */
  wallMs: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { message?: string } };
}

/**
 * Watches the tasks of a page. The observer that a page has itself knows only the clock on the wall, which on a busy
 * machine says more about the neighbours; Chromium's trace knows the processor time as well.
 */
export class TaskWatch {
  readonly #person: Person;
  readonly #session: CDPSession;
  readonly #events: TraceEvent[] = [];

  private constructor(person: Person, session: CDPSession) {
    this.#person = person;
    this.#session = session;
    session.on('Tracing.dataCollected', ({ value }) => this.#events.push(...(value as unknown as TraceEvent[])));
  }

  static async begin(person: Person): Promise<TaskWatch> {
    const session = await person.page.context().newCDPSession(person.page);
    const watch = new TaskWatch(person, session);
    const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories, excludedCategories: ['*'] },
    });
    return watch;
  }

  /** Does something, and gives it a name in the report. */
  async during(name: string, act: () => Promise<unknown>): Promise<void> {
    await this.#say(`begin ${name}`);
    await act();
    await this.#say(`end ${name}`);
  }

  /** Ends the watch: what each named stretch cost. */
  async end(): Promise<Map<string, Stretch>> {
    const complete = new Promise((resolve) => this.#session.once('Tracing.tracingComplete', resolve));
    await this.#session.send('Tracing.end');
    await complete;
    const stretches = new Map<string, Stretch>();
    const marks = this.#events.filter(({ name }) => name === 'TimeStamp');
    for (const mark of marks) {
      const [, name] = /^begin (.*)$/.exec(mark.args.data?.message ?? '') ?? [];
      const end = name && marks.find(({ args }) => args.data?.message === `end ${name}`);
      if (!name || !end) continue;
      const tasks = this.#events.filter(
        ({ name: kind, ph, pid, tid, ts }) =>
          kind === 'RunTask' && ph === 'X' && pid === mark.pid && tid === mark.tid && ts >= mark.ts && ts <= end.ts,
      );
      const longest = (of: (task: TraceEvent) => number) => Math.round(Math.max(0, ...tasks.map(of)) / 1000);
      stretches.set(name, {
        longestMs: longest(({ tdur, dur }) => tdur ?? dur ?? 0),
        wallMs: longest(({ dur }) => dur ?? 0),
      });
    }
    return stretches;
  }

  /** A mark in the trace, once what was asked for before it has been drawn. */
  async #say(mark: string): Promise<void> {
    await this.#person.page.evaluate(
      `new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 30))).then(() => console.timeStamp(${JSON.stringify(mark)}))`,
    );
  }
}
