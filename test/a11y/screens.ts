import { fillForm } from '../browser/support/fill-form.ts';
import { quickStart } from '../browser/support/what-they-write.ts';
import { caseRooms, casesByStage } from './screens-case.ts';
import { familyScreens } from './screens-family.ts';
import { formScreens } from './screens-forms.ts';
import { handbookScreens } from './screens-handbook.ts';
import { loginScreens } from './screens-login.ts';
import { organisationScreens } from './screens-organisations.ts';
import { workScreens } from './screens-work.ts';
import { houseParts } from './screens-house.ts';
import { screen, type Screen, type Visit } from './screen.ts';

const isShown = async ({ person }: Visit): Promise<void> => person.sees(/^Code/);
const codeStates: Record<string, (visit: Visit) => Promise<void>> = {
  'wrong code': async (visit) => {
    await isShown(visit);
    await visit.person.page.getByLabel('Code').fill('7K3Q-F9TX-2M4B-HRWD');
    await visit.person.page.getByRole('button', { name: 'Aanmelden' }).click();
    await visit.person.sees(/^Deze code werkt niet/);
  },
  'an account elsewhere too': async ({ person, go }) => {
    await person.page.route('**/api/v1/sign-in', (route) =>
      route.fulfill({ json: { demo: false, administratorMissing: false, login: { name: 'Proefdienst' } } }),
    );
    await go();
    await person.sees('Aanmelden met Proefdienst');
  },
  'first administrator': async ({ person, go }) => {
    await person.page.route('**/api/v1/sign-in', (route) =>
      route.fulfill({ json: { demo: false, administratorMissing: true, login: null } }),
    );
    await go();
    await person.sees('Uw e-mailadres');
    await person.page.getByRole('button', { name: 'Aanmelden' }).click();
    await person.sees(/om na te kijken$/);
  },
};

const noItems = { items: [], nextCursor: null };
const caseNumber = /^\d\d-[0-9A-Z]{6}/;

/** Every screen of the product, a line each. A route that is on no line fails a test. */
export const screens: readonly Screen[] = [
  screen('door', {
    route: null,
    who: null,
    place: '/',
    shows: 'Katrien Maes',
    asks: '**/api/v1/demo/personas',
    empty: { answer: { items: [] }, shows: 'Geen persona gevonden' },
    opened: {
      'nothing found': async ({ person }) => {
        await person.page.getByLabel('Zoek een persona').fill('Niemand');
        await person.sees('Geen persona gevonden');
      },
    },
  }),
  ...[null, 'anke-willems'].map((who) =>
    screen(`code, typed by ${who === null ? 'a visitor' : 'somebody signed in'}`, {
      route: '/code',
      who,
      place: '/code',
      shows: 'Zestien letters en cijfers',
      asks: '**/api/v1/sign-in',
      ...(who === null ? { opened: codeStates } : {}),
    }),
  ),
  screen('change of persona', { route: '/wissel', who: 'anke-willems', place: '/wissel', shows: 'Katrien Maes' }),
  screen('worklist', {
    route: '/',
    who: 'anke-willems',
    place: '/',
    shows: caseNumber,
    asks: '**/api/v1/cases?**',
    empty: { answer: noItems, shows: 'U hebt nog geen dossiers' },
    opened: {
      filters: async ({ person }) => {
        await person.goTo('/?overdue=true&sort=stageSince&q=o');
        await person.page.getByRole('button', { name: 'Filter en sorteer' }).click();
      },
      'no match': async ({ person }) => {
        await person.goTo('/?q=bestaatniet');
        await person.sees('Geen dossiers met deze filters');
      },
    },
  }),
  screen('worklist of a coordinator', {
    route: '/',
    who: 'veerle-smets',
    place: '/',
    shows: 'Een leerling (naam niet zichtbaar voor u)',
  }),
  screen('worklist of a school', { route: '/', who: 'katrien-maes', place: '/', shows: caseNumber }),
  screen('registration', {
    route: '/aanmelden',
    who: 'katrien-maes',
    place: '/aanmelden',
    shows: 'Start de aanmelding',
    asks: '**/api/v1/procedures',
    empty: { answer: [], shows: 'U kunt hier geen aanmelding starten' },
    opened: {
      'wrong answers': async ({ person }) => {
        await fillForm(person.page.getByRole('main'), { ...quickStart, Leeftijd: 'vijftien' });
        await person.page.getByRole('button', { name: 'Start de aanmelding' }).click();
        await person.sees(/om na te kijken$/);
      },
      'server stumbles': async ({ person }) => {
        await fillForm(person.page.getByRole('main'), quickStart);
        await person.page.getByRole('radio', { name: /^CLB De Brug/ }).check();
        await person.page.route('**/api/v1/cases', (route) => route.fulfill({ status: 500, body: '' }));
        await person.page.getByRole('button', { name: 'Start de aanmelding' }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
  ...casesByStage,
  ...caseRooms,
  screen('case that is not for this reader', {
    route: '/zaken/$caseId',
    who: 'els-vandamme',
    place: { stage: 'awaitingConsent', ofPersona: 'anke-willems' },
    shows: 'Dit dossier kunt u niet zien',
  }),
  screen('inbox', {
    route: '/berichten',
    who: 'anke-willems',
    place: '/berichten',
    shows: 'U bent aan zet',
    asks: '**/api/v1/inbox?**',
    empty: { answer: noItems, shows: 'Geen berichten' },
    opened: {
      unread: async ({ person }) =>
        person.page
          .locator('label')
          .filter({ hasText: /^Ongelezen/ })
          .click(),
      'server stumbles': async ({ person }) => {
        await person.page.route('**/api/v1/inbox/**', (route) => route.fulfill({ status: 500, body: '' }));
        await person.page.getByRole('button', { name: 'Alles gelezen' }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
  screen('preferences', {
    route: '/voorkeuren',
    who: 'anke-willems',
    place: '/voorkeuren',
    shows: /voorkeuren|mails?/i,
  }),
  screen('calculator', {
    route: '/termijn',
    who: 'anke-willems',
    place: '/termijn',
    shows: 'Aantal dagen',
    opened: {
      answer: async ({ person }) => {
        await person.page.getByRole('button', { name: 'Bereken', exact: true }).click();
        await person.sees(/^Laatste dag:/);
      },
      'wrong answers': async ({ person }) => {
        await person.page.getByLabel('Aantal dagen').fill('veel');
        await person.page.getByRole('button', { name: 'Bereken', exact: true }).click();
        await person.sees(/om na te kijken$/);
      },
      calendar: async ({ person }) => {
        await person.page.getByRole('button', { name: /^Kies in de kalender/ }).click();
        await person.page.getByRole('button', { name: 'Volgende maand' }).waitFor();
      },
      'server stumbles': async ({ person }) => {
        await person.page.route('**/api/v1/calculator?**', (route) => route.fulfill({ status: 500, body: '' }));
        await person.page.getByRole('button', { name: 'Bereken', exact: true }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
  ...familyScreens,
  ...[null, 'link-demo-parent', 'anke-willems'].map((who) =>
    screen(`accessibility statement, read by ${who ?? 'a visitor'}`, {
      route: '/toegankelijkheid',
      who,
      place: '/toegankelijkheid',
      shows: 'In hoever voldoet Aanzet?',
    }),
  ),
  ...handbookScreens,
  screen('page that does not exist', {
    route: null,
    who: 'anke-willems',
    place: '/bestaat-niet',
    shows: 'Deze pagina bestaat niet',
  }),
  ...formScreens,
  ...workScreens,
  ...organisationScreens,
  ...loginScreens,
  ...houseParts,
];
