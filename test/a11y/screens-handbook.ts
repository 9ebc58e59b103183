import { handbookPages } from '../../web/help/handbook.ts';
import { screen, type Screen } from './screen.ts';

/** The handbook: its list for each kind of reader, and the page of every task. */
export const handbookScreens: readonly Screen[] = [
  ...[null, 'link-demo-parent', 'anke-willems'].map((who) =>
    screen(`handbook, read by ${who ?? 'a visitor'}`, {
      route: '/handleiding',
      who,
      place: '/handleiding',
      shows: 'Elke dag',
    }),
  ),
  ...handbookPages.map((page, index) =>
    screen(`handbook: ${page}`, {
      route: '/handleiding/$taak',
      who: index % 2 === 0 ? null : 'veerle-smets',
      place: `/handleiding/${page}`,
      shows: 'Als het niet lukt',
    }),
  ),
];
