import { assign } from 'xstate';
import { describe, expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import type { GuardName } from '../../machines/naft-v1/guards.ts';
import type { Procedure } from '../../machines/procedure.ts';
import { everyRun } from '../machines/every-run.ts';
import type { Attempt } from '../machines/explore-naft.ts';
import { laws } from '../machines/naft-laws.ts';
import { shortestStart } from '../machines/naft-possibilities.ts';
import { survey, withoutWayTo } from '../machines/survey-naft.ts';

/** Naft version 1 with a fault planted in its table of states. */
const withState = (stage: string, meta: object): Procedure => ({
  ...naftV1,
  states: { ...naftV1.states, [stage]: { ...naftV1.states[stage], ...meta } as never },
});

type Guard = (asked: { event: { payload: object } }) => boolean;

/** Naft version 1 with guards that decide otherwise, or with an action that does something else. */
const withGuards = (guards: Partial<Record<GuardName, Guard>>): Procedure => ({
  ...naftV1,
  machine: naftV1.machine.provide({ guards } as never),
});
const withAction = (name: string, action: unknown): Procedure => ({
  ...naftV1,
  machine: naftV1.machine.provide({ actions: { [name]: action } } as never),
});

const breachesOf = (procedure: Procedure, law: RegExp, input = shortestStart): number => {
  const { breaches } = survey(procedure, [input], 0);
  return [...breaches].filter(([name]) => law.test(name)).flatMap(([, found]) => found).length;
};

describe('each law notices a machine that breaks it', () => {
  test('a clock that no state starts', () => {
    expect(breachesOf(withState('awaitingChoice', { clock: 'consent' }), /one clock/)).toBeGreaterThan(0);
  });

  test('a state without a clock', () => {
    expect(breachesOf(withState('awaitingChoice', { clock: null }), /one clock/)).toBeGreaterThan(0);
  });

  test('a holder who is not in the case', () => {
    expect(breachesOf(withState('awaitingChoice', { holder: 'provider' }), /fills a slot/)).toBeGreaterThan(0);
  });

  test('a holder who has no step to take', () => {
    const planted = withState('awaitingChoice', { holder: 'coordinator' });
    expect(survey(planted, [shortestStart], 0).powerless.length).toBeGreaterThan(0);
  });

  test('a step that forgets what the case remembers', () => {
    expect(
      breachesOf(withAction('settle', assign({})), /remembers why/, { ...shortestStart, hasSchool: true }),
    ).toBeGreaterThan(0);
  });

  test('an effect that nobody can perform', () => {
    const planted = withAction('settle', { type: 'sendFlowers' });
    expect(() => survey(planted, [shortestStart], 0)).toThrow(/Invalid discriminator/);
  });

  test('a refusal that only shows once the form was filled in', () => {
    const onlyEmpty: Guard = ({ event }) => !('offer' in event.payload);
    const planted = withGuards({ choiceMayBeSharedDirectly: onlyEmpty, choiceMayBeShared: onlyEmpty });
    expect(breachesOf(planted, /never refused/)).toBeGreaterThan(0);
  });

  test('a refusal without a Dutch text, an event after the end, a payload that is not allowed', () => {
    const { accepted } = survey(naftV1, [shortestStart], 0);
    const attempt = accepted.get('awaitingChoice offerChosen') as Attempt;
    const broken = (law: RegExp, planted: Partial<Attempt>) =>
      Object.entries(laws).find(([name]) => law.test(name))?.[1]({ ...attempt, ...planted }, naftV1);
    const { position } = attempt.node;
    expect(broken(/Dutch text/, { decision: { accepted: false, reason: 'nobodyKnows', position } })).toBeDefined();
    expect(
      broken(/after the end/, { node: { ...attempt.node, position: { ...position, final: true } } }),
    ).toBeDefined();
    expect(
      broken(/event allows/, { answers: 'planted', event: () => ({ ...attempt.event(), payload: { offer: '' } }) }),
    ).toBeDefined();
    for (const law of Object.values(laws)) expect(law(attempt, naftV1)).toBeUndefined();
  });

  test('a state from which no way leads to the end', () => {
    const edges = new Map([
      ['start', new Set(['end', 'trap'])],
      ['trap', new Set(['trap'])],
    ]);
    expect(withoutWayTo((key) => key === 'end', ['start', 'end', 'trap'], edges)).toEqual(['trap']);
  });
});

test('every combination that a function reads is tried once, and nothing it does not read', () => {
  const runs = [
    ...everyRun((choices) =>
      choices.pick('first', [1, 2]) === 1 ? `1${String(choices.pick('second', ['a', 'b', 'c']))}` : '2',
    ),
  ];
  expect(runs).toEqual(['1a', '1b', '1c', '2']);
});
