import { screen, type Screen, type Visit } from './screen.ts';

const keeper = 'veerle-smets';

/** A draft, where there was none: begun as the page begins it. */
const draft = async ({ person, go }: Visit): Promise<void> => {
  await person.page.evaluate(`fetch('/api/v1/forms/draft', { method: 'POST', body: '{"from":1}',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } }).then(() => undefined)`);
  await go();
  await person.sees(/^Klad van versie/);
};

const tab = ({ person }: Visit, name: string) => person.page.getByRole('tab', { name, exact: true }).click();

const question = ({ person }: Visit, title: string) =>
  person.page.getByRole('button', { name: new RegExp(`^${title} `) }).click();

/** The room in which a coordinator keeps the form of the network. */
export const formScreens: readonly Screen[] = [
  screen('versions of the form', {
    route: '/beheer/formulier',
    who: keeper,
    place: '/beheer/formulier',
    shows: 'geldt nu',
    asks: '**/api/v1/forms',
    opened: {
      published: async ({ person }) => {
        await person.goTo('/beheer/formulier?gepubliceerd=1');
        await person.sees('Versie 1 is gepubliceerd.');
      },
    },
  }),
  screen('versions of the form, for who keeps none', {
    route: '/beheer/formulier',
    who: 'anke-willems',
    place: '/beheer/formulier',
    shows: /bestaat niet|mag het niet zien/,
  }),
  screen('draft of the form', {
    route: '/beheer/formulier/klad',
    who: keeper,
    place: '/beheer/formulier/klad',
    shows: /^Er is geen klad$|^Klad van versie/,
    asks: '**/api/v1/forms',
    empty: { answer: { items: [] }, shows: 'Er is geen klad' },
    opened: {
      'a question open': async (visit) => {
        await draft(visit);
        await question(visit, 'Onderwijsvorm');
        await visit.person.page.getByLabel('Keuze 1', { exact: true }).waitFor();
      },
      'a question with a fault': async (visit) => {
        await draft(visit);
        await question(visit, 'Leerjaar en richting');
        const editor = visit.person.page.getByRole('group', { name: 'Leerjaar en richting' });
        await editor.getByLabel('Vraag', { exact: true }).fill('');
        await visit.person.sees('Er is 1 punt om na te kijken');
      },
      preview: async (visit) => {
        await draft(visit);
        await tab(visit, 'Voorbeeld');
        await tab(visit, 'Zoals het CLB');
        await visit.person.sees('Enkel voor het CLB');
      },
      differences: async (visit) => {
        await draft(visit);
        await tab(visit, 'Wat is er anders?');
        await visit.person.page.getByRole('tabpanel').getByText(/./).first().waitFor();
      },
      publishing: async (visit) => {
        await draft(visit);
        await visit.person.page.getByRole('button', { name: 'Publiceer', exact: true }).click();
        await visit.person.page.getByRole('dialog').getByRole('radio', { name: 'Vanaf nu' }).waitFor();
      },
    },
  }),
  screen('one version of the form', {
    route: '/beheer/formulier/$version',
    who: keeper,
    place: '/beheer/formulier/1',
    shows: 'School en loopbaan',
    asks: '**/api/v1/forms/1',
    opened: {
      'as a provider': async (visit) => {
        await tab(visit, 'Zoals de aanbieder');
        await visit.person.sees('In gesprek');
      },
    },
  }),
  screen('two versions compared', {
    route: '/beheer/formulier/vergelijk',
    who: keeper,
    place: '/beheer/formulier/vergelijk?van=1&naar=1',
    shows: 'Deze versies stellen dezelfde vragen met dezelfde woorden.',
    asks: '**/api/v1/forms/compare?**',
  }),
];
