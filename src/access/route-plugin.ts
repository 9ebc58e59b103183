import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../../db/database.ts';
import { Problem } from '../contract/problem.ts';
import type { Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import type { Reading } from './reading.ts';

/** Fastify as a subject's `routes.ts` sees it: zod schemas give the types of params, query, body and answer. */
export type RouteApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every subject may work with. */
export interface RouteDeps {
  db: Db;
  engine: Engine;
  /** Everything that a reader asks to see goes through it. */
  reading: Reading;
  /** Demo mode: personas instead of a login, and a clock that can be moved. */
  demo: boolean;
}

/**
 * Registers the routes of one subject; paths are relative to `/api/v1`. Every route names a `config.policy`, or the
 * application does not start. A handler returns its answer, or a `Refusal` as a value: `src/http` makes the
 * problem+json of it.
 */
export type RoutePlugin = (app: RouteApp, deps: RouteDeps) => void;

/**
 * Spread into `schema.response` of every route: handlers may then return a `Refusal`. On the wire it is a `Problem`,
 * which is what the schema says at run time.
 */
export const refused = { '4xx': Problem as unknown as z.ZodType<Refusal> };

/** Body of an unsafe route that takes none; routes without a body schema get it by themselves. */
export const NoBody = z.strictObject({}).nullish();
