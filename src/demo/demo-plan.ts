import type { DemoWords } from './demo-words.ts';
import type { Random } from './seeded-random.ts';

/** Who does a step: the organisation in this slot; `colleague` is another person of the CLB. */
export type Doer = 'school' | 'clb' | 'colleague' | 'pbd' | 'contactPoint' | 'provider' | 'coordinator';

export type DemoStep =
  | { kind: 'form'; by: Doer; section: 'school' | 'pbd' | 'clb'; answers: Record<string, unknown>; afterDays: number }
  | { kind: 'event'; by: Doer; type: string; payload: Record<string, unknown>; afterDays: number };

export interface DemoPlan {
  network: 'leievallei' | 'maasrand';
  starter: 'school' | 'clb';
  noSchool: boolean;
  withPbd: boolean;
  subject: string;
  steps: DemoStep[];
}

/** A payload value `@today` is replaced by the day on which the step is played, `@offer` by an offer that is possible. */
const today = '@today';

/** Where a demonstration case stops, and how often: together every stage has something to show. */
export const demoEndings = [
  ['awaitingSchoolSection', 20],
  ['awaitingPbdAdvice', 12],
  ['awaitingClbSection', 26],
  ['moreAsked', 8],
  ['awaitingConsent', 16],
  ['awaitingChoice', 14],
  ['declinedTwice', 8],
  ['awaitingDispatch', 12],
  ['awaitingProviderAnswer', 26],
  ['onWaitingList', 18],
  ['awaitingFirstContact', 14],
  ['awaitingStartTable', 14],
  ['pathwayRunning', 28],
  ['awaitingAdjustment', 8],
  ['awaitingClosingTable', 12],
  ['awaitingReturnChecks', 12],
  ['awaitingTakeBack', 8],
  ['closed', 20],
  ['afterwards', 6],
  ['withdrawn', 8],
  ['referredToRots', 6],
  ['voided', 4],
  ['clockStopped', 5],
] as const;
export type DemoEnding = (typeof demoEndings)[number][0];

/** One believable case up to an ending; what comes after is left open, so that its clock goes on running. */
export function planDemoCase(ending: DemoEnding, random: Random, words: DemoWords): DemoPlan {
  const network =
    ending === 'awaitingDispatch' || (ending !== 'declinedTwice' && random.chance(0.35)) ? 'maasrand' : 'leievallei';
  const wantsSchool = ending === 'awaitingSchoolSection' || ending === 'awaitingPbdAdvice';
  const noSchool = !wantsSchool && random.chance(0.1);
  const starter = wantsSchool
    ? random.pick(['school', 'clb'] as const)
    : noSchool || random.chance(0.4)
      ? 'clb'
      : 'school';
  const withPbd = ending === 'awaitingPbdAdvice' || (!noSchool && starter === 'school' && random.chance(0.3));
  const plan: DemoPlan = {
    network,
    starter,
    noSchool,
    withPbd,
    subject: random.chance(0.12) ? 'class' : 'pupil',
    steps: [],
  };
  const days = (most: number) => random.between(1, most);
  const event = (by: Doer, type: string, payload: Record<string, unknown> = {}, afterDays = days(5)): DemoStep => ({
    kind: 'event',
    by,
    type,
    payload,
    afterDays,
  });
  const parts: [stop: DemoEnding[], steps: () => DemoStep[]][] = [
    [['awaitingSchoolSection'], () => schoolPart(plan, words, days, event)],
    [['awaitingPbdAdvice'], () => pbdPart(plan, words, days, event)],
    [['awaitingClbSection'], () => phoneNote(random, words, event)],
    [[], () => clbPart(words, days, event)],
    [['awaitingConsent'], () => consentPart(plan, event)],
    [
      ['awaitingChoice', 'withdrawn', 'voided', 'referredToRots'],
      () => [event('clb', 'offerChosen', { offer: '@offer' }, days(3))],
    ],
    [
      ['awaitingDispatch'],
      () => (network === 'maasrand' ? [event('contactPoint', 'dispatched', { offer: '@offer' }, days(2))] : []),
    ],
    [['awaitingProviderAnswer'], () => answerPart(ending, random, event)],
    [
      ['moreAsked', 'declinedTwice', 'onWaitingList', 'awaitingFirstContact'],
      () => [event('provider', 'firstContactMade', { on: today, how: 'visit' }, days(4))],
    ],
    [['awaitingStartTable'], () => [startTable(network, event)]],
    [
      ['pathwayRunning', 'clockStopped'],
      () => [
        event(
          'provider',
          'interimTableHeld',
          { on: today, agreed: 'We gaan verder zoals afgesproken.', returnTested: 'no' },
          25,
        ),
      ],
    ],
    [['awaitingAdjustment', 'awaitingTakeBack'], () => [event('provider', 'closingPlanned', {}, 12)]],
    [['awaitingClosingTable'], () => [closing(ending, event)]],
  ];
  if (ending === 'afterwards') return { ...plan, starter: 'clb', steps: [afterwards(random, event)] };
  for (const [stops, steps] of parts) {
    if (stops.includes(ending)) break;
    plan.steps.push(...steps());
  }
  plan.steps.push(...lastSteps(ending, random, event, words));
  return plan;
}

type MakeEvent = (by: Doer, type: string, payload?: Record<string, unknown>, afterDays?: number) => DemoStep;

function schoolPart(plan: DemoPlan, words: DemoWords, days: (most: number) => number, event: MakeEvent): DemoStep[] {
  if (plan.noSchool) return [];
  const answers = {
    educationType: 'tso',
    concern: words.concern(),
    strengths: words.strength(),
    increasedCare: words.care(),
    unjustifiedHalfDays: days(40),
    reportedToClbOn: today,
    guidanceFile: 'yes',
  };
  const by = plan.starter === 'school' ? ('school' as const) : ('clb' as const);
  const told = by === 'clb' ? { toldBy: 'de leerlingbegeleider', toldOn: today } : {};
  return [
    { kind: 'form', by, section: 'school', answers, afterDays: days(3) },
    event(by, 'schoolSectionHandedIn', told, 0),
  ];
}

