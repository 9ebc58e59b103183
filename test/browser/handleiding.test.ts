import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { handbookPages } from '../../web/help/handbook.ts';
import { fillForm } from './support/fill-form.ts';
import { picturesTaken, takeForHandbook, takePanel } from './support/handbook-camera.ts';
import type { Person } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';
import { quickStart, schoolSection } from './support/what-they-write.ts';

/**
 * Walks the tasks of the handbook and takes its pictures, so that they stay true:
 * `HANDLEIDING_PICTURES=docs/handleiding/beelden npm test -- test/browser/handleiding.test.ts`.
 */
const story = useStage({
  before: async ({ engine }) => {
    const stages = ['awaitingClbSection', 'awaitingConsent', 'awaitingChoice', 'pathwayRunning'] as const;
    for (const [index, pupil] of ['Robbe', 'Imane', 'Louis', 'Yara'].entries())
      await caseAt(engine, { stage: stages[index] ?? 'awaitingChoice', pupil });
  },
});

const main = ({ page }: Person) => page.getByRole('main');
const reading = (person: Person, title: string) => person.page.getByRole('region', { name: title });

story('the worklist, and one note in several cases', async ({ person }) => {
  const anke = await person('Anke Willems');
  await anke.sees('Robbe');
  await takeForHandbook(anke.page, 'werklijst', anke.heading('Werklijst'), main(anke).getByRole('table'));
  const boxes = anke.page.getByRole('checkbox', { name: /^Kies dossier/ });
  await boxes.first().click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await anke.page.getByRole('button', { name: 'Iets doen met deze dossiers' }).click();
  await anke.sees('Kan in alle 3 dossiers.');
  await takePanel(anke, 'werklijst-samen', /^Termijn stilzetten/);
});

story('the quick start of a registration', async ({ person }) => {
  const katrien = await person('Katrien Maes');
  await katrien.page.getByRole('link', { name: 'Nieuwe aanmelding' }).first().click();
  await katrien.heading('Nieuwe aanmelding').waitFor();
  await fillForm(main(katrien), { CLB: 'CLB De Brug, Leiedorp', ...quickStart });
  const start = main(katrien).getByRole('button', { name: 'Start de aanmelding' });
  const name = main(katrien).getByText('Voornaam, of naam van de klas of groep');
  const told = main(katrien).getByRole('radiogroup', { name: 'Wie is op de hoogte?' });
  await takeForHandbook(katrien.page, 'aanmelden', name, main(katrien).getByRole('textbox').first(), told);
  await start.click();
  const done = katrien.page.getByRole('region', { name: /^De aanmelding is gestart als dossier/ });
  await takeForHandbook(katrien.page, 'aanmelden-gestart', done, katrien.band);
});

story('the form: writing, remarks, a look before it goes, and a change after', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingSchoolSection' });
  const katrien = await person('Katrien Maes');
  await katrien.goTo(address);
  const { 'Wat is de aanleiding?': concern, ...rest } = schoolSection;
  await katrien.write('Deel van de school', { ...rest, 'Wat is de aanleiding?': concern });
  const part = await katrien.section('Deel van de school');
  const groups = part.getByRole('region');
  await takeForHandbook(katrien.page, 'formulier-deel', groups.nth(1).getByRole('heading'), groups.nth(1));

  const anke = await person('Anke Willems');
  await anke.goTo(address);
  await anke.section('Deel van de school');
  const remarks = anke.page.getByRole('group').filter({ hasText: 'Opmerkingen bij dit deel' }).first();
  await remarks.getByText('Opmerkingen bij dit deel').click();
  await remarks.getByLabel('Bij welke vraag?').selectOption('Wat is de aanleiding?');
  await remarks.getByLabel('Nieuwe opmerking').fill('Sinds welke week precies? Dat helpt voor het gesprek.');
  await remarks.getByRole('button', { name: 'Plaats de opmerking' }).click();
  await remarks.getByRole('button', { name: 'Afgehandeld' }).waitFor();
  await takeForHandbook(anke.page, 'formulier-opmerking', remarks);

  await katrien.goTo(address);
  await katrien.begin('Deel indienen');
  const check = katrien.heading('Nakijken: Deel indienen');
  await takeForHandbook(katrien.page, 'formulier-nakijken', check, reading(katrien, 'Deel van de school').first());
  await katrien.send('Deel indienen');
  await katrien.sees('Genoteerd: Deel indienen');
  const handedIn = await katrien.section('Deel van de school');
  await handedIn.getByRole('button', { name: 'Aanpassen: Aantal halve dagen met code B dit schooljaar' }).click();
  await katrien.drawer.getByLabel('Aantal halve dagen').fill('36');
  await katrien.drawer.getByLabel('Waarom past u dit aan?').fill('Twee dagen vergeten te tellen.');
  await takePanel(katrien, 'formulier-aanpassen', 'Bewaar de aanpassing');
});

