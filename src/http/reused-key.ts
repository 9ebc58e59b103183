import type { FastifyRequest } from 'fastify';
import type { Db } from '../../db/database.ts';
import { commandOf } from '../access/request-command.ts';
import { isRefusal } from '../contract/refusal.ts';

/** Whether this reader used this idempotency key before, with another body. */
export async function reusesKey(db: Db, request: FastifyRequest): Promise<boolean> {
  if (!request.reader || request.headers['idempotency-key'] === undefined || request.rawBody === '') return false;
  const command = commandOf(request);
  if (isRefusal(command)) return false;
  const used = await db
    .selectFrom('command')
    .select('body_hash')
    .where('actor', '=', command.actor)
    .where('key', '=', command.key)
    .executeTakeFirst();
  return used !== undefined && used.body_hash !== command.bodyHash;
}
