import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import type { Person } from './support/person.ts';
import { useStage } from './support/story.ts';

const story = useStage();

/** The newest notice of a kind leads to the case. */
async function followNotice(person: Person, title: string): Promise<void> {
  await person.goTo('/berichten');
  await person.page
    .getByRole('link', { name: new RegExp(`^${title.replace('?', String.raw`\?`)} · `) })
    .first()
    .click();
  await person.band.waitFor();
}

story(
  'a step that nobody takes: a reminder, then a conversation with the holder, a colleague and the coordinator',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingClbSection' });
    const pieter = await person('Pieter Dewaele');
    await pieter.goTo(address);
    await pieter.act('Contactpersoon kiezen', { Contactpersoon: 'Pieter Dewaele' });
    await pieter.sees('Pieter Dewaele, CLB');

    await pieter.waitDays(11);
    await followNotice(pieter, 'Een richttermijn komt dichterbij');
    await pieter.sees('Deel van het CLB: 24/11/2026');
    await pieter.waitDays(5);
    await followNotice(pieter, 'Een richttermijn is voorbij');
    await pieter.sees('over de richttermijn');
    await followNotice(pieter, 'Waar staat dit?');

    const anke = await person('Anke Willems');
    await anke.goTo('/berichten');
    expect(await anke.page.getByText('Kunt u een collega bijstaan?').count()).toBe(0);
    await anke.waitDays(3);
    await followNotice(anke, 'Kunt u een collega bijstaan?');
    await anke.heading(/ · Noor$/).waitFor();

    const veerle = await person('Veerle Smets');
    await veerle.goTo('/berichten');
    await veerle.sees('Geen berichten');
    await veerle.waitDays(5);
    await followNotice(veerle, 'Een dossier wacht');
    await veerle.heading(/^26-\w+ · Een leerling \(naam niet zichtbaar voor u\)$/).waitFor();
    await veerle.sees('Gevraagd aan CLB De Brug:');
    for (const tab of ['Formulier', 'Kopieën', 'Betrokkenen', 'Verloop']) {
      await veerle.page.getByRole('tab', { name: tab }).click();
      await veerle.page.getByRole('tabpanel').getByText(/\w{4}/).first().waitFor();
      expect(await veerle.page.content()).not.toContain('Noor');
    }

    await pieter.goTo('/?overdue=true');
    await pieter.sees('over de richttermijn');
    await pieter.page.getByRole('link', { name: /^26-/ }).first().waitFor();
  },
);

story(
  'a question that waits too long beside a step on time: the worklist says what is late, not that the step is',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'pathwayRunning', pupil: 'Yara' });
    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await anke.act('Vragen waar dit staat');
    await anke.waitDays(10);
    await anke.goTo('/?q=Yara');
    const row = anke.page.getByRole('row', { name: /Yara/ });
    const cells = row.getByRole('cell');
    await row.getByText('10 van 42 kalenderdagen', { exact: true }).waitFor();
    expect(await cells.nth(3).innerText()).not.toContain('over de richttermijn');
    expect(await cells.last().innerText()).toContain('over de richttermijn: Antwoord op "Waar staat dit?"');
    await anke.goTo(address);
    await anke.sees('Gevraagd aan NAFT Horizon:');
  },
);
