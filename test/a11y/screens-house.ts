import { screen, type Screen } from './screen.ts';

/** What belongs to no page in particular: the house around them, and what opens over them. */
export const houseParts: readonly Screen[] = [
  screen('house', {
    route: null,
    who: 'anke-willems',
    place: '/termijn',
    shows: 'Aantal dagen',
    asks: '**/api/v1/me',
    opened: {
      'menu of pages': {
        only: 390,
        arrange: async ({ person }) => {
          await person.page.getByRole('button', { name: 'Menu', exact: true }).click();
          await person.page.getByRole('dialog').getByRole('link', { name: 'Werklijst' }).waitFor();
        },
      },
      'menu of the persona': async ({ person }) => {
        await person.page.getByRole('button', { name: /^Aangemeld als/ }).click();
        await person.page.getByRole('menuitem', { name: 'Afmelden' }).waitFor();
      },
      'light or dark': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Licht of donker' }).click();
        await person.page.getByRole('menuitem', { name: 'Donker' }).waitFor();
      },
      'demo clock': async ({ person }) => {
        await person.page.getByRole('button', { name: /^Demoklok/ }).click();
        await person.page.getByRole('dialog', { name: 'Demoklok' }).waitFor();
      },
      'keys explained': async ({ person }) => {
        await person.page.keyboard.press('?');
        await person.page.getByRole('dialog', { name: 'Sneltoetsen' }).getByText('Esc').waitFor();
      },
      palette: async ({ person }) => {
        await person.page.keyboard.press('Control+K');
        await person.page.getByPlaceholder('Pagina, actie of dossiernummer').waitFor();
      },
      'palette with cases': async ({ person }) => {
        await person.page.keyboard.press('Control+K');
        await person.page.getByPlaceholder('Pagina, actie of dossiernummer').fill('26-');
        await person.page.getByRole('dialog').getByText(/ · /).first().waitFor();
      },
      'palette without a match': async ({ person }) => {
        await person.page.keyboard.press('Control+K');
        await person.page.getByPlaceholder('Pagina, actie of dossiernummer').fill('bestaatniet');
        await person.page.getByRole('dialog').getByText('Niets gevonden').waitFor();
      },
    },
  }),
  screen('page that broke', {
    route: null,
    who: 'anke-willems',
    place: '/termijn',
    shows: 'Aantal dagen',
    opened: {
      'part of the program missing': async ({ person, go }) => {
        await person.page.context().clearCookies({ name: 'none' });
        await person.page.route('**/assets/CalculatorPage*', (route) => route.abort());
        await go();
        await person.sees('Dit ging niet');
      },
    },
  }),
];
