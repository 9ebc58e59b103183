import { commandOf, actorOf } from '../access/request-command.ts';
import { refused, type RouteApp, type RouteDeps } from '../access/route-plugin.ts';
import { advanceTooFar } from '../contract/nl/people.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { AdvanceClock, ClockAdvanced, DemoClock } from '../contract/session.ts';
import { advanceOnce, durationMs, furthestMs, readDemoClock, type AdvanceDemoClock } from './demo-clock.ts';

const tags = ['Demo'];

/** The clock of the demo: what it says, and forward. */
export function demoClockRoutes(app: RouteApp, deps: RouteDeps & { advanceClock: AdvanceDemoClock }): void {
  const { db, advanceClock } = deps;
  /** One advance at a time, so that a key that comes twice at once meets its own answer. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  app.get(
    '/demo/clock',
    { config: { policy: 'demo' }, schema: { tags, summary: 'Klok', response: { 200: DemoClock, ...refused } } },
    () => readDemoClock(db),
  );

  app.post(
    '/demo/clock',
    {
      config: { policy: 'demo' },
      schema: { tags, summary: 'Klok vooruit', body: AdvanceClock, response: { 200: ClockAdvanced, ...refused } },
    },
    async (request): Promise<{ now: string; fired: number } | Refusal> => {
      const ms = durationMs(request.body.advance);
      if (ms > furthestMs)
        return refuse('invalidInput', {
          errors: [{ path: '/advance', field: 'Hoever vooruit', message: advanceTooFar }],
        });
      if (request.headers['idempotency-key'] === undefined) return inTurn(() => advanceClock(ms));
      const command = commandOf(request, request.reader ? actorOf(request.reader) : 'demo');
      if (isRefusal(command)) return command;
      const advanced = await inTurn(() => advanceOnce(db, advanceClock, ms, command));
      return advanced === 'keyReused' ? refuse('keyReused') : advanced;
    },
  );
}
