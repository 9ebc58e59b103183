import type { RouteApp, RouteDeps } from '../access/route-plugin.ts';
import type { IdentityProvider } from '../login/identity-provider.ts';
import { demoClockRoutes } from './demo-clock-routes.ts';
import type { AdvanceDemoClock } from './demo-clock.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { mailChoiceRoutes } from './mail-choice-routes.ts';
import { ownSessionRoutes } from './own-session-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export type { AdvanceDemoClock } from './demo-clock.ts';

/** What the routes of people need besides what every subject gets. */
export interface PeopleDeps extends RouteDeps {
  advanceClock: AdvanceDemoClock;
  /** The session cookie travels over https only. */
  secureCookie: boolean;
  /** By which people sign in, where there is one. */
  provider?: IdentityProvider;
}

/** Sessions, codes, personas, the demo clock, the inbox and the choice of mails. */
export function peopleRoutes(app: RouteApp, deps: PeopleDeps): void {
  sessionRoutes(app, deps);
  signInRoutes(app, deps);
  ownSessionRoutes(app, deps);
  inboxRoutes(app, deps);
  mailChoiceRoutes(app, deps);
  demoClockRoutes(app, deps);
}
