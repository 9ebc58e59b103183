import type { RouteApp, RouteDeps } from '../access/route-plugin.ts';
import { demoClockRoutes } from './demo-clock-routes.ts';
import type { AdvanceDemoClock } from './demo-clock.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { mailChoiceRoutes } from './mail-choice-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export type { AdvanceDemoClock } from './demo-clock.ts';

/** What the routes of people need besides what every subject gets. */
export interface PeopleDeps extends RouteDeps {
  advanceClock: AdvanceDemoClock;
  /** The session cookie travels over https only. */
  secureCookie: boolean;
  /** The identity provider as people call it, where there is one. */
  loginName?: string;
}

/** Sessions, codes, personas, the demo clock, the inbox and the choice of mails. */
export function peopleRoutes(app: RouteApp, deps: PeopleDeps): void {
  sessionRoutes(app, deps);
  signInRoutes(app, deps);
  inboxRoutes(app, deps);
  mailChoiceRoutes(app, deps);
  demoClockRoutes(app, deps);
}
