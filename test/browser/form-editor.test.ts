import { expect } from 'vitest';
import { tabTo } from './support/keyboard.ts';
import type { Person } from './support/person.ts';
import { patience } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';
import { quickStart } from './support/what-they-write.ts';

/** One network, one form: these stories follow each other. */
const story = useStage();

const question = 'Hoe komt de leerling naar school?';
const keep = 'Formulier beheren';

/** Opens a question in the list and gives the part of the page in which it is changed. */
async function openQuestion({ page }: Person, title: string) {
  await page
    .getByRole('button', { name: new RegExp(`^${title.replaceAll('?', '\\?')} (?:verplicht|aanbevolen|vrij)`) })
    .click();
  return page.getByRole('group', { name: title, exact: true });
}

const saved = async ({ page }: Person) =>
  page.getByRole('status').filter({ hasText: 'Bewaard om' }).waitFor({ timeout: patience });

const tab = ({ page }: Person, name: string) => page.getByRole('tab', { name, exact: true });

story('an administrator adds a question, tries it as each reader, and publishes it', async ({ app, person }) => {
  const running = await caseAt(app.engine, { stage: 'awaitingSchoolSection' });
  const veerle = await person('Veerle Smets');
  await veerle.page.getByRole('link', { name: keep }).first().click();
  await veerle.heading(keep).waitFor();
  await veerle.sees('geldt nu');
  await veerle.page.getByRole('button', { name: 'Maak een nieuwe versie' }).click();
  await veerle.heading('Klad van versie 2').waitFor();

  await veerle.page.getByRole('button', { name: 'Voeg een vraag toe onder “School en loopbaan”' }).click();
  const editor = veerle.page.getByRole('group', { name: /^(Nieuwe vraag|Hoe komt de leerling naar school\?)$/ });
  await editor.getByLabel('Vraag', { exact: true }).fill(question);
  await editor.getByRole('radio', { name: 'Aanbevolen' }).check();
  await editor.getByLabel('Soort antwoord').selectOption('één keuze uit een lijst');
  await editor.getByLabel('Keuze 1', { exact: true }).fill('Te voet of met de fiets');
  await editor.getByLabel('Keuze 2', { exact: true }).fill('Met het openbaar vervoer');
  await editor.getByRole('button', { name: 'Voeg een keuze toe' }).click();
  await editor.getByLabel('Keuze 3', { exact: true }).fill('Iets te veel');
  await veerle.page.getByRole('button', { name: 'Maak ongedaan' }).click();
  expect(await editor.getByLabel('Keuze 3', { exact: true }).inputValue()).toBe('Keuze 3');
  await veerle.page.getByRole('button', { name: 'Maak ongedaan' }).click();
  await editor.getByLabel('Keuze 3', { exact: true }).waitFor({ state: 'detached' });
  await saved(veerle);

  await tab(veerle, 'Voorbeeld').click();
  await veerle.page.getByRole('radiogroup', { name: `${question} (aanbevolen)` }).waitFor();
  await veerle.page.getByText('Orde en tucht').first().waitFor();
  await tab(veerle, 'Zoals de aanbieder').click();
  await veerle.page.getByRole('radiogroup', { name: new RegExp('^Hoe komt de leerling') }).waitFor();
  expect(await veerle.page.getByText('Orde en tucht').count()).toBe(0);
  await tab(veerle, 'Wat is er anders?').click();
  await veerle.sees(`Nieuwe vraag: “${question}” (één keuze uit een lijst, aanbevolen;`);

  await veerle.page.getByRole('button', { name: 'Publiceer', exact: true }).click();
  await veerle.sees('Nieuwe aanmeldingen vanaf nu krijgen deze vragen; lopende aanmeldingen houden hun versie.');
  await veerle.drawer.getByRole('button', { name: 'Publiceer deze versie' }).click();
  await veerle.sees('Versie 2 is gepubliceerd.');
  await veerle.page.getByRole('link', { name: 'Vergelijk versie 1 met versie 2' }).click();
  await veerle.heading('Versie 1 en versie 2').waitFor();
  await veerle.sees(`Nieuwe vraag: “${question}”`);

  const katrien = await person('Katrien Maes');
  await katrien.goTo('/aanmelden');
  await katrien.register({ CLB: 'CLB De Brug, Leiedorp', ...quickStart });
  const part = await katrien.section('Deel van de school');
  await part.getByRole('radiogroup', { name: `${question} (aanbevolen)` }).waitFor();
  await katrien.goTo(running);
  const before = await katrien.section('Deel van de school');
  await before.getByLabel(/^Leerjaar en richting/).waitFor();
  expect(await before.getByText(question).count()).toBe(0);
});