story('a case: whose turn, why that date, and what else can be done', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingClbSection' });
  const anke = await person('Anke Willems');
  await anke.goTo(address);
  await anke.band.getByRole('button', { name: 'Waarom deze datum?' }).first().click();
  await anke.sees(/werkdagen vanaf/);
  await takeForHandbook(anke.page, 'zaak-band', anke.band);
  await anke.band.getByRole('button', { name: 'Andere acties' }).click();
  await takeForHandbook(
    anke.page,
    'zaak-acties',
    anke.band.getByRole('button', { name: 'Akkoord noteren' }),
    anke.page.getByRole('menu'),
  );
});

story('an akkoord', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
  const anke = await person('Anke Willems');
  await anke.goTo(address);
  await anke.begin('Akkoord noteren');
  await anke.fill({ 'Wie?': 'De leerling', 'Hoe?': 'Mondeling', 'Op welke dag?': '9/11/2026' });
  await takePanel(anke, 'akkoord-noteren', 'Akkoord noteren');
});

story('a page of their own for pupil and parents', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
  const anke = await person('Anke Willems');
  await anke.goTo(`${address}?tab=betrokkenen`);
  await anke.page.getByRole('button', { name: 'Link en code maken' }).click();
  await anke.drawer.getByLabel('Ouder', { exact: true }).click();
  await anke.drawer.getByLabel(/^Naam/).fill('Sofie Peeters');
  await takePanel(anke, 'eigen-pagina-geven', 'Link en code maken');
});

story('asking for an emergency', async ({ person }) => {
  const bram = await person('Bram Wouters');
  await bram.goTo('/noodtoegang');
  const send = main(bram).getByRole('button', { name: 'Open 60 minuten met noodtoegang' });
  await takeForHandbook(bram.page, 'noodtoegang', bram.heading('Noodtoegang'), main(bram).locator('form'), send);
});

story('messages, and which of them come by mail', async ({ person }) => {
  const anke = await person('Anke Willems');
  await anke.goTo('/berichten');
  await anke.sees('U bent aan zet');
  const third = main(anke).getByRole('listitem').nth(2);
  await takeForHandbook(
    anke.page,
    'berichten',
    anke.heading('Berichten'),
    main(anke).getByText('Mailvoorkeuren'),
    third,
  );
  await main(anke).getByRole('link', { name: 'Mailvoorkeuren' }).click();
  await anke.sees('Mail per soort bericht');
  await takeForHandbook(anke.page, 'voorkeuren', anke.heading('Voorkeuren'), main(anke).getByRole('group').nth(2));
});

story('a term calculated', async ({ person }) => {
  const anke = await person('Anke Willems');
  await anke.goTo('/termijn');
  await anke.page.getByRole('button', { name: 'Bereken', exact: true }).click();
  const answer = reading(anke, 'Laatste dag: 24/11/2026');
  await takeForHandbook(anke.page, 'termijnen', anke.heading('Termijn berekenen'), form(anke), answer);
});

