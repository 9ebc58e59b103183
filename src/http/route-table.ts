import type { FastifyInstance, HTTPMethods, RouteOptions } from 'fastify';
import type { Action } from '../access/rights.ts';
import type {} from '../access/gate.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On the answer 405 only: the verbs that this address does have. */
    allow?: string;
  }
  interface FastifyInstance {
    /** Every route that runs, as declared; what rights, fuzz and bad-input tests go by. */
    routeTable: readonly RouteEntry[];
  }
}

/** One verb at one address. */
export interface RouteEntry {
  method: string;
  /** The pattern, with `:id` for parameters. */
  url: string;
  policy: Action | undefined;
  /** The zod schemas, where the route has them. */
  schema: { params?: unknown; querystring?: unknown; body?: unknown };
}

/** Keeps the list of routes while they are registered; before all of them. */
export function listRoutes(app: FastifyInstance): void {
  const routes: { method: string; url: string; options: RouteOptions }[] = [];
  app.addHook('onRoute', (options) => {
    // Method and address are kept as they are now: one options object may serve several addresses. Policy and schema
    // are read later, because inner hooks complete them.
    for (const method of [options.method].flat()) routes.push({ method, url: options.url, options });
  });
  app.decorate('routeTable', {
    getter: () => routes.filter(({ options }) => options.config?.allow === undefined).map(entryOf),
  });
}

function entryOf({ method, url, options }: { method: string; url: string; options: RouteOptions }): RouteEntry {
  const { params, querystring, body } = options.schema ?? {};
  return { method, url, policy: options.config?.policy, schema: { params, querystring, body } };
}

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A known address with another verb: the gate answers 405 there, with `Allow`. After all routes are registered. */
export function addOtherMethods(app: FastifyInstance): void {
  for (const url of new Set(app.routeTable.map((route) => route.url))) {
    const has = methods.filter((method) => app.hasRoute({ method, url }));
    const others = methods.filter((method) => !has.includes(method));
    const config = { policy: 'public', allow: has.join(', ') } as const;
    app.route({
      method: others,
      url,
      exposeHeadRoute: false,
      config,
      schema: { hide: true },
      handler: () => undefined,
    });
  }
}
