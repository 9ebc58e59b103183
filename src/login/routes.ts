import type { RouteApp, RouteDeps } from '../access/route-plugin.ts';
import { chooseRoutes } from './choose-routes.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { oidcRoutes } from './oidc-routes.ts';

/** What the routes of the login need besides what every subject gets. */
export interface LoginDeps extends RouteDeps {
  provider: IdentityProvider;
  /** Cookies travel over https only. */
  secureCookie: boolean;
}

/** Signing in by an identity provider; only where one is configured. */
export function loginRoutes(app: RouteApp, deps: LoginDeps): void {
  oidcRoutes(app, deps);
  chooseRoutes(app, deps);
}
