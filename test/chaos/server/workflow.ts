import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry, Journal } from '../journal.ts';
import type { Settle } from '../player.ts';
import { NoAnswer, type Answer, type User } from '../user.ts';
import type { TwoParties } from './two-parties.ts';

/** What one workflow needs besides its two parties. */
export interface Told {
  journal: Journal;
  settle: Settle;
  /** Names the workflow in its texts and keys. */
  name: string;
}

type Command = Omit<Entry, 'outcome' | 'key' | 'actor'>;

/** What a workflow leaves behind, in any order of the message and the rest. */
export const eventsOfWorkflow = ['caseStarted', 'noteAdded', 'noteAdded', 'statusAnswered', 'statusAsked'];

/** A case that one party starts; answers its id. */
export async function startWorkflow({ clb, start }: TwoParties, told: Told): Promise<string> {
  const payload = start(told.name);
  const body = JSON.stringify({ procedure: 'naft', input: payload });
  const request = { method: 'POST', path: '/cases', body } as const;
  const entry = await send(clb, told, 'start', { kind: 'start', name: 'naft', payload, request });
  if (entry.answer?.id === undefined) throw new Error(`${told.name} was started without an answer`);
  return entry.answer.id;
}

/**
 * The rest of it: a question that begins a deadline and an answer that ends it, a message from the other party at the same
 * time, and at the end something that the one makes known and the other reads. Answers what was read wrongly.
 */
export async function runWorkflow(parties: TwoParties, caseId: string, told: Told): Promise<string[]> {
  const { clb, school } = parties;
  const [message, known] = [`Bericht voor ${told.name}`, `Bekendgemaakt door ${told.name}`];
  const layer = await layerOf(parties, caseId);
  await Promise.all([
    send(school, told, 'message', event(caseId, 'noteAdded', { text: message, layer })),
    send(school, told, 'question', event(caseId, 'statusAsked', {})).then(() =>
      send(clb, told, 'answer', event(caseId, 'statusAnswered', { answer: 'busy' })),
    ),
  ]);
  await send(clb, told, 'event', event(caseId, 'noteAdded', { text: known, layer }));
  const { body } = await readUntilAnswered(school, `/cases/${caseId}/history`);
  const history = JSON.stringify(body);
  return [message, known].flatMap((text) => {
    const times = history.split(`"${text}"`).length - 1;
    return times === 1 ? [] : [`${told.name}: the other party reads "${text}" ${times} times`];
  });
}

const event = (caseId: string, name: string, payload: Record<string, unknown>): Command => {
  const body = JSON.stringify({ type: name, payload });
  return { kind: 'event', caseId, name, payload, request: { method: 'POST', path: `/cases/${caseId}/events`, body } };
};

async function send(user: User, { journal, settle, name }: Told, step: string, command: Command): Promise<Entry> {
  const entry = journal.sent({ ...command, key: `${name}-${step}`, actor: user.persona });
  if (!(await settle(user, journal, entry))) throw new Error(`${entry.key} was refused`);
  return entry;
}

const layers = new WeakMap<TwoParties, Promise<string>>();

/** The layer in which both may read a note: what the application offers the school first. Asked once for a pair. */
function layerOf(parties: TwoParties, caseId: string): Promise<string> {
  const known = layers.get(parties);
  if (known) return known;
  const asked = readUntilAnswered(parties.school, `/cases/${caseId}`).then(({ body }) => {
    const { allowed } = body as { allowed: { event: string; payload: Offered }[] };
    const note = allowed.find((one) => one.event === 'noteAdded');
    const [layer] = note?.payload.properties?.['layer']?.oneOf ?? [];
    if (!layer) throw new Error('The school may not write a note');
    return layer.const;
  });
  layers.set(parties, asked);
  return asked;
}

interface Offered {
  properties?: Record<string, { oneOf?: { const: string }[] }>;
}

async function readUntilAnswered(user: User, path: string): Promise<Answer> {
  for (;;) {
    try {
      const answer = await user.send({ method: 'GET', path });
      if (answer.status === 200) return answer;
      if (answer.status < 500) throw new Error(`${path} was answered with ${answer.status}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
    await sleep(30);
  }
}
