import { screen, type Screen } from './screen.ts';

const two = {
  items: [
    { id: 'a', name: 'Anke Willems', capacity: 'clb', capacityLabel: 'CLB-medewerker', organisation: 'CLB De Brug' },
    { id: 'b', name: 'Anke Willems', capacity: 'school', capacityLabel: 'School', organisation: 'VTI Leiedorp' },
  ],
};
const session = {
  id: '0123456789abcdef',
  current: false,
  openedAt: '2026-11-09T08:10:00.000Z',
  seenAt: '2026-11-09T09:10:00.000Z',
  browser: 'Firefox op Windows',
  capacityLabel: 'CLB-medewerker',
  organisation: 'CLB De Brug',
  level: 'high',
  byLogin: true,
};
const provided = { demo: false, administratorMissing: false, login: { name: 'Proefdienst' } };

/** Where somebody signs in by an account elsewhere; the demonstration has no provider, so its answers are given here. */
export const loginScreens: readonly Screen[] = [
  screen('choice of capacity', {
    route: '/wie',
    who: null,
    place: '/wie',
    shows: 'Deze aanmelding werkt niet meer',
    opened: {
      'two capacities': async ({ person, go }) => {
        await person.page.route('**/api/v1/session/choice', (route) => route.fulfill({ json: two }));
        await go();
        await person.sees('VTI Leiedorp');
      },
    },
  }),
  screen('change of capacity', {
    route: '/rol',
    who: 'anke-willems',
    place: '/rol',
    shows: 'U hebt nu maar één rol',
    asks: '**/api/v1/session/capacities',
    opened: {
      'two capacities': async ({ person, go }) => {
        await person.page.route('**/api/v1/session/capacities', (route) => route.fulfill({ json: two }));
        await go();
        await person.sees('VTI Leiedorp');
      },
    },
  }),
  screen('account that is not bound', {
    route: '/koppelen',
    who: null,
    place: '/koppelen',
    shows: 'Deze aanmelding werkt niet meer',
    opened: {
      'code asked': async ({ person, go }) => {
        await person.page.route('**/api/v1/session/choice', (route) => route.fulfill({ json: { items: [] } }));
        await go();
        await person.page.getByRole('button', { name: 'Koppel en meld aan' }).click();
        await person.sees(/om na te kijken$/);
      },
    },
  }),
  screen('not signed in', {
    route: '/niet-aangemeld',
    who: null,
    place: '/niet-aangemeld?reden=storing',
    shows: 'De aanmelddienst antwoordt niet',
    opened: {
      'begin again': async ({ person, go }) => {
        await person.page.route('**/api/v1/sign-in', (route) => route.fulfill({ json: provided }));
        await go();
        await person.sees('Aanmelden met Proefdienst');
      },
    },
  }),
  screen('own sessions', {
    route: '/aanmeldingen',
    who: 'anke-willems',
    place: '/aanmeldingen',
    shows: 'Deze aanmelding',
    asks: '**/api/v1/sessions',
    opened: {
      'more of them, and an account to bind': async ({ person, go }) => {
        const items = [{ ...session, id: 'fedcba9876543210', current: true, byLogin: false }, session];
        await person.page.route('**/api/v1/sessions', (route) => route.fulfill({ json: { items } }));
        await person.page.route('**/api/v1/sign-in', (route) => route.fulfill({ json: provided }));
        await go();
        await person.sees('Koppel uw account');
      },
      'server stumbles': async ({ person, go }) => {
        await person.page.route('**/api/v1/sessions', (route) =>
          route.fulfill({ json: { items: [session, { ...session, id: 'fedcba9876543210' }] } }),
        );
        await person.page.route('**/api/v1/sessions/*', (route) => route.fulfill({ status: 500, body: '' }));
        await go();
        await person.page.getByRole('button', { name: 'Stop alle andere' }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
];
