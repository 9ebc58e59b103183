import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { exampleVariant } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import { samples } from '../attachments/sample-files.ts';
import type { Application } from './support/application.ts';
import type { Person } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

/** The network agrees to files; nothing else of its agreements changes. */
async function agree({ db, engine }: Application): Promise<void> {
  const networks = await db.selectFrom('network').select('id').execute();
  const agreed = exampleVariant({ settings: { attachments: 'on' } });
  engine.terms = createTerms(new Map(networks.map(({ id }) => [id, [agreed]])));
}

const story = useStage({ before: agree });
const tab = '?tab=bijlagen';

const choose = (person: Person, name: string, buffer: Buffer) =>
  person.page.getByLabel('Bestand', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer });

story('a CLB adds a file, is told plainly what is wrong first, and withdraws it', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const anke = await person('Anke Willems');
  await anke.goTo(address + tab);
  await anke.page.getByRole('button', { name: 'Bijlage toevoegen' }).click();
  await anke.fill({
    Soort: 'Verslag',
    'Naam van de bijlage': 'Verslag van het gesprek',
    'Datum van het document': '6/11/2026',
    'Wie mag dit lezen?': 'Mogen CLB en aanbieder lezen',
  });
  const send = () => anke.drawer.getByRole('button', { name: 'Bijlage toevoegen' }).click();
  await send();
  await anke.sees('Kies een bestand.');
  await choose(anke, 'foto.svg', samples.html);
  await send();
  await anke.sees('Dit soort bestand kan niet.');
  await choose(anke, 'verslag.pdf', samples.html);
  await send();
  await anke.sees('De inhoud past niet bij de soort die de naam zegt.');
  await choose(anke, 'verslag.pdf', samples.pdf);
  await send();
  await anke.drawer.waitFor({ state: 'detached' });
  await anke.sees('Verslag van het gesprek');
  await expectSoundScreen(anke, 'attachments', async () => {
    await anke.goTo(address + tab);
    await anke.sees('Verslag van het gesprek');
  });

  const yusuf = await person('Yusuf Demir');
  await yusuf.goTo(address + tab);
  const [file] = await Promise.all([
    yusuf.page.waitForEvent('download'),
    yusuf.page.getByRole('link', { name: 'Bewaar op dit toestel: Verslag van het gesprek' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^aanzet-[\w-]+-bijlage-\d+\.pdf$/);
  expect(readFileSync(await file.path()).equals(samples.pdf)).toBe(true);
  expect(await yusuf.page.getByRole('button', { name: /^Intrekken/ }).count()).toBe(0);

  await anke.page.getByRole('button', { name: 'Intrekken: Verslag van het gesprek' }).click();
  await anke.fill({ 'Waarom trekt u deze bijlage in?': 'Het verkeerde verslag.' });
  await anke.drawer.getByRole('button', { name: 'Trek in en wis' }).click();
  await anke.sees(/^Ingetrokken en gewist door Anke Willems, CLB De Brug op .*: Het verkeerde verslag\.$/);
});

story('what is asked with a file, with what is wrong, on a desk and on a phone', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingClbSection' });
  const anke = await person('Anke Willems');
  await expectSoundScreen(anke, 'attachment-add', async () => {
    await anke.goTo(address + tab);
    await anke.page.getByRole('button', { name: 'Bijlage toevoegen' }).click();
    await anke.drawer.getByRole('button', { name: 'Bijlage toevoegen' }).click();
    await anke.sees(/om na te kijken$/);
  });
});