story('the answer of a provider, and the waiting list', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const yusuf = await person('Yusuf Demir');
  await yusuf.goTo(address);
  await takeForHandbook(yusuf.page, 'aanbod-antwoord', yusuf.band);
  await yusuf.begin('Niet aanvaarden');
  await yusuf.fill({ 'Waarom kan het nu niet?': 'Geen plaats', Toelichting: 'Tot januari is alles volzet.' });
  await takePanel(yusuf, 'aanbod-niet-starten', 'Niet aanvaarden');
  await yusuf.goTo(address);
  await yusuf.act('Op de wachtlijst zetten', { 'Wat is er intussen voor de leerling?': 'Elke week een gesprek.' });
  await takeForHandbook(yusuf.page, 'wachtlijst-aanbieder', yusuf.band);
  const anke = await person('Anke Willems');
  await anke.goTo(address);
  await anke.begin('Wachtlijst opgevolgd');
  await anke.fill({ 'Wat is er intussen voor de leerling?': 'Elke week een gesprek met de leerlingbegeleider.' });
  await takePanel(anke, 'wachtlijst-opvolgen', 'Wachtlijst opgevolgd');
});

story('copies, and the text for LARS', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const anke = await person('Anke Willems');
  await anke.goTo(`${address}?tab=kopieen`);
  const given = reading(anke, 'Wie wat kreeg');
  const top = anke.page.getByRole('heading', { name: 'Versies en kopieën' });
  await takeForHandbook(anke.page, 'kopieen', top, given);
  await anke.page.getByText(/^Tekst voor LARS/).click();
  const first = anke.page.getByRole('button', { name: /^Kopieer: / }).first();
  const copyAll = anke.page.getByRole('button', { name: 'Kopieer voor LARS' });
  await takeForHandbook(
    anke.page,
    'kopieen-lars',
    copyAll,
    anke.page.getByRole('listitem').filter({ has: first }).nth(2),
  );
});

story('a coordinator changes the form and publishes it', async ({ person }) => {
  const veerle = await person('Veerle Smets');
  await veerle.page.getByRole('link', { name: 'Formulier beheren' }).first().click();
  await veerle.page.getByRole('button', { name: 'Maak een nieuwe versie' }).click();
  await veerle.heading('Klad van versie 2').waitFor();
  await veerle.page.getByRole('button', { name: 'Voeg een vraag toe onder “School en loopbaan”' }).click();
  const question = veerle.page.getByRole('group', { name: /^(?:Nieuwe vraag|Hoe komt de leerling naar school\?)$/ });
  await question.getByLabel('Vraag', { exact: true }).fill('Hoe komt de leerling naar school?');
  await question.getByRole('radio', { name: 'Aanbevolen' }).check();
  await veerle.page.getByRole('status').filter({ hasText: 'Bewaard om' }).waitFor();
  await takeForHandbook(veerle.page, 'beheer-vraag', question);
  await veerle.page.getByRole('button', { name: 'Publiceer', exact: true }).click();
  await veerle.drawer.getByRole('radio', { name: 'Vanaf een dag die u kiest' }).check();
  await veerle.drawer.getByRole('textbox', { name: 'Eerste dag' }).fill('1/12/2026');
  await takePanel(veerle, 'beheer-publiceren', 'Publiceer deze versie');
});

story('the handbook is found from everywhere, by who signed in and who did not', async ({ person }) => {
  const visitor = await person();
  await visitor.goTo('/');
  await visitor.page.getByRole('contentinfo').getByRole('link', { name: 'Handleiding' }).click();
  await visitor.heading('Handleiding').waitFor();
  for (const page of handbookPages) {
    await visitor.goTo(`/handleiding/${page}`);
    await visitor.sees('Als het niet lukt');
    await visitor.page.getByRole('link', { name: 'Alle taken' }).waitFor();
    const blank = `[...document.images].filter((one) => !one.complete || one.naturalWidth === 0).map((one) => one.alt)`;
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.evaluate(blank), page).toEqual([]);
  }
  await visitor.goTo('/handleiding/bestaat-niet');
  await visitor.sees('Deze pagina bestaat niet');
  const anke = await person('Anke Willems');
  await anke.heading('Werklijst').waitFor();
  await anke.page.keyboard.press('?');
  await anke.page.getByRole('dialog').getByRole('link', { name: 'Open de handleiding' }).click();
  await anke.heading('Handleiding').waitFor();
  await anke.page.getByRole('link', { name: 'Samen het formulier invullen' }).click();
  await anke.heading('Samen het formulier invullen').waitFor();
  await expectSoundScreen(anke, 'handleiding', async () => {
    await anke.goTo('/handleiding');
    await anke.sees('Elke dag');
  });
  await expectSoundScreen(anke, 'handleiding-formulier', async () => {
    await anke.goTo('/handleiding/formulier');
    await anke.sees('Als het niet lukt');
  });
});

