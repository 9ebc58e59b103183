import { expect, vi } from 'vitest';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

const story = useStage({ together: true });

story('a member chooses which messages also come by mail; each choice saves itself', async ({ app, person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  await page.getByRole('link', { name: 'Berichten' }).click();
  await page.getByRole('link', { name: 'Mailvoorkeuren' }).click();
  await anke.heading('Voorkeuren').waitFor();
  const turn = page.getByRole('group', { name: 'U bent aan zet' });
  expect(await turn.getByRole('radio', { name: 'Meteen' }).isChecked()).toBe(true);
  await turn.getByRole('radio', { name: 'In het dagoverzicht' }).check();
  await anke.sees(/^Bewaard om/);
  await page.reload();
  await anke.sees('Hoe het verdergaat');
  const digest = turn.getByRole('radio', { name: 'In het dagoverzicht' });
  await vi.waitFor(async () => expect(await digest.isChecked()).toBe(true), { timeout: 15_000, interval: 100 });
  expect(await app.db.selectFrom('mail_choice').selectAll().execute()).toEqual([
    { member_id: 'anke-willems', topic: 'turn', choice: 'digest' },
  ]);
});

story('the choice of mails looks sound, also while it loads and when the server stumbles', async ({ person }) => {
  const lies = await person('Lies Verstraete');
  const { page } = lies;
  await expectSoundScreen(lies, 'preferences', async () => {
    await lies.goTo('/voorkeuren');
    await lies.sees('Hoe het verdergaat');
    await page.getByRole('button', { name: 'Uitleg' }).click();
    await lies.sees(/^U leest hier wat er veranderde/);
  });
  const choices = '**/api/v1/preferences/mail';
  await page.route(choices, (route) =>
    route.request().method() === 'PUT' ? route.fulfill({ status: 500, body: '' }) : route.continue(),
  );
  await expectSoundScreen(lies, 'preferences-not-saved', async () => {
    await lies.goTo('/voorkeuren');
    const end = page.getByRole('group', { name: 'Een dossier eindigt' });
    await end.getByRole('radio', { name: 'Geen mail' }).click();
    await lies.sees('De server antwoordt niet zoals verwacht');
    expect(await end.getByRole('radio', { name: 'In het dagoverzicht' }).isChecked()).toBe(true);
  });
  await page.unroute(choices);
  await page.route(choices, (route) => route.fulfill({ status: 500, body: '' }));
  await expectSoundScreen(lies, 'preferences-error', async () => {
    await lies.goTo('/voorkeuren');
    await lies.sees('De server antwoordt niet zoals verwacht');
  });
});

story('every screen explains itself, and the keys are listed', async ({ person }) => {
  const anke = await person('Anke Willems');
  const { page } = anke;
  const pages = { '/': 'werklijst', '/aanmelden': 'aanmelden', '/berichten': 'berichten', '/termijn': 'termijnen' };
  for (const [path, task] of Object.entries(pages)) {
    await anke.goTo(path);
    await page.getByRole('button', { name: 'Uitleg' }).click();
    const more = page.getByRole('link', { name: /^Meer in de handleiding/ });
    expect(await more.getAttribute('href')).toBe(`/handleiding/${task}`);
  }
  await expectSoundScreen(anke, 'shortcuts', async () => {
    await anke.goTo('/');
    await anke.heading('Werklijst').waitFor();
    await page.keyboard.press('?');
    await anke.sees('Onderweg mee kiezen');
  });
});
