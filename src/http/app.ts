import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { Queue } from 'bullmq';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Readers } from '../../db/readers.ts';
import { readingOf } from '../access/reading.ts';
import type { RouteApp, RouteDeps, RoutePlugin } from '../access/route-plugin.ts';
import { IdentityProvider } from '../login/identity-provider.ts';
import { loginRoutes } from '../login/routes.ts';
import { familyDoorRoutes } from '../family/door-routes.ts';
import { peopleRoutes, type AdvanceDemoClock } from '../people/routes.ts';
import type { LoginSettings } from '../settings.ts';
import { auditRequests } from './audit-requests.ts';
import { answerBrokenHttp, answerErrors, answerNotFound } from './error-answers.ts';
import { guardRoutes } from './gate.ts';
import { healthRoute } from './health.ts';
import { largestBody, readJsonBodies } from './json-body.ts';
import { createLog, type LogOptions } from './log.ts';
import { compressJson } from './compress.ts';
import { describeApi, serveApiDescription } from './openapi.ts';
import { serveQueuePage } from './queue-page.ts';
import { limitRate } from './rate-limit.ts';
import { logRequests, type OnAnswer } from './request-log.ts';
import { completeRoutes } from './route-defaults.ts';
import { addOtherMethods, listRoutes } from './route-table.ts';
import { bareHeaders, setSecurityHeaders } from './security-headers.ts';
import { serveWeb } from './static-web.ts';
import { validatorCompiler } from './validation.ts';

export interface AppDeps extends Omit<RouteDeps, 'reading'> {
  /** Connections that row-level security binds; without them the policy stands alone (PGlite). */
  readers?: Readers | undefined;
  mode: 'embedded' | 'server';
  version: string;
  /** `https://aanzet.example.be`: where browsers see the application; the host that is asked when absent. */
  publicOrigin?: string;
  /** The identity provider by which people sign in; without it there is no such way. */
  login?: LoginSettings;
  /** Moves the demo clock and fires what falls due; concurrent calls queue. */
  advanceClock: AdvanceDemoClock;
  /** The built web part; without it the API runs alone. */
  webDirectory?: string;
  log?: LogOptions;
  /** The routes of the subjects. */
  routes: readonly RoutePlugin[];
  /** Whether the process has begun to stop: then it is no longer ready. */
  isDraining?: () => boolean;
  /** Told of each answer, for counting. */
  onAnswer?: OnAnswer;
  /** What the page of queues shows; without any there is none. */
  queues?: readonly Queue[];
  /** Requests per reader in ten seconds; for the tests. */
  rateLimit?: number;
  /** Papers per reader in a minute; for the tests. */
  paperLimit?: number;
}

/** The whole application as one Fastify instance, ready to listen; its owner closes it, and the database after it. */
export async function buildApp(deps: AppDeps): Promise<RouteApp> {
  const { db, demo, publicOrigin, version } = deps;
  const reading = readingOf(deps.engine, deps.readers);
  const https = publicOrigin?.startsWith('https:') ?? false;
  const loggerInstance: FastifyBaseLogger = createLog(deps.log);
  const app: RouteApp = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit: largestBody,
    requestTimeout: 60_000,
    // A request that came in gets its answer; closing waits for it and ends idle connections.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (_error, request, reply) => void answerNotFound(request, reply.headers(bareHeaders)),
    clientErrorHandler: answerBrokenHttp,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  listRoutes(app);
  answerErrors(app, db);
  logRequests(app, deps.onAnswer);
  readJsonBodies(app);
  compressJson(app);
  await setSecurityHeaders(app, https);
  await app.register(cookie);
  guardRoutes(app, { db, demo, publicOrigin });
  auditRequests(app, db);
  await limitRate(app, deps);
  await describeApi(app, version);
  await app.register(
    async (api: RouteApp) => {
      completeRoutes(api);
      healthRoute(api, deps);
      const provider = deps.login && new IdentityProvider(deps.login);
      const own = { ...deps, reading };
      peopleRoutes(api, { ...own, secureCookie: https, ...(provider ? { provider } : {}) });
      familyDoorRoutes(api, { ...own, secureCookie: https });
      if (provider) loginRoutes(api, { ...own, provider, secureCookie: https });
      for (const register of deps.routes) register(api, own);
    },
    { prefix: '/api/v1' },
  );
  await serveApiDescription(app);
  if (deps.queues !== undefined) await serveQueuePage(app, deps.queues);
  await serveWeb(app, deps.webDirectory);
  addOtherMethods(app);
  await app.ready();
  return app;
}
