import { may } from '../../src/access/policy.ts';
import { moveCase } from '../../src/cases/record-event.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { fireDeadline } from '../../workers/fire-deadline.ts';
import { brokenLedger, brokenLink, caseRow } from '../support/case-rows.ts';
import type { SmallNetwork } from '../support/small-network.ts';
import { acts, type Act, type CaseModel } from './case-model.ts';

const on = '2026-11-16';

/** What people send, for each act of the model. */
const wire: Record<Act, { type: string; payload?: Record<string, unknown> }> = {
  handIn: { type: 'schoolSectionHandedIn' },
  goAhead: { type: 'clbSectionStarted', payload: { reason: 'De school antwoordt niet.' } },
  advise: { type: 'pbdAdviceGiven' },
  submit: { type: 'clbSectionHandedIn' },
  agreePupil: { type: 'consentGiven', payload: { party: 'pupil', mode: 'oral', on } },
  agreeParents: { type: 'consentGiven', payload: { party: 'parents', mode: 'oral', on } },
  choose: { type: 'offerChosen', payload: { offer: 'offer-of-provider' } },
  accept: { type: 'accepted' },
  decline: { type: 'declined', payload: { reason: 'full', text: 'Er is geen plaats.' } },
  waitlist: { type: 'waitlisted', payload: { bridging: 'Wekelijks gesprek.' } },
  placeFree: { type: 'placeFree' },
  meet: { type: 'firstContactMade', payload: { on, how: 'phone' } },
  startTable: {
    type: 'startTableHeld',
    payload: {
      on,
      objectives: 'Terug naar de klas',
      duration: 'tot Kerstmis',
      method: 'atelier',
      content: 'houtbewerking',
      schoolPresent: 'yes',
    },
  },
  adjust: { type: 'adjustmentAsked', payload: { why: 'Er is meer tijd nodig.' } },
  agreeToAdjust: { type: 'adjustmentAgreed', payload: { agreed: 'Tot de paasvakantie.' } },
  planClosing: { type: 'closingPlanned' },
  close: {
    type: 'closingTableHeld',
    payload: {
      on,
      result: 'backAtSchool',
      followUp: 'De school volgt verder op.',
      returnChecks: 0,
      returnContact: 'school',
    },
  },
  note: { type: 'noteAdded', payload: { text: 'Gebeld.', layer: 'clbOnly' } },
  withdraw: { type: 'withdrawn', payload: { reason: 'solvedAtSchool' } },
};

/** What somebody was told. */
export type Told = { kind: 'moved' | 'replayed'; revision: number; stage: string } | { kind: 'refused'; code: string };

export interface Said {
  act: Act;
  key: string;
  /** Stands for the bytes that were sent. */
  body: string;
  revision?: number;
}

/** A case in the application, as people and the clock use it. */
export class RealCase {
  #network: SmallNetwork;
  readonly #reopen: () => Promise<SmallNetwork>;
  readonly id: string;

  private constructor(network: SmallNetwork, id: string, reopen: () => Promise<SmallNetwork>) {
    [this.#network, this.id, this.#reopen] = [network, id, reopen];
  }

  static async begin(network: SmallNetwork, reopen: () => Promise<SmallNetwork>): Promise<RealCase> {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCase();
    for (const section of ['school', 'pbd', 'clb'] as const) await network.completeSection(id, section);
    return new RealCase(network, id, reopen);
  }

  async say({ act, key, body, revision }: Said): Promise<Told> {
    const reader = this.#network.readers[acts[act].by];
    const access = {
      reader,
      permits: (relation: Parameters<typeof may>[2]) => may(reader, 'caseEvent', relation),
      repeats: () => {},
    };
    const { type, payload = {} } = wire[act];
    const command = { key, actor: reader.memberId, bodyHash: body };
    const moved = await moveCase(this.#network.engine, access, this.id, { type, payload, revision }, command, 'model');
    if (isRefusal(moved)) return { kind: 'refused', code: moved.refusal };
    const { replayed, receipt } = moved;
    return { kind: replayed ? 'replayed' : 'moved', revision: receipt.revision, stage: receipt.stage };
  }

  /** Sets the clock to what falls due next in this case and lets it pass; two who try at once must make no difference. */
  async passTime(): Promise<{ kind: string; role: string } | undefined> {
    const { engine } = this.#network;
    const due = await engine.db
      .selectFrom('deadline')
      .select(['id', 'kind', 'role', 'due_at'])
      .where('case_id', '=', this.id)
      .where('fired_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('paused_at', 'is', null)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    if (due === undefined) return undefined;
    if (due.due_at > (await this.#network.now())) await this.#network.setNow(due.due_at);
    const firing = { id: due.id, caseId: this.id };
    const both = await Promise.all([fireDeadline(engine, firing), fireDeadline(engine, firing)]);
    const kinds = both.map(({ kind }) => kind).sort();
    if (kinds.join() !== 'fired,notDue') throw new Error(`${due.kind} ${due.role} ended as ${JSON.stringify(both)}`);
    return due;
  }

  /** Another engine on the same rows, as after a restart. */
  async restart(): Promise<void> {
    this.#network = await this.#reopen();
  }

  /** What the rows say, in the words of the model. */
  async look(): Promise<Omit<CaseModel, 'consents' | 'handedIn'> & { holder: string | null; events: number }> {
    const { db } = this.#network.engine;
    const { stage, holder_slot: holder, revision } = await caseRow(db, this.id);
    const events = await db.selectFrom('event').select('seq').where('case_id', '=', this.id).orderBy('seq').execute();
    const open = await db
      .selectFrom('deadline')
      .select('kind')
      .where('case_id', '=', this.id)
      .where('role', '=', 'term')
      .where('of_step', '=', true)
      .where('ended_at', 'is', null)
      .execute();
    const slots = db.selectFrom('slot').select('slot').where('case_id', '=', this.id).where('until_at', 'is', null);
    return {
      stage: stage as CaseModel['stage'],
      holder,
      revision,
      events: events.length,
      open: open.map(({ kind }) => kind).sort(),
      slots: new Set((await slots.execute()).map(({ slot }) => slot)),
    };
  }

  /** What must hold whatever happened: the chain of events, and a ledger without gaps. */
  async broken(): Promise<unknown[]> {
    const { db } = this.#network.engine;
    const link = await brokenLink(db, this.id);
    return [...(link ? [link] : []), ...(await brokenLedger(db, this.id, await this.#network.now()))];
  }
}
