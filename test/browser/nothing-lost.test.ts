import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import { fillForm } from './support/fill-form.ts';
import type { Person } from './support/person.ts';
import { useStage } from './support/story.ts';

const story = useStage({ together: true });
const aim = 'Wat wil de leerling zelf?';

const saveLine = async (person: Person, words: string | RegExp): Promise<void> => {
  const section = await person.section('Deel van het CLB');
  await section.getByRole('status').filter({ hasText: words }).waitFor();
};

story(
  'a server that stumbles in the middle of a sentence costs nothing: the text stays and is saved when it is back',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await anke.page.route('**/form/clb', (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
    );
    await fillForm(await anke.section('Deel van het CLB'), { [aim]: 'Een rustige plek.' });
    await saveLine(anke, 'Nog niet bewaard: geen verbinding.');
    await anke.page.getByRole('tab', { name: 'Verloop' }).click();
    await anke.page.getByRole('tab', { name: 'Formulier' }).click();
    const field = (await anke.section('Deel van het CLB')).getByLabel(aim);
    expect(await field.inputValue()).toBe('Een rustige plek.');
    await anke.page.unroute('**/form/clb');
    await saveLine(anke, 'Bewaard om');
    await anke.goTo(address);
    expect(await (await anke.section('Deel van het CLB')).getByLabel(aim).inputValue()).toBe('Een rustige plek.');
  },
);

story(
  'without a line what is typed stays and what is sent is sent once: the note arrives when the line is back',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
    const anke = await person('Anke Willems');
    await anke.goTo(`${address}?tab=verloop`);
    await anke.begin('Nota toevoegen');
    await anke.page.context().setOffline(true);
    await anke.fill({ Nota: 'Gebeld met mama: dinsdag past.', 'Wie mag dit lezen?': 'Alleen voor het CLB' });
    await anke.send('Nota toevoegen');
    await anke.drawer.getByText('Geen verbinding').waitFor();
    await anke.drawer.getByText('Wat u hebt ingevuld, staat er nog.').waitFor();
    await anke.sees('wat u invult, blijft staan tot u weer verbonden bent');
    await anke.page.context().setOffline(false);
    await anke.send('Nota toevoegen');
    await anke.page.getByRole('heading', { name: 'Genoteerd: Nota toevoegen' }).waitFor();
    await anke.sees('Er werd een nota toegevoegd.');
    expect(await anke.page.getByText('Er werd een nota toegevoegd.').count()).toBe(1);
  },
);

story(
  'a colleague saved the same part first: both versions are shown, and a choice per question loses neither',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
    const [anke, pieter] = [await person('Anke Willems'), await person('Pieter Dewaele')];
    for (const one of [anke, pieter]) {
      await one.goTo(address);
      await one.section('Deel van het CLB');
    }
    // A page that hears of a colleague's answer before its user types has no two versions to show.
    const savedFirst = Promise.withResolvers<void>();
    await pieter.page.route('**/form/clb', async (route) => {
      if (route.request().method() === 'PUT') await savedFirst.promise;
      await route.continue();
    });
    await fillForm(await pieter.section('Deel van het CLB'), { [aim]: 'Halve dagen.' });
    await anke.write('Deel van het CLB', { [aim]: 'Een rustige plek.', Familienaam: 'Pauwels' });
    savedFirst.resolve();
    const section = await pieter.section('Deel van het CLB');
    await section.getByRole('heading', { name: 'Anke Willems (CLB De Brug) bewaarde dit deel intussen ook' }).waitFor();
    const choice = section.getByRole('radiogroup', { name: aim });
    expect(await choice.innerText()).toMatch(
      /Uw antwoord\s+Halve dagen\.[^]*Antwoord van Anke Willems \(CLB De Brug\)\s+Een rustige plek\./,
    );
    await section.getByRole('button', { name: 'Verder met deze keuze' }).click();
    await saveLine(pieter, 'Bewaard om');
    await anke.goTo(address);
    const after = await anke.section('Deel van het CLB');
    expect(await after.getByLabel(aim).inputValue()).toBe('Halve dagen.');
    expect(await after.getByLabel('Familienaam').inputValue()).toBe('Pauwels');
  },
);

story(
  'a case that moved on meanwhile: the answer is not sent blindly, and what was typed stays',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
    const [yusuf, charlotte] = [await person('Yusuf Demir'), await person('Charlotte Nys')];
    await yusuf.goTo(address);
    await yusuf.begin('Aanvaarden');
    await yusuf.fill({ Opmerking: 'Start op maandag.' });
    await charlotte.goTo(address);
    await charlotte.act('Nota toevoegen', {
      Nota: 'Plaats nagekeken.',
      'Wie mag dit lezen?': 'Mogen CLB en aanbieder lezen',
    });
    await yusuf.send('Aanvaarden');
    await yusuf.sees('Het dossier is intussen veranderd');
    await yusuf.sees('Klopt uw antwoord nog, verstuur het dan opnieuw.');
    expect(await yusuf.drawer.getByLabel(/^Opmerking/).inputValue()).toBe('Start op maandag.');

    await charlotte.act('Op de wachtlijst zetten', {
      'Wat is er intussen voor de leerling?': 'Een wekelijks gesprek.',
    });
    await yusuf.send('Aanvaarden');
    await yusuf.sees('Deze actie kan nu niet meer.');
    expect(await yusuf.drawer.getByLabel(/^Opmerking/).inputValue()).toBe('Start op maandag.');
  },
);
