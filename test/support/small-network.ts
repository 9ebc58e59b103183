import { sql } from 'kysely';
import { readNow } from '../../db/clock.ts';
import type { Database } from '../../db/database.ts';
import { may } from '../../src/access/policy.ts';
import { exampleVariant, type ExampleChanges } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import { recordEvent } from '../../src/cases/record-event.ts';
import type { CaseView, MoveReceipt } from '../../src/contract/case.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import { startNaft } from '../../src/registration/start-naft.ts';
import { advanceDemoClock, type Advanced } from '../../workers/demo-clock.ts';
import { sweepDeadlines, type Swept } from '../../workers/sweep.ts';
import { stepsTo, type ReachableStage } from './naft-steps.ts';
import { insertOrganisations, network, readerOf, type Member, type Who } from './small-network-organisations.ts';
import { testVault } from './test-vault.ts';

export interface SmallNetworkOptions {
  /** Where the clock stands at first: Monday 16 November 2026, ten in the morning in Brussels; null: as it is. */
  now?: string | null;
  /** What the network agreed, as changes of the example. */
  agreed?: ExampleChanges;
  /** Organisations that this network lacks; the contact point by default, so that the route is direct. */
  without?: readonly Who[];
}

export interface StartOptions {
  by?: 'school' | 'clb';
  pupil?: string;
  age?: number;
  /** Fields of the start form that differ. */
  input?: Record<string, unknown>;
}

export type SmallNetwork = Awaited<ReturnType<typeof openSmallNetwork>>;

/**
 * A network in which a case can be played from start to end by the commands that people use. All who open it in one
 * database share its organisations and its clock.
 */
export async function openSmallNetwork(database: Database, options: SmallNetworkOptions = {}) {
  const db = database.kysely;
  const agreed = exampleVariant(options.agreed ?? {});
  const engine: Engine = {
    db,
    terms: createTerms(new Map([[network.id, [agreed]]])),
    forms: formsOf(db),
    vault: testVault(),
    newId: () => crypto.randomUUID(),
  };
  await insertOrganisations(db, options.without ?? ['contactPoint']);
  const setNow = (now: string) => setClock(database, now);
  if (options.now !== null) await setNow(options.now ?? '2026-11-16T09:00:00.000Z');

  const commandOf = (reader: Member) => ({ key: engine.newId(), actor: reader.memberId, bodyHash: 'test' });

  async function startCase({ by = 'school', pupil = 'Robin', age = 15, input = {} }: StartOptions = {}) {
    const reader = readerOf(by);
    const form = {
      ...(by === 'school' ? { clb: 'clb' } : { school: 'school', firstPen: 'clb' }),
      subject: 'pupil',
      name: pupil,
      age,
      sentence: 'Komt niet meer naar school.',
      toldWho: 'both',
      pbd: 'pbd',
      ...input,
    };
    const started = await startNaft(engine, reader, form, commandOf(reader), 'test');
    if (isRefusal(started) || started.kind === 'keyReused') throw new Error(`Not started: ${JSON.stringify(started)}`);
    return started.receipt;
  }

  /** Records an event as a person would; throws where it is refused. */
  async function act(
    who: Who | Member,
    caseId: string,
    type: string,
    payload: Record<string, unknown> = {},
  ): Promise<CaseView | MoveReceipt> {
    const reader = typeof who === 'string' ? readerOf(who) : who;
    const access = {
      reader,
      permits: (relation: Parameters<typeof may>[2]) => may(reader, 'caseEvent', relation),
      repeats: () => {},
    };
    const moved = await recordEvent(engine, access, caseId, { type, payload }, commandOf(reader), 'test');
    if (isRefusal(moved)) throw new Error(`${type} was refused: ${JSON.stringify(moved)}`);
    return moved;
  }

  /** Fills in one part of the form completely, without going through its questions. */
  async function completeSection(caseId: string, section: 'school' | 'pbd' | 'clb'): Promise<void> {
    const row = { case_id: caseId, section, answers: '{}', revision: 1, complete: true, saved_by: 'test' };
    await db
      .insertInto('form_section')
      .values({ ...row, saved_at: await readNow(db) })
      .onConflict((same) => same.columns(['case_id', 'section']).doUpdateSet({ complete: true }))
      .execute();
  }

  /** A case at a stage, played there from its start at the school. */
  async function startCaseAt(stage: ReachableStage, start: StartOptions = {}) {
    const receipt = await startCase(start);
    for (const step of stepsTo[stage]) {
      if ('section' in step) await completeSection(receipt.id, step.section);
      else await act(step.who, receipt.id, step.type, 'payload' in step ? step.payload : {});
    }
    return receipt;
  }

  return {
    engine,
    database,
    network,
    readers: {
      clb: readerOf('clb'),
      clbAnchor: readerOf('clb', 0),
      clb2: readerOf('clb2'),
      school: readerOf('school'),
      school2: readerOf('school2'),
      pbd: readerOf('pbd'),
      provider: readerOf('provider'),
      provider2: readerOf('provider2'),
      contactPoint: readerOf('contactPoint'),
      coordinator: readerOf('coordinator'),
      outsider: readerOf('outsider'),
    },
    startCase,
    startCaseAt,
    act,
    completeSection,
    setNow,
    now: () => readNow(db),
    sweep: (): Promise<Swept> => sweepDeadlines(engine),
    /** Forward to an instant, as the demo clock goes: everything that falls due on the way is fired at its time. */
    advance: async (until: string): Promise<Advanced> =>
      advanceDemoClock(engine, database, Math.max(0, Date.parse(until) - Date.parse(await readNow(db)))),
  };
}

/** Sets the clock, back if need be: what only a test may do. */
export async function setClock({ kysely }: Database, now: string): Promise<void> {
  await sql`
    insert into setting (name, value)
    values ('clockOffsetMs', to_jsonb(ceil(extract(epoch from ${now}::timestamptz - clock_timestamp()) * 1000)::bigint))
    on conflict (name) do update set value = excluded.value`.execute(kysely);
}
