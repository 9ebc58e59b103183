import type { Person } from '../browser/support/person.ts';
import { demoLinkCode } from '../../src/contract/family.ts';
import { screen, type Screen } from './screen.ts';

const typeCode = async ({ page }: Person, code: string): Promise<void> => {
  await page.getByLabel('Je code').fill(code);
  await page.getByRole('button', { name: 'Open mijn pagina' }).click();
};

/** The door of a personal link, and the pages of pupil and parents behind it. */
export const familyScreens: readonly Screen[] = [
  screen('personal link that opens nothing', {
    route: '/mijn',
    who: null,
    place: '/mijn#nergens',
    shows: /^Vraag een nieuwe link/,
  }),
  screen('personal link that was left open', { route: '/mijn', who: null, place: '/mijn', shows: /^Open de link uit/ }),
  screen('personal link, opened by a member', {
    route: '/mijn',
    who: 'anke-willems',
    place: '/mijn#nergens',
    shows: 'Afmelden en de link openen',
  }),
  ...['pupil', 'parent'].map((whose) =>
    screen(`personal link of a ${whose}`, {
      route: null,
      who: `link-demo-${whose}`,
      place: '/',
      shows: 'Wie kun je bellen?',
      asks: '**/api/v1/cases/*',
      opened: {
        'wrong code': async ({ person }) => {
          await typeCode(person, 'AAAA');
          await person.sees(/^Een code heeft acht letters en cijfers/);
        },
        'with the code': async ({ person }) => {
          await typeCode(person, demoLinkCode);
          await person.heading(/^Jouw pagina/).waitFor();
          for (const part of await person.page.locator('summary').all()) await part.click();
        },
        'with the code, before an answer is sure': async ({ person }) => {
          await typeCode(person, demoLinkCode);
          await person.page.getByRole('button', { name: 'Ik neem mijn ja terug' }).click();
          await person.sees(/^Neem je je ja terug\?/);
        },
      },
    }),
  ),
  screen('links of a case', {
    route: null,
    who: 'anke-willems',
    place: { stage: 'awaitingClbSection', room: 'betrokkenen' },
    shows: 'Eigen pagina van leerling en ouders',
    opened: {
      'for whom': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Link en code maken' }).click();
        await person.page.getByRole('dialog').getByLabel(/^Naam/).waitFor();
      },
      'given, and before it is revoked': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Link en code maken' }).click();
        const panel = person.page.getByRole('dialog');
        await panel.getByLabel('Ouder', { exact: true }).click();
        await panel.getByLabel(/^Naam/).fill('Sofie');
        await panel.getByRole('button', { name: 'Link en code maken' }).click();
        await person.sees('Zeg deze code');
        await person.page.getByRole('button', { name: 'De link van Sofie intrekken' }).first().click();
        await person.page.getByRole('button', { name: 'Ja, intrekken' }).waitFor();
      },
    },
  }),
];
