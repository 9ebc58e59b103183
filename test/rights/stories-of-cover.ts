import { dispatching, running } from './fills.ts';
import type { Story, Telling } from './play.ts';

const on = '2026-11-16';
const everything = { helpers: 'all', schoolHealth: false } as const;
export const withoutHealth = { helpers: 'withoutHealth', schoolHealth: false } as const;

const inWriting = { mode: 'written', helpers: 'all', schoolHealth: 'inWriting' } as const;
const otherGround = { ground: 'danger', helpers: 'withoutHealth', reviewOn: '2026-12-18', told: 'told' } as const;

const refusedYetShared = async (telling: Telling): Promise<void> => {
  await telling.register();
  await telling.say('clb', 'consentRefused', { party: 'parents' }, 'note');
  await telling.say('clb', 'sharedOnOtherGround', otherGround, 'reason');
  await telling.choose();
};

/** Cases whose akkoord leaves something out, or whose sharing has another ground. */
export const storiesOfCover: readonly Story[] = [
  {
    key: 'a pathway runs, and nothing was said of health',
    akkoord: 'there',
    cover: withoutHealth,
    stage: 'pathwayRunning',
    fills: running,
    play: (telling) => telling.toPathway({ pupil: { helpers: 'all' }, parents: {} }),
  },
  {
    key: 'a pathway runs with what a school may read, and no more',
    akkoord: 'there',
    cover: { helpers: 'asSchool', schoolHealth: false },
    stage: 'pathwayRunning',
    fills: running,
    play: (telling) => telling.toPathway({ pupil: { helpers: 'asSchool' }, parents: { helpers: 'all' } }),
  },
  {
    key: 'both wrote that the school may read about health',
    akkoord: 'there',
    cover: { helpers: 'all', schoolHealth: true },
    stage: 'pathwayRunning',
    fills: running,
    play: (telling) => telling.toPathway({ pupil: inWriting, parents: inWriting }),
  },
  {
    key: 'less is shared than before',
    akkoord: 'there',
    cover: { helpers: 'asSchool', schoolHealth: false },
    coverOfCopies: everything,
    stage: 'pathwayRunning',
    fills: running,
    play: async (telling) => {
      await telling.toPathway();
      await telling.say('clb', 'consentChanged', { party: 'pupil', mode: 'oral', on, helpers: 'asSchool' }, 'note');
    },
  },
  {
    key: 'shared on another ground after a refusal',
    akkoord: 'there',
    cover: withoutHealth,
    stage: 'awaitingDispatch',
    fills: dispatching,
    play: refusedYetShared,
  },
  {
    key: 'the other ground fell away',
    akkoord: 'gone',
    cover: withoutHealth,
    stage: 'awaitingConsent',
    fills: dispatching,
    play: async (telling) => {
      await refusedYetShared(telling);
      await telling.say('clb', 'groundReviewed', { stays: 'no' }, 'note');
    },
  },
];
