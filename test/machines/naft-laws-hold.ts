import { beforeAll, expect, test } from 'vitest';
import { begin, decide } from '../../machines/engine.ts';
import type { NaftInput } from '../../machines/naft-v1/context.ts';
import type { EventRule, Procedure } from '../../machines/procedure.ts';
import { journeyTo, sameForAll } from './explore-naft.ts';
import { laws } from './naft-laws.ts';
import { questionsOf } from './names-in-machines.ts';
import { survey, type Survey } from './survey-naft.ts';

/** Events that answer a matter beside the road, and so need one to be open. */
export const besideTheRoad = [
  'groundReviewed',
  'statusAnswered',
  'clockResumed',
  'emergencyAccessReviewed',
  'clbTransferAccepted',
  'clbTransferDeclined',
  'clbObjectionMade',
  'voidDropped',
  'voided',
];

/** Surveys a procedure once, and states each law as a test over everything that was found. */
export function lawsHold(procedure: Procedure, inputs: readonly NaftInput[], sidesAtOnce: number): () => Survey {
  let found: Survey;
  beforeAll(() => {
    found = survey(procedure, inputs, sidesAtOnce);
    console.info(
      `${found.nodes.length} states, ${found.attempts} attempts, ` +
        `${found.accepted.size} accepted and ${found.refused.size} refused pairs`,
    );
  }, 180_000);

  test.each(Object.keys(laws))('%s', (law) => {
    expect(found.breaches.get(law)).toEqual([]);
  });

  test('every open case can still end, and can still end as it should: closed', () => {
    expect(found.stuck).toEqual([]);
    expect(found.neverClosed).toEqual([]);
  });

  test('whoever is aan zet has a step to take', () => {
    expect(found.powerless).toEqual([]);
  });

  test('what is stored survives JSON', () => {
    for (const { state } of found.nodes) expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  });

  test('every pair of a stage and an event has its journey, or its reason why not', () => {
    for (const stage of found.stages) {
      for (const type of Object.keys(procedure.events)) {
        const pair = `${stage} ${type}`;
        expect(found.accepted.has(pair) || found.refused.has(pair), pair).toBe(true);
      }
    }
    for (const [pair, attempt] of found.accepted) {
      let { state } = begin(procedure, attempt.node.input);
      for (const event of [...journeyTo(attempt.node), attempt.event()]) {
        const decision = decide(procedure, JSON.parse(JSON.stringify(state)), event);
        if (!decision.accepted) throw new Error(`${pair}: ${event.type} was refused on its journey`);
        state = decision.state;
      }
      expect(attempt.decision).toMatchObject({ accepted: true, state });
    }
  });
  test('every answer that a question offers, and every partner who may choose, is accepted', () => {
    for (const [pair, { type, node, event }] of found.accepted) {
      const rule = procedure.events[type] as EventRule;
      const usual = event();
      const variants = questionsOf(rule.payload).flatMap(({ field, options }) =>
        options.map((option) => ({ ...usual, payload: { ...usual.payload, [field]: option } })),
      );
      if (sameForAll.has(type)) {
        const { facts } = usual;
        for (const slot of rule.by) variants.push({ ...usual, facts: { ...facts, actor: { ...facts.actor, slot } } });
      }
      for (const variant of variants) {
        expect(decide(procedure, node.state, variant).accepted, `${pair} ${JSON.stringify(variant.payload)}`).toBe(
          true,
        );
      }
    }
  });
  return () => found;
}
