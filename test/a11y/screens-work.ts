import { screen, type Screen } from './screen.ts';

const item = {
  kind: 'mail',
  id: '019ab0c0-0000-7000-8000-000000000001',
  title: 'Mail over “U bent aan zet” kon niet verstuurd worden',
  caseNumber: '26-7K3QF9',
  receivers: 2,
  attempts: 12,
  reason: 'EENVELOPE 550',
  dueAt: '2026-11-20T09:00:00.000Z',
  retryAt: null,
};
const failed = {
  items: [
    item,
    {
      ...item,
      kind: 'deadline',
      id: '019ab0c0-0000-7000-8000-000000000002',
      title: 'Richttermijn “Antwoord van de aanbieder” kon niet verwerkt worden',
      receivers: 1,
      attempts: 3,
      reason: 'DatabaseError 40P01 at write-move.ts:54',
      retryAt: '2026-11-20T09:05:00.000Z',
    },
  ],
  nextCursor: null,
  quarantine: {
    restoredAt: '2026-11-20T08:00:00.000Z',
    backupAt: '2026-11-20T02:00:00.000Z',
    mails: 14,
    effects: 1,
  },
};
const address = '**/api/v1/failed-work';

/** The page of the administrator. Nothing has failed in the demonstration, so its states are told by the answer. */
export const workScreens: readonly Screen[] = [
  screen('failed work', {
    route: '/beheer/werk',
    who: 'rik-adams',
    place: '/beheer/werk',
    shows: 'Alles is gelukt',
    asks: address,
    opened: {
      'with failures and a backup put back': async ({ person, go }) => {
        await person.page.route(address, (route) => route.fulfill({ json: failed }));
        await go();
        await person.sees('Wat niet lukte');
      },
      'asks before it drops': async ({ person, go }) => {
        await person.page.route(address, (route) => route.fulfill({ json: failed }));
        await go();
        await person.page.getByRole('button', { name: 'Laat het oude vallen' }).click();
        await person.sees(/nooit meer verstuurd/);
      },
      'server stumbles': async ({ person, go }) => {
        await person.page.route(address, (route) => route.fulfill({ json: failed }));
        await person.page.route('**/api/v1/failed-work/mail/**', (route) => route.fulfill({ status: 500, body: '' }));
        await go();
        await person.page.getByRole('button', { name: /^Probeer nu opnieuw: Mail/ }).click();
        await person.sees('De server antwoordt niet zoals verwacht');
      },
    },
  }),
];
