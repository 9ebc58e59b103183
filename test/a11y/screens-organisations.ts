import { screen, type Screen } from './screen.ts';

const noItems = { items: [], nextCursor: null };
const wrong = /om na te kijken$/;

/** Where organisations, members and places in cases are administered. */
export const organisationScreens: readonly Screen[] = [
  screen('organisations', {
    route: '/beheer/organisaties',
    who: 'rik-adams',
    place: '/beheer/organisaties',
    shows: 'Agentschap Opgroeien (demo)',
    asks: '**/api/v1/organisations*',
    opened: {
      'no match': async ({ person }) => {
        await person.page.getByLabel('Zoek op naam of gemeente').fill('bestaatniet');
        await person.sees('Geen organisaties met deze filters');
      },
      'new organisation, wrong answers': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Organisatie toevoegen' }).click();
        await person.page.getByRole('dialog').getByRole('button', { name: 'Voeg toe' }).click();
        await person.sees(wrong);
      },
      'secrecy of coordinators recorded, wrong answers': async ({ person }) => {
        await person.page
          .getByRole('button', { name: /^Leg vast voor/ })
          .first()
          .click();
        await person.page.getByRole('dialog').getByRole('button', { name: 'Leg vast' }).click();
        await person.sees(wrong);
      },
      'new network': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Netwerk toevoegen' }).click();
        await person.page.getByRole('dialog').getByLabel('Naam van het netwerk').waitFor();
      },
    },
  }),
  screen('one organisation', {
    route: '/beheer/organisaties/$organisatie',
    who: 'rik-adams',
    place: '/beheer/organisaties/clb-de-brug',
    shows: 'Mia Lenaerts',
    asks: '**/api/v1/organisations/*/members',
    opened: {
      'changed or closed': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Wijzig of sluit' }).click();
        await person.page.getByRole('dialog').getByLabel('Gesloten vanaf').first().waitFor();
      },
    },
  }),
  screen('organisation without access manager', {
    route: '/beheer/organisaties/$organisatie',
    who: 'rik-adams',
    place: '/beheer/organisaties/clb-het-anker',
    shows: 'Nog niemand uitgenodigd',
    opened: {
      'invitation, wrong answers': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Toegangsbeheerder uitnodigen' }).click();
        await person.page.getByRole('dialog').getByRole('button', { name: 'Nodig uit' }).click();
        await person.sees(wrong);
      },
    },
  }),
  screen('members of the own organisation', {
    route: '/beheer/organisatie',
    who: 'mia-lenaerts',
    place: '/beheer/organisatie',
    shows: 'Lies Verstraete',
    asks: '**/api/v1/organisations/*/members',
    opened: {
      'a code, shown once': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Nieuwe code voor Lies Verstraete' }).click();
        await person.sees('Ik heb de code doorgegeven');
      },
      'asks before it ends': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Stop de toegang van Lies Verstraete' }).click();
        await person.sees('Ja, stop de toegang');
      },
      changed: async ({ person }) => {
        await person.page.getByRole('button', { name: 'Wijzig Lies Verstraete' }).click();
        await person.page.getByRole('dialog').getByLabel('Laatste dag').first().waitFor();
      },
      'server stumbles': async ({ person }) => {
        await person.page.route('**/api/v1/members/**', (route) => route.fulfill({ status: 500, body: '' }));
        await person.page.getByRole('button', { name: 'Nieuwe code voor Lies Verstraete' }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
  screen('places in cases', {
    route: '/beheer/plaatsen',
    who: 'mia-lenaerts',
    place: '/beheer/plaatsen',
    shows: 'Lopende dossiers',
    asks: '**/api/v1/slots*',
    empty: { answer: noItems, shows: 'Geen lopende dossiers' },
    opened: {
      'handed over, wrong answers': async ({ person }) => {
        await person.page
          .getByRole('button', { name: /^Zet een collega op deze plaats in dossier/ })
          .first()
          .click();
        await person.page.getByRole('dialog').getByRole('button', { name: 'Geef door' }).click();
        await person.sees(wrong);
      },
    },
  }),
  screen('audit', {
    route: '/beheer/logboek',
    who: 'mia-lenaerts',
    place: '/beheer/logboek',
    shows: 'Verzegeld tot',
    asks: '**/api/v1/audit*',
    opened: {
      'nothing found': async ({ person }) => {
        await person.page.getByLabel('Vanaf').fill('2020-01-01');
        await person.page.getByLabel('Tot en met').fill('2020-01-02');
        await person.sees('Niets gevonden');
      },
      'reviewed, wrong answers': async ({ person }) => {
        await person.page
          .getByRole('button', { name: /^Nakijken: / })
          .first()
          .click();
        await person.page.getByRole('button', { name: 'Bewaar als nagekeken' }).click();
        await person.sees(wrong);
      },
    },
  }),
  screen('emergency', {
    route: '/noodtoegang',
    who: 'bram-wouters',
    place: '/noodtoegang',
    shows: 'Dossiernummer',
    asks: '**/api/v1/emergency',
    opened: {
      'wrong answers': async ({ person }) => {
        await person.page.getByRole('button', { name: 'Open 60 minuten met noodtoegang' }).click();
        await person.sees(wrong);
      },
    },
  }),
  screen('emergency, off for coordinators', {
    route: '/noodtoegang',
    who: 'veerle-smets',
    place: '/noodtoegang',
    shows: 'Noodtoegang staat uit voor coördinatoren',
  }),
];
