import { expect, vi } from 'vitest';
import { caseAt } from './support/prologue.ts';
import { serveManyCases } from './support/many-cases.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

const waiting = { timeout: 15_000, interval: 100 };
const pupils = ['Noor', 'Robbe', 'Imane', 'Louis', 'Yara'];

const story = useStage({
  together: true,
  before: async ({ engine }) => {
    for (const pupil of pupils) await caseAt(engine, { stage: 'awaitingClbSection', pupil });
    await caseAt(engine, { stage: 'awaitingSchoolSection', pupil: 'Fien' });
  },
});

story('a view, a sort and a choice of columns stand in the address and come back with it', async ({ person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  await anke.sees('Fien');
  await page.getByRole('button', { name: /^Aan mijn organisatie/ }).click();
  await page.getByText('Fien').waitFor({ state: 'detached' });
  await page.getByRole('columnheader', { name: 'Volgende termijn' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Filter en sorteer' }).click();
  await page.getByRole('checkbox', { name: 'In deze stap sinds' }).check();
  await page.getByRole('checkbox', { name: 'Aan zet' }).uncheck();
  await vi.waitFor(
    () => expect(anke.here).toBe('/?holder=mine&sort=dueAt&columns=subject.stage.since.elapsed.due'),
    waiting,
  );

  await page.reload();
  await anke.sees('Noor');
  const heads = await page.getByRole('columnheader').allInnerTexts();
  expect(heads.map((head) => head.trim()).filter(Boolean)).toEqual([
    'Kies alle getoonde dossiers',
    'Dossier',
    'Onderwerp',
    'Waar het staat',
    'In deze stap sinds',
    'Tijd in deze stap',
    'Volgende termijn',
  ]);
  expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
  expect(await page.getByRole('button', { name: /^Aan mijn organisatie/ }).getAttribute('aria-pressed')).toBe('true');
});

story('rows are chosen by mouse with Shift, and by the keyboard alone', async ({ person }) => {
  const { page } = await person('Anke Willems');
  const boxes = page.getByRole('checkbox', { name: /^Kies dossier/ });
  await boxes.first().click();
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  const chosen = () => boxes.evaluateAll((all) => all.map((box) => Reflect.get(box, 'checked') === true));
  expect(await chosen()).toEqual([true, true, true, true, false, false]);
  await page.getByRole('checkbox', { name: 'Kies alle getoonde dossiers' }).click();
  await page.getByRole('checkbox', { name: 'Kies alle getoonde dossiers' }).click();
  expect(await chosen()).toEqual([false, false, false, false, false, false]);

  await boxes.nth(1).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await chosen()).toEqual([false, true, true, false, true, false]);
});

story('a long list prints whole, and the row with the focus stays while one scrolls', async ({ person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  await serveManyCases(anke, 240);
  await anke.goTo('/');
  await anke.sees('26-000000');
  await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
  await anke.sees('240 dossiers in deze lijst');
  await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
  const rows = page.locator('tbody tr[data-index]');
  await vi.waitFor(async () => expect(await rows.count()).toBeLessThan(60), waiting);
  await page.getByRole('checkbox', { name: 'Kies dossier 26-000230' }).focus();
  await page.evaluate('window.scrollTo(0, 0)');
  await anke.sees('26-000000');
  expect(await page.locator(':focus').getAttribute('data-pick')).toBe('230');
  await page.emulateMedia({ media: 'print' });
  await vi.waitFor(async () => expect(await rows.count()).toBe(240), waiting);
  await page.emulateMedia({ media: 'screen' });
  await vi.waitFor(async () => expect(await rows.count()).toBeLessThan(60), waiting);
});

story('a long list looks sound in every size, and says so when its next page does not come', async ({ person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  await serveManyCases(anke, 400);
  await expectSoundScreen(anke, 'worklist-long', async () => {
    await anke.goTo('/?columns=subject.procedure.stage.since.holder.elapsed.due');
    await anke.sees('26-000000');
    await page
      .getByRole('checkbox', { name: /^Kies dossier/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Filter en sorteer' }).click();
  });
  await page.route('**/api/v1/cases?**cursor=**', (route) => route.fulfill({ status: 500, body: '' }));
  await expectSoundScreen(anke, 'worklist-next-page-fails', async () => {
    await anke.goTo('/');
    await anke.sees('26-000000');
    await page.getByRole('button', { name: 'Toon meer' }).click();
    await anke.sees('De server antwoordt niet zoals verwacht');
  });
});
