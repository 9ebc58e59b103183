import { fillForm } from '../browser/support/fill-form.ts';
import type { Person } from '../browser/support/person.ts';
import { screen, type Screen } from './screen.ts';

const route = '/zaken/$caseId';

const looked: readonly { who: string; stage: string }[] = [
  { who: 'katrien-maes', stage: 'awaitingSchoolSection' },
  { who: 'griet-baert', stage: 'awaitingPbdAdvice' },
  { who: 'anke-willems', stage: 'awaitingClbSection' },
  { who: 'anke-willems', stage: 'awaitingChoice' },
  { who: 'yusuf-demir', stage: 'awaitingProviderAnswer' },
  { who: 'katrien-maes', stage: 'onWaitingList' },
  { who: 'anke-willems', stage: 'awaitingFirstContact' },
  { who: 'veerle-smets', stage: 'pathwayRunning' },
  { who: 'yusuf-demir', stage: 'awaitingAdjustment' },
  { who: 'anke-willems', stage: 'awaitingTakeBack' },
  { who: 'anke-willems', stage: 'awaitingReturnChecks' },
  { who: 'yusuf-demir', stage: 'closed' },
  { who: 'anke-willems', stage: 'withdrawn' },
];

/** A case as it is read by those who have a place in it, in each stage that looks different. */
export const casesByStage: readonly Screen[] = looked.map(({ who, stage }) =>
  screen(`case in ${stage}`, { route, who, place: { stage }, shows: /^(?:Aan zet: |Afgesloten op )/ }),
);

const startTable = 'Startrondetafel noteren';

/** The first action of the menu beside the buttons: every reader of a running case may write a note. */
async function beginNote(person: Person): Promise<void> {
  await person.begin('Nota toevoegen');
}

/** The rooms of a case, and what opens in it. */
export const caseRooms: readonly Screen[] = [
  screen('case', {
    route,
    who: 'anke-willems',
    place: { stage: 'awaitingConsent' },
    shows: /^Aan zet: /,
    asks: '**/api/v1/cases/*',
    opened: {
      'why this date': async ({ person }) => {
        for (const why of await person.band.getByRole('button', { name: 'Waarom deze datum?' }).all())
          await why.click();
      },
      'other actions': async ({ person }) => {
        await person.band.getByRole('button', { name: 'Andere acties' }).click();
        await person.page.getByRole('menu').waitFor();
      },
      'form of a step': ({ person }) => beginNote(person),
      'form of a step, wrong answers': async ({ person }) => {
        await beginNote(person);
        await person.send('Nota toevoegen');
        await person.sees(/om na te kijken$/);
      },
      'form of a step, server stumbles': async ({ person }) => {
        await beginNote(person);
        await person.fill({ Nota: 'Gebeld.', 'Wie mag dit lezen?': 'Alleen voor het CLB' });
        await person.page.route('**/api/v1/cases/*/events', (answer) => answer.fulfill({ status: 500, body: '' }));
        await person.send('Nota toevoegen');
        await person.sees('De server antwoordt niet zoals verwacht');
      },
      'step done': async ({ person }) => {
        await beginNote(person);
        await person.fill({ Nota: 'Gebeld.', 'Wie mag dit lezen?': 'Alleen voor het CLB' });
        await person.send('Nota toevoegen');
        const done = person.page.getByRole('heading', { name: 'Genoteerd: Nota toevoegen' });
        // The same case is looked at in another width meanwhile, and that one may have been faster.
        const overtaken = person.page.getByText('Het dossier is intussen veranderd');
        await done.or(overtaken).waitFor();
        if (await overtaken.isVisible()) await person.send('Nota toevoegen');
        await done.waitFor();
      },
    },
  }),
  screen('long form of a step', {
    route,
    who: 'anke-willems',
    place: { stage: 'awaitingStartTable' },
    shows: /^Aan zet: /,
    opened: {
      empty: ({ person }) => person.begin(startTable),
      'wrong answers': async ({ person }) => {
        await person.begin(startTable);
        await person.send(startTable);
        await person.sees(/om na te kijken$/);
      },
    },
  }),
  screen('form of a case', {
    route,
    who: 'anke-willems',
    place: { stage: 'awaitingClbSection', room: 'formulier' },
    shows: 'Wat u typt, wordt vanzelf bewaard.',
    asks: '**/api/v1/cases/*/form',
    opened: {
      saved: ({ person }) => person.write('Deel van het CLB', { Indicatiestelling: 'Nood aan een plek.' }),
      'not saved': async ({ person }) => {
        await person.page.route('**/api/v1/cases/*/form/*', (answer) => answer.abort());
        await fillForm(await person.section('Deel van het CLB'), {
          Indicatiestelling: 'Nood aan rust en aan een vast uur.',
        });
        await person.sees(/^Nog niet bewaard: geen verbinding/);
      },
      'two versions': async ({ person }) => {
        let savedElsewhere = false;
        await person.page.route('**/api/v1/cases/*/form/*', async (answer) => {
          const request = answer.request();
          if (request.method() !== 'PUT' || savedElsewhere) return answer.fallback();
          savedElsewhere = true;
          const sent = request.postDataJSON() as { answers: Record<string, unknown>; revision: number };
          await person.page.context().request.put(request.url(), {
            headers: { origin: new URL(request.url()).origin, 'idempotency-key': crypto.randomUUID() },
            // Another sentence each time: the other width finds what this one saved.
            data: { ...sent, answers: { ...sent.answers, indication: `Nood aan plek ${sent.revision}.` } },
          });
          return answer.fallback();
        });
        await fillForm(await person.section('Deel van het CLB'), { Indicatiestelling: 'Nog een andere zin.' });
        await person.sees(/bewaarde dit deel intussen ook$/);
      },
    },
  }),
  screen('answers before they are handed over', {
    route: '/zaken/$caseId/nakijken/$event',
    who: 'anke-willems',
    place: { stage: 'awaitingClbSection', page: 'nakijken/clbSectionHandedIn' },
    shows: /Kijk na wat u doorgeeft/,
    asks: '**/api/v1/cases/*/form',
  }),
  screen('people in a case', {
    route,
    who: 'anke-willems',
    place: { stage: 'pathwayRunning', room: 'betrokkenen' },
    shows: /^Wie dit dossier kan zien/,
  }),
  screen('history of a case', {
    route,
    who: 'anke-willems',
    place: { stage: 'pathwayRunning', room: 'verloop' },
    shows: 'Toon technische gegevens',
    asks: '**/api/v1/cases/*/history',
    empty: { answer: { items: [] }, shows: 'Nog niets gebeurd dat u mag zien' },
    opened: {
      'all details': async ({ person }) => {
        await person.page.getByRole('switch', { name: 'Toon technische gegevens' }).click();
        for (const details of await person.page.getByText(/^Wat er is ingevuld bij/).all()) await details.click();
      },
    },
  }),
];
