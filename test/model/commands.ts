import { fc } from '@fast-check/vitest';
import { expect } from 'vitest';
import { acts, after, fired, stages, type Act, type CaseModel, type Stage } from './case-model.ts';
import type { RealCase, Said, Told } from './real-case.ts';

/** The case as it should be, and what people were told so far, by the key that they used. */
export interface World {
  model: CaseModel;
  answered: { said: Said; told: Told }[];
  /** Stages that some case of this run was in. */
  seen: Set<Stage>;
}

type Command = fc.AsyncCommand<World, RealCase>;

/** Each command does something and then looks whether all is as the model says. */
function command(name: string, run: (world: World, real: RealCase) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (world, real) => {
      await run(world, real);
      const { stage, revision, open, slots } = world.model;
      world.seen.add(stage);
      expect(await real.look()).toEqual({
        stage,
        revision,
        slots,
        open: [...open].sort(),
        holder: stages[stage].holder,
        events: revision,
      });
    },
    toString: () => name,
  };
}

const saying = (act: Act): Said => ({ act, key: crypto.randomUUID(), body: 'what was sent' });

/** What somebody must be told, and the case after it. A provider that has no part in the case learns nothing of it. */
function expected(model: CaseModel, act: Act): { model: CaseModel; told: Told } {
  const next = after(model, act);
  if (next) return { model: next, told: { kind: 'moved', revision: next.revision, stage: next.stage } };
  return { model, told: { kind: 'refused', code: refusalOf(model, act) } };
}

function refusalOf(model: CaseModel, act: Act): string {
  if (!model.slots.has(acts[act].by)) return 'notFound';
  // The question is still open for the other one who is asked: then it is the answer that does not fit.
  const asksAgain = model.consents.has(act) && model.consents.size < 2 && stages[model.stage].holder !== null;
  return asksAgain ? 'invalidInput' : 'notAllowedNow';
}

async function hear(world: World, real: RealCase, act: Act): Promise<void> {
  const said = saying(act);
  const { model, told } = expected(world.model, act);
  expect(await real.say(said)).toEqual(told);
  world.model = model;
  if (told.kind === 'moved') world.answered.push({ said, told });
}

const say = (act: Act) => command(act, (world, real) => hear(world, real, act));

/** Left to chance alone, no case would come far: one of the steps that may be taken now. */
const sayNext = (which: number) =>
  command(`step ${which}`, async (world, real) => {
    const next = everyAct.filter((one) => one !== 'withdraw' && one !== 'note' && after(world.model, one));
    const chosen = next[which % Math.max(1, next.length)];
    if (chosen) await hear(world, real, chosen);
  });

/** Two people, or one who clicks twice, at the same time: as if one had been first, whichever. */
const sayBoth = (one: Act, other: Act) =>
  command(`${one} and ${other} at once`, async (world, real) => {
    const [first, second] = [saying(one), saying(other)];
    const told = await Promise.all([real.say(first), real.say(second)]);
    const oneFirst = expected(world.model, one);
    const thenOther = expected(oneFirst.model, other);
    const otherFirst = expected(world.model, other);
    const thenOne = expected(otherFirst.model, one);
    const orders = [
      { told: [oneFirst.told, thenOther.told], model: thenOther.model },
      { told: [thenOne.told, otherFirst.told], model: thenOne.model },
    ];
    const order = orders.find((possible) => JSON.stringify(possible.told) === JSON.stringify(told));
    expect(orders.map((possible) => possible.told)).toContainEqual(told);
    if (order) world.model = order.model;
  });

/** The same request twice at the same time: one answer, once. */
const sayTwice = (act: Act) =>
  command(`${act} twice with one key`, async (world, real) => {
    const said = saying(act);
    const { model, told } = expected(world.model, act);
    const both = await Promise.all([real.say(said), real.say(said)]);
    world.model = model;
    if (told.kind === 'refused') {
      expect(both).toEqual([told, told]);
      return;
    }
    expect(both.map(({ kind }) => kind).sort()).toEqual(['moved', 'replayed']);
    for (const one of both) expect(one).toEqual({ ...told, kind: one.kind });
    world.answered.push({ said, told });
  });

/** The same bytes with the same key, after whatever happened since: the first answer, and nothing more. */
const sayAgain = (which: number) =>
  command(`say number ${which} again`, async (world, real) => {
    const earlier = world.answered.at(which % Math.max(1, world.answered.length));
    if (earlier) expect(await real.say(earlier.said)).toEqual({ ...earlier.told, kind: 'replayed' });
  });

const otherBody = (which: number) =>
  command(`use the key of number ${which} for something else`, async (world, real) => {
    const earlier = world.answered.at(which % Math.max(1, world.answered.length));
    if (!earlier) return;
    const code = world.model.slots.has(acts[earlier.said.act].by) ? 'keyReused' : 'notFound';
    expect(await real.say({ ...earlier.said, body: 'another body' })).toEqual({ kind: 'refused', code });
  });

/** Looked at the case before the last move, and says something now. */
const sayLate = (act: Act) =>
  command(`${act} on an old page`, async (world, real) => {
    const told = await real.say({ ...saying(act), revision: world.model.revision - 1 });
    const code = world.model.slots.has(acts[act].by) ? 'staleRevision' : 'notFound';
    expect(told).toEqual({ kind: 'refused', code });
  });

/** Time goes on to what falls due next; nothing may pass that the model does not know of. */
const timePasses = command('time passes', async (world, real) => {
  const due = await real.passTime();
  if (!due) return;
  if (due.role === 'term' && !ofTheCalendar.has(due.kind)) expect(world.model.open).toContain(due.kind);
  world.model = fired(world.model, due);
});

/** Terms beside the road of the case: they belong to the school year, not to a step. */
const ofTheCalendar = new Set(['schoolYearStart', 'summerNear', 'contactsReview']);

const restart = command('restart', async (_world, real) => real.restart());

const everyAct = Object.keys(acts) as Act[];
const act = fc.constantFrom(...everyAct);
const which = fc.nat(20);

/** Sequences of what can happen to a case; `longest` commands at most. `replayPath` as a failure names it. */
export const sequences = (longest: number, replayPath?: string) =>
  fc.commands(
    [
      which.map(sayNext),
      which.map(sayNext),
      which.map(sayNext),
      which.map(sayNext),
      which.map(sayNext),
      act.map(say),
      fc.tuple(act, act).map(([one, other]) => sayBoth(one, other)),
      act.map((one) => sayBoth(one, one)),
      act.map(sayTwice),
      which.map(sayAgain),
      which.map(otherBody),
      act.map(sayLate),
      fc.constant(timePasses),
      fc.constant(timePasses),
      fc.constant(restart),
    ],
    { maxCommands: longest, size: 'max', ...(replayPath === undefined ? {} : { replayPath }) },
  );
