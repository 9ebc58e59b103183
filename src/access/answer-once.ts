import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Reader } from './reader.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Command } from '../engine/engine.ts';

/** Who administers something that is no case, and under which key. */
export interface Administration {
  db: Db;
  reader: Extract<Reader, { kind: 'member' }>;
  command: Command;
  /** A fresh id for the audit row. */
  auditId: string;
  requestId: string;
}

export const nameOf = ({ reader }: Administration): string => `${reader.name}, ${reader.organisation.name}`;

/**
 * Law 4: the same key with the same body gets the first answer, another body is refused, and of twins that arrive
 * together one writes. `write` keeps its answer in the statement that writes (see `answered`).
 */
export async function answerOnce<Answer extends object>(
  { db, command }: Administration,
  write: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const before = await firstAnswer<Answer>(db, command);
  if (before) return before;
  try {
    const answer = await write();
    // A slower twin finds what it wanted to write already there, and with it the answer.
    return isRefusal(answer) ? ((await firstAnswer<Answer>(db, command)) ?? answer) : answer;
  } catch (error) {
    const first = isTwin(error) ? await firstAnswer<Answer>(db, command) : undefined;
    if (first) return first;
    throw error;
  }
}

async function firstAnswer<Answer>(db: Db, { actor, key, bodyHash }: Command): Promise<Answer | Refusal | undefined> {
  const row = await db
    .selectFrom('command')
    .select(['body_hash', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  return row.body_hash === bodyHash ? (row.answer as Answer) : refuse('keyReused');
}

/** Whether somebody else wrote the first answer to the same key just now. */
export const isTwin = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'command_pkey';
};

/** Inserts the first answer for the key, for use in a `with`; `from` is the step that wrote, `answer` an expression of it. */
export const answered = ({ command }: Administration, from: string, answer: RawBuilder<unknown>) => sql`
  insert into command (actor, key, body_hash, case_id, answer, at)
  select ${command.actor}, ${command.key}, ${command.bodyHash}, null::uuid, ${answer}, app_now() from ${sql.ref(from)}`;

/** Inserts who did what to whom or what (`about`: an id), for use in a `with`, where the step `from` wrote something. */
export const audited = (
  { reader, auditId, requestId }: Administration,
  from: string,
  action: string,
  about: string | null = null,
) => sql`
  insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
  select ${auditId}::uuid, app_now(), ${reader.memberId}, ${reader.organisation.id}, ${reader.capacity}, null::uuid,
    ${action}, 'done', ${requestId}, ${about}::text from ${sql.ref(from)}`;

/** An instant as the contract writes it, out of a column. */
export const isoOf = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