function pbdPart(plan: DemoPlan, words: DemoWords, days: (most: number) => number, event: MakeEvent): DemoStep[] {
  if (!plan.withPbd || plan.starter !== 'school') return [];
  return [
    { kind: 'form', by: 'pbd', section: 'pbd', answers: { advice: words.advice() }, afterDays: days(6) },
    event('pbd', 'pbdAdviceGiven', {}, 0),
  ];
}

/** Now and then somebody telephones. */
const phoneNote = (random: Random, words: DemoWords, event: MakeEvent): DemoStep[] =>
  random.chance(0.25)
    ? [
        event(
          'clb',
          'contactNoted',
          { how: 'phone', with: 'een ouder', on: today, text: words.note(), layer: 'helpShareable' },
          1,
        ),
      ]
    : [];

function clbPart(words: DemoWords, days: (most: number) => number, event: MakeEvent): DemoStep[] {
  const answers = {
    municipality: 'Leiedorp',
    indication: words.indication(),
    extendedCare: words.care(),
    domains: ['emotional', 'personal'],
    spokenWithPupil: 'yes',
    aim: 'remedial',
  };
  return [
    { kind: 'form', by: 'clb', section: 'clb', answers, afterDays: days(6) },
    event('clb', 'clbSectionHandedIn', {}, 0),
  ];
}

/** Whom the networks of the demonstration ask (see `load-demo-organisations.ts`). */
function consentPart({ subject, network, noSchool }: DemoPlan, event: MakeEvent): DemoStep[] {
  const school = noSchool ? [] : ['school'];
  const parties = subject === 'pupil' ? ['pupil', 'parents', ...(network === 'maasrand' ? school : [])] : school;
  return parties.map((party, index) =>
    event('clb', 'consentGiven', { party, mode: 'oral', on: today }, index === 0 ? 2 : 0),
  );
}

function answerPart(ending: DemoEnding, random: Random, event: MakeEvent): DemoStep[] {
  switch (ending) {
    case 'moreAsked':
      return [event('provider', 'moreAsked', { question: 'Welke stappen zette de school dit jaar al?' }, 2)];
    case 'declinedTwice':
      return [
        event('provider', 'declined', { reason: 'full', text: 'Geen plaats voor januari.' }, 2),
        event('clb', 'offerChosen', { offer: '@offer' }, 2),
        event('provider', 'declined', { reason: 'otherTargetGroup', text: 'De vraag past niet bij onze werking.' }, 3),
      ];
    case 'onWaitingList':
      return [event('provider', 'waitlisted', { bridging: 'De school houdt een halve dag per week atelier.' }, 3)];
    default:
      return random.chance(0.2)
        ? [
            event('provider', 'waitlisted', { bridging: 'Wekelijks gesprek met het CLB.' }, 2),
            event('provider', 'placeFree', {}, 12),
          ]
        : [event('provider', 'accepted', {}, random.between(1, 5))];
  }
}

const startTable = (network: DemoPlan['network'], event: MakeEvent): DemoStep =>
  event(
    network === 'maasrand' ? 'provider' : 'clb',
    'startTableHeld',
    {
      on: today,
      objectives: 'Opnieuw ritme vinden en een keuze maken over de richting.',
      duration: 'Acht weken, drie halve dagen per week',
      method: 'Individuele begeleiding en atelier',
      content: 'Werken in het atelier, gesprekken, taken van school',
      schoolPresent: 'yes',
    },
    7,
  );

const closing = (ending: DemoEnding, event: MakeEvent): DemoStep =>
  event(
    'provider',
    'closingTableHeld',
    {
      on: today,
      result: 'backAtSchool',
      followUp: 'De school belt na twee weken.',
      returnChecks: ending === 'awaitingReturnChecks' ? 2 : 0,
      returnContact: 'clb',
    },
    6,
  );

function afterwards(random: Random, event: MakeEvent): DemoStep {
  const ended = random.chance(0.5) ? { endedOn: today } : {};
  return event(
    'clb',
    'registeredAfterwards',
    { offer: '@offer', startedOn: '@monthAgo', ...ended, text: 'Het traject moest meteen starten.' },
    0,
  );
}

function lastSteps(ending: DemoEnding, random: Random, event: MakeEvent, words: DemoWords): DemoStep[] {
  switch (ending) {
    case 'withdrawn':
      return [event('clb', 'withdrawn', { reason: 'solvedAtSchool' }, 2)];
    case 'voided':
      return [
        event('clb', 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling gekozen.' }, 1),
        event('colleague', 'voided', { confirmation: 'Nagekeken en bevestigd.' }, 1),
      ];
    case 'referredToRots':
      return [
        event('clb', 'referredToRots', { criterion: 'complexCase', why: 'Veel vragen tegelijk, geen aanbod past.' }, 3),
      ];
    case 'awaitingAdjustment':
      return [event('provider', 'adjustmentAsked', { why: 'De afspraken lukken maar half.' }, 5)];
    case 'awaitingTakeBack':
      return [
        event(
          'provider',
          'stoppedEarly',
          { reason: 'pupilStops', text: 'De leerling wil niet verder.', lastDayOn: today },
          6,
        ),
      ];
    case 'clockStopped':
      return [event('provider', 'clockStopped', { reason: 'illness', text: 'Herneemt na het onderzoek.' }, 4)];
    default:
      return phoneNote(random, words, event);
  }
}
