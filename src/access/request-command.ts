import type { Command } from '../engine/engine.ts';
import { sha256 } from '../engine/event-chain.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Reader } from './reader.ts';

/** The parts of a request that name a command. */
export interface Commanding {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  rawBody: string;
  reader: Reader | null;
}

const acceptable = /^[\x21-\x7e]{1,200}$/;

/** Whose key it is: a member, or a personal link. */
export const actorOf = (reader: Reader): string =>
  reader.kind === 'member' ? reader.memberId : `link-${reader.linkId}`;

/**
 * The idempotency key of a request with what was asked (law 4). The hash covers method and address too, so that one key
 * never answers for another case.
 */
export function commandOf(request: Commanding, actor: string = actorOf(knownReader(request))): Command | Refusal {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') return refuse('missingIdempotencyKey');
  if (typeof key !== 'string' || !acceptable.test(key)) {
    const message = fieldMessages.notAnId;
    return refuse('invalidInput', { errors: [{ path: 'Idempotency-Key', field: 'Idempotency-Key', message }] });
  }
  return { key, actor, bodyHash: sha256(`${request.method} ${request.url}\n${request.rawBody}`) };
}

function knownReader({ reader }: Commanding): Reader {
  if (!reader) throw new Error('A command of a stranger: give this route another policy, or name the actor');
  return reader;
}
