import { dispatching, registered, running } from './fills.ts';
import type { Story, Telling } from './play.ts';
import { storiesOfCover, withoutHealth } from './stories-of-cover.ts';

const on = '2026-11-16';

const everything = { helpers: 'all', schoolHealth: false } as const;

export const asked = async (telling: Telling) => {
  await telling.register();
  await telling.agree();
  await telling.choose();
};
const answering = async (telling: Telling) => {
  await asked(telling);
  await telling.dispatch();
};

/** Cases in every state of akkoord, in stages where contact point and provider are in them, and after they left. */
export const stories: readonly Story[] = [
  {
    key: 'a registration that is written',
    akkoord: 'held',
    stage: 'awaitingPbdAdvice',
    fills: registered,
    play: async (telling) => {
      await telling.start('school', { clb: 'clb', pbd: 'pbd' });
      await telling.handIn('school', 'school', 'schoolSectionHandedIn');
      await telling.remark('school', 'concern');
      await telling.write('clb', 'school', 'pbd');
    },
  },
  {
    key: 'akkoord asked',
    akkoord: 'held',
    stage: 'awaitingConsent',
    fills: registered,
    play: (telling) => telling.register(),
  },
  {
    key: 'akkoord refused before anybody was asked',
    akkoord: 'gone',
    stage: 'awaitingConsent',
    fills: registered,
    play: async (telling) => {
      await telling.register();
      await telling.say('clb', 'consentRefused', { party: 'parents' }, 'note');
    },
  },
  {
    key: 'at the contact point',
    akkoord: 'there',
    stage: 'awaitingDispatch',
    fills: dispatching,
    play: asked,
  },
  {
    key: 'at the contact point, parents in conflict',
    akkoord: 'held',
    stage: 'awaitingDispatch',
    fills: dispatching,
    play: async (telling) => {
      await asked(telling);
      await telling.conflict();
    },
  },
  {
    key: 'at the contact point, akkoord withdrawn',
    akkoord: 'gone',
    stage: 'awaitingConsent',
    fills: dispatching,
    play: async (telling) => {
      await asked(telling);
      await telling.withdraw();
    },
  },
  {
    key: 'a provider was asked',
    akkoord: 'there',
    stage: 'awaitingProviderAnswer',
    fills: running,
    play: answering,
  },
  {
    key: 'a provider was asked, parents in conflict',
    akkoord: 'held',
    stage: 'awaitingProviderAnswer',
    fills: running,
    play: async (telling) => {
      await answering(telling);
      await telling.conflict();
    },
  },
  {
    key: 'the parents of a pupil of ten agreed',
    akkoord: 'there',
    stage: 'awaitingChoice',
    fills: registered,
    parentsDecide: true,
    play: async (telling) => {
      await telling.register(10);
      await telling.agree('parents');
    },
  },
  {
    key: 'a provider declined',
    akkoord: 'there',
    stage: 'awaitingDispatch',
    fills: dispatching,
    play: async (telling) => {
      await answering(telling);
      await telling.say('provider', 'declined', { reason: 'full' }, 'text');
    },
  },
  {
    key: 'a provider was asked, and the second parent refused',
    akkoord: 'gone',
    stage: 'awaitingConsent',
    fills: dispatching,
    play: async (telling) => {
      await answering(telling);
      await telling.conflict();
      await telling.say('clb', 'consentRefused', { party: 'secondParent' }, 'note');
    },
  },
  {
    key: 'another provider was asked after the first declined',
    akkoord: 'there',
    stage: 'awaitingProviderAnswer',
    fills: { ...running, provider: 'provider2' },
    play: async (telling) => {
      await answering(telling);
      await telling.say('provider', 'declined', { reason: 'full' }, 'text');
      await telling.say('contactPoint', 'dispatched', { offer: 'offer-of-provider2' }, 'why');
      await telling.write('provider2');
    },
  },
  {
    key: 'a pathway runs',
    akkoord: 'there',
    stage: 'pathwayRunning',
    fills: running,
    play: (telling) => telling.toPathway(),
    later: [
      { akkoord: 'held', stage: 'pathwayRunning', play: (telling) => telling.conflict() },
      { akkoord: 'gone', stage: 'awaitingClosingTable', play: (telling) => telling.withdraw() },
    ],
  },
  {
    key: 'a pathway runs, parents in conflict',
    akkoord: 'held',
    stage: 'pathwayRunning',
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await telling.conflict();
    },
  },
  {
    key: 'a pathway ran, akkoord withdrawn',
    akkoord: 'gone',
    stage: 'awaitingClosingTable',
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await telling.withdraw();
    },
  },
  {
    key: 'a pathway runs, a parent cannot be reached and the pupil decides',
    akkoord: 'there',
    stage: 'awaitingDispatch',
    fills: dispatching,
    play: async (telling) => {
      await telling.register();
      await telling.agree('pupil');
      await telling.say('clb', 'parentUnreachable', {}, 'tried');
      await telling.choose();
    },
  },
  {
    key: 'parents in conflict, and the court decided',
    akkoord: 'there',
    // The court speaks for the second parent, and says nothing of health.
    cover: withoutHealth,
    coverOfCopies: everything,
    stage: 'pathwayRunning',
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await telling.conflict();
      await telling.say('clb', 'decisionByCourt', { replacesParents: 'yes' });
    },
  },
  {
    key: 'registered afterwards, before akkoord',
    akkoord: 'held',
    stage: 'pathwayRunning',
    fills: { ...registered, provider: 'provider' },
    play: async (telling) => {
      await telling.start('clb', { school: 'school', pbd: 'pbd', firstPen: 'clb' });
      await telling.say('clb', 'registeredAfterwards', { offer: 'offer-of-provider', startedOn: on }, 'text');
    },
  },
  {
    key: 'the pupil moved to another school',
    akkoord: 'held',
    stage: 'awaitingConsent',
    fills: { ...registered, school: 'school2' },
    play: async (telling) => {
      await telling.register();
      await telling.say('clb', 'schoolChanged', { school: 'school2', on });
      telling.movesTo('school2');
      await telling.write('school2');
    },
  },
  {
    key: 'another CLB is asked to take over',
    akkoord: 'there',
    stage: 'awaitingDispatch',
    fills: { ...dispatching, newClb: 'clb2' },
    play: async (telling) => {
      await asked(telling);
      await telling.say('clb', 'clbChanged', { clb: 'clb2' }, 'reason');
    },
  },
  {
    key: 'a second CLB works along, parents in conflict',
    akkoord: 'held',
    stage: 'pathwayRunning',
    fills: { ...running, secondClb: 'clb2' },
    play: async (telling) => {
      await telling.toPathway();
      await telling.say('clb', 'secondClbAdded', { clb: 'clb2' }, 'reason');
      await telling.write('clb2');
      await telling.conflict();
    },
  },
  ...(['there', 'held', 'gone'] as const).map((akkoord): Story => ({
    key: `somebody elsewhere watches the return, akkoord ${akkoord}`,
    akkoord,
    stage: 'awaitingReturnChecks',
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await closing(telling, { returnChecks: 2, returnContact: 'work' });
      if (akkoord === 'held') await telling.conflict();
      if (akkoord === 'gone') await telling.withdraw();
    },
  })),
  ...storiesOfCover,
  {
    key: 'closed',
    akkoord: 'there',
    stage: 'closed',
    final: true,
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await closing(telling, { returnChecks: 0, returnContact: 'school' });
    },
  },
  {
    key: 'in the other network',
    akkoord: 'there',
    stage: 'awaitingProviderAnswer',
    network: 'east',
    fills: { clb: 'eastClb', school: 'eastSchool', pbd: 'eastPbd', provider: 'eastProvider' },
    play: async (telling) => {
      await telling.start('eastSchool', { clb: 'eastClb', pbd: 'eastPbd' });
      await telling.handIn('eastSchool', 'school', 'schoolSectionHandedIn');
      await telling.handIn('eastPbd', 'pbd', 'pbdAdviceGiven');
      await telling.handIn('eastClb', 'clb', 'clbSectionHandedIn');
      for (const party of ['pupil', 'parents'])
        await telling.say('eastClb', 'consentGiven', { party, mode: 'oral', on, helpers: 'all' }, 'note');
      await telling.say('eastClb', 'offerChosen', { offer: 'offer-of-eastProvider' }, 'why');
      await telling.write('eastClb', 'eastSchool', 'eastPbd', 'eastProvider');
    },
  },
];

async function closing(telling: Telling, payload: { returnChecks: number; returnContact: string }): Promise<void> {
  await telling.say('provider', 'closingPlanned', {}, 'note');
  const returnContactName = telling.word('person', 'identity', 'provider', 'returnContactName');
  await telling.say('provider', 'closingTableHeld', { on, result: 'work', returnContactName, ...payload }, 'followUp');
}
