import { z } from 'zod';
import type { DeadlineKind } from '../../machines/deadlines.ts';
import type { Reference } from '../../machines/fields.ts';
import { subjectKinds, type NaftContext, type NaftInput } from '../../machines/naft-v1/context.ts';
import type { EventRule } from '../../machines/procedure.ts';

type Options = Readonly<Record<string, readonly unknown[]>>;

/** What the application may know when an event comes in. */
export const factOptions = {
  sectionsComplete: { school: [true, false], pbd: [true, false], clb: [true, false] },
  birthdays: { turns12On: [null, '2027-01-15'], turns18On: [null, '2027-03-02'] },
  emergencies: { toReview: [1, 2] },
  network: {
    pbdAdvice: [true, false],
    unansweredProvider: ['nextOffer', 'ladderOnly'],
    firstContactAttempts: [2, 1],
    consultProposedAfterDeclines: [2, 1],
    reopenAllowed: [true, false],
    attachments: [true, false],
    startTableConvener: ['clb', 'provider'],
  },
} as const satisfies Record<string, Options>;

/** Dates that may come whatever else runs: of the calendar, and the end of the days in which contacts are kept. */
const alwaysPossible: readonly DeadlineKind[] = [
  'turned12',
  'turned18',
  'schoolYearStart',
  'summerNear',
  'contactDataWindow',
];

const ofReference = (to: Reference, context: NaftContext): readonly string[] => {
  switch (to) {
    case 'openConsent':
    case 'givenConsent':
      return Object.keys(context.consents);
    case 'schoolOrNone':
      return ['school-2', 'none'];
    case 'layer':
      return ['clbOnly'];
    default:
      return [`${to}-2`];
  }
};

/** Answers that are only carried along into an effect or the result, whatever they are; one stands for all. */
const carried = new Set(['result', 'criterion', 'reason', 'helpers', 'schoolHealth', 'until', 'reviewOn']);

const valuesOf = (schema: z.core.$ZodType, context: NaftContext): readonly unknown[] => {
  if (schema instanceof z.ZodOptional) return [undefined, ...valuesOf(schema.unwrap(), context)];
  const reference = z.globalRegistry.get(schema)?.ref;
  if (reference !== undefined) return ofReference(reference as Reference, context);
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodISODate) return ['2026-12-01'];
  if (schema instanceof z.ZodString) return ['Een tekst.'];
  if (schema instanceof z.ZodNumber) return [0, 1, 2];
  throw new Error(`No values for ${schema.constructor.name}`);
};

/** Every value each field of a payload may have now: deadlines that run, parties that are asked. */
export function payloadOptions(rule: EventRule, context: NaftContext, running: readonly string[]): Options {
  const options: Record<string, readonly unknown[]> = {};
  for (const [field, schema] of Object.entries(rule.payload.shape)) {
    const values = valuesOf(schema as z.core.$ZodType, context);
    if (field === 'kind') options[field] = [...new Set([...running, ...alwaysPossible])];
    else options[field] = carried.has(field) ? values.slice(-1) : values;
  }
  return options;
}

/** A reference to nothing cannot be filled in: then the application does not offer the event. */
export const canBeFilledIn = (options: Options): boolean => Object.values(options).every((values) => values.length > 0);

const networks: NaftInput['networkAsks'][] = [[], ['parents'], ['school'], ['parents', 'school']];

/** Every way in which a case may start. */
export const everyInput: readonly NaftInput[] = subjectKinds.flatMap((subject) =>
  [true, false].flatMap((competent) =>
    [true, false].flatMap((hasSchool) =>
      [true, false].flatMap((hasPbd) =>
        (['school', 'clb'] as const).flatMap((startsAt) =>
          (['direct', 'contactPoint', 'jointIntake'] as const).flatMap((route) =>
            (['clb', 'provider'] as const).flatMap((convener) =>
              networks.map((networkAsks) => ({
                subject,
                competent,
                hasSchool,
                hasPbd,
                startsAt,
                route,
                convener,
                networkAsks,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);

const usual: NaftInput = {
  subject: 'pupil',
  competent: true,
  hasSchool: true,
  hasPbd: true,
  startsAt: 'school',
  route: 'direct',
  convener: 'provider',
  networkAsks: [],
};

export const usualStart = usual;

/** The starts whose whole life is explored: together they hold every pair of settings that can meet in one case. */
export const exploredInputs: readonly NaftInput[] = [
  usual,
  { ...usual, route: 'contactPoint', convener: 'clb', networkAsks: ['parents'] },
  { ...usual, competent: false, hasPbd: false, startsAt: 'clb', networkAsks: ['school'] },
  {
    ...usual,
    competent: false,
    hasSchool: false,
    route: 'jointIntake',
    convener: 'clb',
    networkAsks: ['parents', 'school'],
  },
  { ...usual, hasSchool: false, hasPbd: false, startsAt: 'clb', convener: 'clb', networkAsks: ['parents'] },
  { ...usual, subject: 'class', hasPbd: false },
  { ...usual, subject: 'teacher', route: 'contactPoint', startsAt: 'clb', convener: 'clb', hasPbd: false },
];

/** The shortest registration: what stands beside the road is tried in every step of it. */
export const shortestStart: NaftInput = { ...usual, hasSchool: false, hasPbd: false, startsAt: 'clb' };
