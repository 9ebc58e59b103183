import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import type { Person } from './support/person.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

const story = useStage({
  before: async ({ engine }) => {
    for (const pupil of ['Noor', 'Robbe', 'Imane', 'Louis'])
      await caseAt(engine, { stage: 'awaitingClbSection', pupil });
  },
});

/** Chooses so many rows and opens what can be done with them. */
async function openWith({ page }: Person, count: number): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Kies dossier/ });
  await boxes.first().click();
  await boxes.nth(count - 1).click({ modifiers: ['Shift'] });
  await page.getByRole('region', { name: 'Gekozen dossiers' }).getByText(`${count} dossiers gekozen`).waitFor();
  await page.getByRole('button', { name: 'Iets doen met deze dossiers' }).click();
}

const note = { Nota: 'Besproken op het teamoverleg.', 'Wie mag dit lezen?': 'Alleen voor het CLB' };

story('one note goes into several cases, each as an event of its own', async ({ app, person }) => {
  const anke = await person('Anke Willems');
  await expectSoundScreen(anke, 'bulk-choice', async () => {
    await anke.goTo('/');
    await openWith(anke, 3);
    await anke.sees('Kan in alle 3 dossiers.');
  });
  await anke.drawer.getByRole('button', { name: /^Nota toevoegen/ }).click();
  await anke.drawer.getByLabel('Nota').waitFor();
  await anke.send('Nota toevoegen');
  await anke.sees(/om na te kijken$/);
  await anke.fill(note);
  await anke.send('Nota toevoegen');
  await anke.sees('Genoteerd in 3 dossiers: Nota toevoegen');
  const events = await app.db.selectFrom('event').select('case_id').where('type', '=', 'noteAdded').execute();
  expect(new Set(events.map(({ case_id }) => case_id)).size).toBe(3);
  await anke.drawer.getByRole('button', { name: 'Klaar' }).click();
  await anke.page.getByRole('region', { name: 'Gekozen dossiers' }).waitFor({ state: 'detached' });
});

story('what fails in one case is said with its reason, and only that one is tried again', async ({ app, person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  const asked: { id: string; key: string | undefined }[] = [];
  let lame: string | undefined;
  await page.route('**/api/v1/cases/*/events', async (route) => {
    const id = route.request().url().split('/').at(-2) ?? '';
    asked.push({ id, key: route.request().headers()['idempotency-key'] });
    if (asked.length === 2) lame = id;
    // The server did it, but the answer got lost on the way.
    if (lame === id && asked.filter((one) => one.id === id).length === 1) {
      await route.fetch();
      await route.abort();
    } else await route.continue();
  });
  await openWith(anke, 4);
  await anke.drawer.getByRole('button', { name: /^Doorgeven aan een collega/ }).click();
  await anke.fill({ Contactpersoon: 'Lies Verstraete', 'Waarom?': 'Verlof vanaf maandag.' });
  await anke.send('Doorgeven aan een collega');
  await anke.sees('In 1 dossier lukte het niet');
  await anke.sees('Genoteerd in 3 dossiers: Doorgeven aan een collega');
  await expectSoundScreen(anke, 'bulk-partly-failed', async () => anke.sees('In 1 dossier lukte het niet'));
  await anke.drawer.getByRole('button', { name: 'Probeer die ene opnieuw' }).click();
  await anke.sees('Genoteerd in 4 dossiers: Doorgeven aan een collega');
  expect(asked).toHaveLength(5);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(4);
  const events = await app.db.selectFrom('event').select('case_id').where('type', '=', 'slotHandedOver').execute();
  expect(events).toHaveLength(4);
});

story('a coordinator asks where several cases stand, and nothing else is offered', async ({ person }) => {
  const veerle = await person('Veerle Smets');
  await openWith(veerle, 2);
  await veerle.sees('Kan in alle 2 dossiers.');
  const names = await veerle.drawer.getByRole('listitem').getByRole('button').allInnerTexts();
  expect(names.map((name) => name.split('\n')[0])).toEqual(['Vragen waar dit staat']);
  expect(await veerle.page.getByText('Noor').count()).toBe(0);
});