story('what is wrong is told at the question, and nothing is published meanwhile', async ({ person }) => {
  const veerle = await person('Veerle Smets');
  await veerle.goTo('/beheer/formulier');
  await veerle.page.getByRole('button', { name: 'Maak een nieuwe versie' }).click();
  await veerle.heading('Klad van versie 3').waitFor();
  const editor = await openQuestion(veerle, 'Leerjaar en richting');
  await editor.getByRole('radio', { name: 'Verplicht' }).check();
  await saved(veerle);
  const fault = 'Voor deze vraag is geen bron die ze verplicht maakt. Kies “aanbevolen” of “vrij”.';
  await editor.getByText(fault).waitFor();
  await veerle.page.getByRole('button', { name: 'Publiceer', exact: true }).click();
  const summary = veerle.page.getByRole('group', { name: 'Er is 1 punt om na te kijken' });
  await summary.waitFor();
  await veerle.page.locator('[role=group]:focus', { hasText: 'Er is 1 punt om na te kijken' }).waitFor();
  expect(await veerle.drawer.count()).toBe(0);

  // An empty text is not sent; what stood there comes back with it.
  await editor.getByLabel('Vraag', { exact: true }).fill('');
  await veerle.sees('Nog niet bewaard: vul eerst aan wat leeg is.');
  await veerle.page.getByRole('button', { name: 'Maak ongedaan' }).click();
  const again = veerle.page.getByRole('group', { name: 'Leerjaar en richting', exact: true });
  await again.getByRole('radio', { name: 'Vrij' }).check();
  await saved(veerle);
  await summary.waitFor({ state: 'detached' });

  await veerle.goTo('/beheer/formulier');
  await veerle.page.getByRole('button', { name: 'Gooi het klad weg' }).click();
  await veerle.drawer.getByRole('button', { name: 'Ja, gooi het weg' }).click();
  await veerle.page.getByRole('button', { name: 'Maak een nieuwe versie' }).waitFor();
});

story('two administrators at one draft: nothing is lost unseen', async ({ app, person }) => {
  const veerle = await person('Veerle Smets');
  await veerle.goTo('/beheer/formulier');
  await veerle.page.getByRole('button', { name: 'Maak een nieuwe versie' }).click();
  await veerle.heading('Klad van versie 3').waitFor();
  // The colleague saves from elsewhere.
  await app.db
    .updateTable('form_version')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1), saved_by: 'Jo Net' }))
    .where('published_at', 'is', null)
    .execute();
  const editor = await openQuestion(veerle, 'Onderwijsvorm');
  await editor.getByLabel('Vraag', { exact: true }).fill('Welke onderwijsvorm?');
  const conflict = veerle.page.getByRole('region', { name: 'Jo Net bewaarde dit klad intussen ook' });
  await conflict.getByText('De vraag “Onderwijsvorm” luidt nu “Welke onderwijsvorm?”.').waitFor();
  await conflict.getByRole('button', { name: 'Hou mijn klad' }).click();
  await saved(veerle);
});

