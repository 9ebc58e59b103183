import type { Story } from './play.ts';
import { dispatching } from './fills.ts';
import { asked } from './stories.ts';

/** Cases in which time has to pass before they are judged; played first, and the clock moved once. */
export const storiesWithTime: readonly Story[] = [
  {
    key: 'akkoord withdrawn, and the days of the coach are over',
    akkoord: 'gone',
    stage: 'awaitingTakeBack',
    fills: dispatching,
    play: async (telling) => {
      await telling.toPathway();
      await telling.withdraw();
    },
  },
  {
    key: 'handed over to another CLB',
    akkoord: 'there',
    stage: 'awaitingDispatch',
    fills: { ...dispatching, clb: 'clb2' },
    play: async (telling) => {
      await asked(telling);
      await telling.say('clb', 'clbChanged', { clb: 'clb2' }, 'reason');
      await telling.say('clb2', 'clbTransferAccepted', {}, 'note');
    },
  },
];
