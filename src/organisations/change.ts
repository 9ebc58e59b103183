import type { Db } from '../../db/database.ts';
import type { Administration } from '../access/answer-once.ts';
import { readerOf } from '../access/gate.ts';
import { commandOf, type Commanding } from '../access/request-command.ts';
import { fieldLabels } from '../contract/nl/people.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';

/** Who asks for a change, under which key; a refusal where the key is missing or a link asks. */
export function changing(
  request: Commanding & { id: string },
  { db, engine }: { db: Db; engine: Engine },
): Administration | Refusal {
  const reader = readerOf(request);
  if (reader.kind !== 'member') return refuse('notFound');
  const command = commandOf(request);
  if (isRefusal(command)) return command;
  return { db, reader, command, auditId: engine.newId(), requestId: request.id };
}

/** One field that is wrong, by its name in the body. */
export const wrongField = (name: string, message: string): Refusal =>
  refuse('invalidInput', { errors: [{ path: `/${name}`, field: fieldLabels[name] ?? name, message }] });

/** The offset of a page; undefined where the cursor is none. */
export const offsetOf = (cursor: string | undefined): number | undefined =>
  cursor === undefined ? 0 : /^\d{1,9}$/.test(cursor) ? Number(cursor) : undefined;
