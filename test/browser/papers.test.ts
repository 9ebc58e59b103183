import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readPdf, wordsOfPdf } from '../papers/read-pdf.ts';
import type { Person } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

const story = useStage({ together: true });

const tab = '?tab=kopieen';

async function download(person: Person, start: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([person.page.waitForEvent('download'), start()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

story('a CLB sees who got what, opens a copy, and takes the form along on paper', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const anke = await person('Anke Willems');
  await anke.goTo(address + tab);
  await anke.page.getByRole('link', { name: /^Open de kopie van NAFT Horizon/ }).click();
  await anke.sees('Precies zoals het toen gegeven is.');
  await anke.sees('Er is nood aan een plek buiten de klas.');
  const copy = await download(anke, () => anke.page.getByRole('link', { name: 'PDF', exact: true }).click());
  expect(copy.name).toMatch(/^aanzet-[\w-]+-kopie-\d+-provider\.pdf$/);
  expect(wordsOfPdf(copy.bytes)).toContain('Gegeven aan NAFT Horizon');
  await anke.page.getByRole('link', { name: 'Alle kopieën' }).click();
  const form = await download(anke, () =>
    anke.page.getByRole('link', { name: 'PDF van het formulier zoals het nu is' }).click(),
  );
  expect(wordsOfPdf(form.bytes)).toContain('Gemaakt voor Anke Willems, CLB De Brug');
});

story('what is printed is the paper alone, without the screen around it', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const anke = await person('Anke Willems');
  await anke.goTo(`${address}${tab}&kopie=nu`);
  await anke.sees('Er is nood aan een plek buiten de klas.');
  const printed = readPdf(await anke.page.pdf({ format: 'A4' }));
  expect(printed).toContain('Vertrouwelijk');
  expect(printed).toContain('Er is nood aan een plek buiten de klas.');
  for (const screen of ['Aan zet', 'Werklijst', 'Waarom deze datum', 'Afdrukken', 'Demo:', 'Versie ', 'Kopieën'])
    expect(printed, screen).not.toContain(screen);
});

story('an amendment stands in the log with before, now, why and who, and in the next copy', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const katrien = await person('Katrien Maes');
  await katrien.goTo(address);
  const part = await katrien.section('Deel van de school');
  await part.getByRole('button', { name: 'Aanpassen: Aantal halve dagen met code B dit schooljaar' }).click();
  await katrien.page.getByRole('dialog').getByLabel('Aantal halve dagen').fill('36');
  await katrien.page.getByRole('dialog').getByLabel('Waarom past u dit aan?').fill('Twee dagen vergeten te tellen.');
  await katrien.page.getByRole('dialog').getByRole('button', { name: 'Bewaar de aanpassing' }).click();
  await katrien.page.getByRole('dialog').waitFor({ state: 'detached' });
  const yusuf = await person('Yusuf Demir');
  await yusuf.goTo(address + tab);
  const log = yusuf.page.getByRole('region', { name: 'Aangepast na indienen' });
  await log.getByText('Eerst: 34').waitFor();
  expect(await log.innerText()).toMatch(/Nu: 36[^]*Waarom: Twee dagen vergeten te tellen\.[^]*Katrien Maes/);
  const copies = yusuf.page.getByRole('link', { name: /^Open de kopie van NAFT Horizon/ });
  expect(await copies.count()).toBe(2);
  await copies.first().click();
  await yusuf.sees('Wat veranderde sinds de vorige kopie');
  await yusuf.sees('Nu: 36');
  await expectSoundScreen(yusuf, 'papers-copy', async () => {
    await yusuf.goTo(yusuf.here);
    await yusuf.sees('Nu: 36');
  });
});

story('steps go to the clipboard for LARS, said aloud; a provider has no such button', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'pathwayRunning' });
  const anke = await person('Anke Willems', { permissions: ['clipboard-read', 'clipboard-write'] });
  await anke.goTo(address + tab);
  await anke.page.getByRole('button', { name: 'Kopieer voor LARS' }).click();
  await anke.page
    .getByRole('status')
    .filter({ hasText: /^Gekopieerd: \d+ stappen/ })
    .waitFor();
  const copied = await anke.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Startrondetafel, \d+\/\d+\/2026\nNAFT-dossier/);
  expect(copied).not.toContain('Noor');
  await expectSoundScreen(anke, 'papers', async () => {
    await anke.goTo(address + tab);
    await anke.page.getByText(/^Tekst voor LARS/).click();
  });
  const yusuf = await person('Yusuf Demir');
  await yusuf.goTo(address + tab);
  await yusuf.sees('NAFT Horizon');
  expect(await yusuf.page.getByRole('button', { name: 'Kopieer voor LARS' }).count()).toBe(0);
});

story('the package is there for who keeps a file, as a page to read and as data', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'closed' });
  const yusuf = await person('Yusuf Demir');
  await yusuf.goTo(address + tab);
  const take = async (name: string) => {
    await yusuf.page.getByRole('button', { name: 'Afsluitpakket' }).click();
    return download(yusuf, () => yusuf.page.getByRole('menuitem', { name }).click());
  };
  expect(wordsOfPdf((await take('Om te lezen (PDF)')).bytes)).toContain('Gemaakt voor Yusuf Demir');
  const { name, bytes } = await take('Voor een ander systeem (JSON)');
  expect(name).toMatch(/-afsluitpakket\.json$/);
  expect(JSON.parse(bytes.toString())).toMatchObject({ schema: 'aanzet-closing-package-1', case: { final: true } });
  const katrien = await person('Katrien Maes');
  await katrien.goTo(address + tab);
  await katrien.sees('Versies en kopieën');
  expect(await katrien.page.getByRole('button', { name: 'Afsluitpakket' }).count()).toBe(0);
  const veerle = await person('Veerle Smets');
  await veerle.goTo(address + tab);
  await veerle.sees('Het formulier is niet voor u');
});
