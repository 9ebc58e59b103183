import type { Random } from '../../src/demo/seeded-random.ts';
import { drawAnswer, type Schema } from './draw-answer.ts';
import type { Entry, Journal } from './journal.ts';
import { NoAnswer, type User } from './user.ts';

interface CaseView {
  id: string;
  allowed: { event: string; weight: string; payload: Schema }[];
}
interface FormSection {
  id: string;
  schema: Schema;
  revision: number;
  complete: boolean;
  mayWrite: boolean;
}
type Command = Omit<Entry, 'outcome' | 'key' | 'actor'>;

/** How often what is done instead of the next step, and how far the clock goes. */
export interface Habits {
  start: number;
  clock: number;
  otherEvent: number;
  advances: readonly string[];
}

const usual: Habits = { start: 0.2, clock: 0.05, otherEvent: 0.3, advances: ['PT6H', 'P1D', 'P3D'] };

/** A person who does what the application offers: starts cases, fills in parts of the form, records what happened. */
export class Player {
  readonly #user: User;
  readonly #journal: Journal;
  readonly #random: Random;
  readonly #newKey: () => string;
  readonly #settle: Settle;
  readonly #habits: Habits;

  constructor(
    user: User,
    journal: Journal,
    random: Random,
    newKey: () => string,
    settling: Settle = settle,
    habits: Habits = usual,
  ) {
    this.#user = user;
    this.#journal = journal;
    this.#random = random;
    this.#newKey = newKey;
    this.#settle = settling;
    this.#habits = habits;
  }

  /** One thing to do, chosen and done; true when it was acknowledged. Throws `NoAnswer` when the application is gone. */
  async act(): Promise<boolean> {
    const command = await this.#choose();
    return command !== undefined && (await this.send(command));
  }

  /** Moves the demo clock, which fires what falls due on the way. */
  advanceClock(advance: string): Promise<boolean> {
    const payload = { advance };
    const request = { method: 'POST', path: '/demo/clock', body: JSON.stringify(payload) } as const;
    return this.send({ kind: 'clock', name: advance, payload, request });
  }

  send(command: Command): Promise<boolean> {
    return this.#settle(
      this.#user,
      this.#journal,
      this.#journal.sent({ ...command, key: this.#newKey(), actor: this.#user.persona }),
    );
  }

  async #choose(): Promise<Command | undefined> {
    const clock = await this.#user.read<{ now: string }>('/demo/clock');
    const today = clock?.now.slice(0, 10) ?? '';
    if (this.#random.chance(this.#habits.clock)) {
      const payload = { advance: this.#random.pick(this.#habits.advances) };
      const request = { method: 'POST', path: '/demo/clock', body: JSON.stringify(payload) } as const;
      return { kind: 'clock', name: payload.advance, payload, request };
    }
    if (this.#random.chance(this.#habits.start)) {
      const start = await this.#chooseStart(today);
      if (start) return start;
    }
    const sort = this.#random.pick(['needsMe', '-stageSince', 'stageSince']);
    const list = await this.#user.read<{ items: { id: string }[] }>(`/cases?limit=50&sort=${sort}`);
    if (!list || list.items.length === 0) return this.#chooseStart(today);
    const { id } = this.#random.pick(list.items);
    return (await this.#chooseSection(id, today)) ?? this.#chooseEvent(id, today);
  }

  async #chooseStart(today: string): Promise<Command | undefined> {
    const procedures = await this.#user.read<{ id: string; mayStart: boolean; input: Schema }[]>('/procedures');
    const procedure = procedures?.find((one) => one.mayStart);
    if (!procedure) return undefined;
    const payload = drawAnswer(procedure.input, this.#random, today);
    const body = JSON.stringify({ procedure: procedure.id, input: payload });
    return { kind: 'start', name: procedure.id, payload, request: { method: 'POST', path: '/cases', body } };
  }

  /** A part of the form that waits for this reader; undefined where none does. */
  async #chooseSection(caseId: string, today: string): Promise<Command | undefined> {
    const form = await this.#user.read<{ sections: FormSection[] }>(`/cases/${caseId}/form`);
    const section = form?.sections.find((one) => one.mayWrite && !one.complete);
    if (!section) return undefined;
    const { id, schema, revision } = section;
    const payload = drawAnswer(schema, this.#random, today);
    const body = JSON.stringify({ answers: payload, revision });
    const request = { method: 'PUT', path: `/cases/${caseId}/form/${id}`, body } as const;
    return { kind: 'section', caseId, name: id, payload, request };
  }

  /** Mostly the step that brings the case on. */
  async #chooseEvent(caseId: string, today: string): Promise<Command | undefined> {
    const view = await this.#user.read<CaseView>(`/cases/${caseId}`);
    const steps = view?.allowed.filter((one) => one.weight === 'step') ?? [];
    const offered = steps.length > 0 && !this.#random.chance(this.#habits.otherEvent) ? steps : (view?.allowed ?? []);
    if (offered.length === 0) return undefined;
    const { event, payload: schema } = this.#random.pick(offered);
    const payload = drawAnswer(schema, this.#random, today);
    const body = JSON.stringify({ type: event, payload });
    const request = { method: 'POST', path: `/cases/${caseId}/events`, body } as const;
    return { kind: 'event', caseId, name: event, payload, request };
  }
}

/** How a player sends: once, or until there is an answer. True when it was acknowledged. */
export type Settle = (user: User, journal: Journal, entry: Entry) => Promise<boolean>;

/** Sends a command, for the first time or again with its key, and writes down what came back. */
export async function settle(user: User, journal: Journal, entry: Entry): Promise<boolean> {
  const { status, body } = await user.send(entry.request, entry.key);
  if (status >= 500) {
    // Whether it acted is as open as after no answer at all.
    journal.note('failed', { key: entry.key, status, body });
    throw status === 503 ? new Unavailable(status, entry) : new ServerError(status, entry);
  }
  if (status >= 400) {
    journal.refused(entry, status);
    return false;
  }
  journal.acked(entry, body as NonNullable<Entry['answer']>);
  return true;
}

/** The application answered that something went wrong inside; no kill explains that. */
export class ServerError extends NoAnswer {
  constructor(status: number, { kind, name }: Entry) {
    super(`${kind} ${name} was answered with ${status}`);
  }
}

/** It says that it cannot now, which its database explains where that was taken away. */
export class Unavailable extends ServerError {}