story('the draft by keyboard alone', async ({ person }) => {
  const veerle = await person('Veerle Smets');
  await veerle.goTo('/beheer/formulier/klad');
  await veerle.heading('Klad van versie 3').waitFor();
  await tabTo(veerle, 'button "Leerjaar en richting');
  await veerle.page.keyboard.press('Enter');
  await tabTo(veerle, `'button "Omlaag: Leerjaar en richting`);
  await veerle.page.keyboard.press('Enter');
  await veerle.page
    .getByRole('status')
    .filter({ hasText: '“Leerjaar en richting” is nu vraag 3 van 7 onder “School en loopbaan”.' })
    .waitFor({ state: 'attached' });
  await tabTo(veerle, `'button "Omlaag: Leerjaar en richting`);
  await saved(veerle);
});

story('the room of the form, in all its states', async ({ person }) => {
  const veerle = await person('Veerle Smets');
  await expectSoundScreen(veerle, 'form-versions', async () => {
    await veerle.goTo('/beheer/formulier');
    await veerle.sees('Gooi het klad weg');
  });
  await expectSoundScreen(veerle, 'form-draft', async () => {
    await veerle.goTo('/beheer/formulier/klad');
    const editor = await openQuestion(veerle, 'Wanneer meldde de school dit aan het CLB?');
    await editor.getByLabel('Vanaf welk getal?').waitFor();
  });
  await expectSoundScreen(veerle, 'form-draft-faults', async () => {
    await veerle.goTo('/beheer/formulier/klad');
    const editor = await openQuestion(veerle, 'Is er een verslag of leersteun?');
    const before = await editor.getByLabel('Keuze 1', { exact: true }).inputValue();
    await editor.getByLabel('Keuze 1', { exact: true }).fill(before === 'Strafblad' ? 'Strafblad.' : 'Strafblad');
    await editor.getByText(/^Dit mag Aanzet niet vragen/).waitFor();
  });
  await expectSoundScreen(veerle, 'form-preview', async () => {
    await veerle.goTo('/beheer/formulier/klad');
    await tab(veerle, 'Voorbeeld').click();
    await tab(veerle, 'Zoals het CLB').click();
    await veerle.sees('Enkel voor het CLB');
  });
  await expectSoundScreen(veerle, 'form-differences', async () => {
    await veerle.goTo('/beheer/formulier/vergelijk?van=1&naar=3');
    await veerle.sees(/^De vraag “Onderwijsvorm”/);
  });
  await expectSoundScreen(veerle, 'form-version', async () => {
    await veerle.goTo('/beheer/formulier/1');
    await veerle.sees('Wat er gebeurt');
  });
  await expectSoundScreen(veerle, 'form-publish', async () => {
    await veerle.goTo('/beheer/formulier/klad');
    const editor = await openQuestion(veerle, 'Is er een verslag of leersteun?');
    await editor.getByLabel('Keuze 1', { exact: true }).fill('Nee, geen van beide');
    await saved(veerle);
    await veerle.page.getByRole('button', { name: 'Publiceer', exact: true }).click();
    await veerle.drawer.getByRole('radio', { name: 'Vanaf een dag die u kiest' }).check();
    await veerle.drawer.getByRole('textbox', { name: 'Eerste dag' }).waitFor();
  });
  await veerle.page.route('**/api/v1/forms', (route) => route.fulfill({ status: 500, body: '' }));
  await expectSoundScreen(veerle, 'form-versions-error', async () => {
    await veerle.goTo('/beheer/formulier');
    await veerle.sees('De server antwoordt niet zoals verwacht');
  });
  await veerle.page.unroute('**/api/v1/forms');
  await veerle.page.route('**/api/v1/forms', () => {});
  await expectSoundScreen(veerle, 'form-versions-loading', async () => {
    await veerle.goTo('/beheer/formulier');
    await veerle.page.getByText('Wordt geladen…').first().waitFor({ state: 'attached' });
  });
});

story('who keeps no form is not shown the way, and finds nothing there', async ({ person }) => {
  const anke = await person('Anke Willems');
  await anke.heading('Werklijst').waitFor();
  expect(await anke.page.getByRole('link', { name: keep }).count()).toBe(0);
  await anke.goTo('/beheer/formulier');
  await anke.page.getByRole('alert').waitFor();
});