story('work that failed, and what waits after a backup was put back', async ({ app, person }) => {
  const { db } = app.engine;
  await sql`insert into deadline_failure (deadline_id, attempts, reason, failed_at, retry_at)
    select id, 3, 'DatabaseError 57014', app_now(), app_now() + interval '5 minutes' from deadline
    where ended_at is null limit 1`.execute(db);
  await sql`insert into mail (notice_id, member_id, state, attempts, next_at, failure)
    select n.id, m.id, 'dead', 12, app_now(), 'EENVELOPE 550' from notice n
    join member m on m.organisation_id = n.organisation_id limit 1`.execute(db);
  await sql`insert into quarantine (id, restored_at, backup_at) values (gen_random_uuid(), app_now(),
    app_now() - interval '6 hours')`.execute(db);
  const rik = await person('Rik Adams');
  await rik.page.getByRole('link', { name: 'Werk op de achtergrond' }).click();
  const first = main(rik).getByRole('button', { name: /^Probeer nu opnieuw: Mail over/ });
  await takeForHandbook(rik.page, 'beheer-werk', rik.heading('Werk op de achtergrond'), first);
  await first.click();
  await first.waitFor({ state: 'detached' });
  await main(rik).getByRole('button', { name: 'Laat het oude vallen' }).click();
  await main(rik).getByRole('button', { name: 'Ja, ga door' }).click();
  await rik.heading('Een reservekopie werd teruggezet').waitFor({ state: 'detached' });
});

story('the door where a code is typed', async ({ person }) => {
  const somebody = await person();
  await somebody.goTo('/code');
  await somebody.page.getByLabel('Code').fill('7K3Q-F9TX-2M4B-HRWD');
  const send = somebody.page.getByRole('button', { name: 'Aanmelden' });
  await takeForHandbook(somebody.page, 'code', somebody.heading('Aanmelden met een code'), send);
});

story('organisations, and the first access manager of one', async ({ person }) => {
  const rik = await person('Rik Adams');
  await rik.page.getByRole('link', { name: 'Organisaties' }).click();
  const third = main(rik).getByRole('listitem').nth(2);
  const add = main(rik).getByRole('button', { name: 'Organisatie toevoegen' });
  await takeForHandbook(rik.page, 'beheer-organisaties', rik.heading('Organisaties'), add, third);
});

story('who works here, and on whose name the cases stand', async ({ person }) => {
  const mia = await person('Mia Lenaerts');
  await mia.heading('Medewerkers').waitFor();
  await mia.page.getByRole('button', { name: 'Nieuwe code voor Lies Verstraete' }).click();
  const code = mia.page.getByRole('region', { name: 'Code voor Lies Verstraete' });
  const end = main(mia).getByRole('button', { name: 'Stop de toegang van Lies Verstraete' });
  await takeForHandbook(mia.page, 'toegang-medewerkers', mia.heading('Medewerkers'), code, end);
  await mia.page.getByRole('link', { name: 'Plaatsen in dossiers' }).click();
  const replace = main(mia).getByRole('button', { name: /^Zet een collega op deze plaats in dossier/ });
  await takeForHandbook(mia.page, 'toegang-plaatsen', mia.heading('Plaatsen in dossiers'), replace.nth(1));
});

test('every picture of the handbook was taken on this walk', () => {
  expect(picturesTaken()).toEqual(readdirSync('docs/handleiding/beelden').sort());
});

function form(person: Person) {
  return main(person).locator('form');
}
