import { expect } from 'vitest';
import { fillForm } from './support/fill-form.ts';
import type { Person } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { useStage } from './support/story.ts';
import { quickStart, schoolSection } from './support/what-they-write.ts';

const story = useStage({ together: true });
const school = 'Deel van de school';
const strengths = 'Wat lukt nog wel? Wat zijn de sterktes?';
const care = 'Wat deed de school in de brede basiszorg? (aanbevolen)';

/** What stands in a question now. */
const reads = async (person: Person, part: string, question: string): Promise<string> =>
  (await person.section(part)).getByLabel(question).inputValue();

story(
  'a school and a CLB write in one part at the same time: each sees what the other saved, and nothing is lost',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingSchoolSection' });
    const [katrien, anke] = await Promise.all([person('Katrien Maes'), person('Anke Willems')]);
    await Promise.all([katrien.goTo(address), anke.goTo(address)]);
    await Promise.all([katrien.section(school), anke.section(school)]);
    await Promise.all([
      katrien.write(school, { 'Wat is de aanleiding?': 'Blijft weg sinds oktober.' }),
      anke.write(school, { [strengths]: 'Helpt graag jongere leerlingen.' }),
    ]);
    await katrien.write(school, { 'Wat deed de school in de verhoogde zorg?': 'Een vast gesprek per week.' });
    for (const one of [katrien, anke]) {
      await one.goTo(address);
      expect(await reads(one, school, 'Wat is de aanleiding?')).toBe('Blijft weg sinds oktober.');
      expect(await reads(one, school, strengths)).toBe('Helpt graag jongere leerlingen.');
    }
    // Without touching anything: the other one's save comes in by itself, and says whose it is.
    await anke.write(school, { [care]: 'Rustige plek in de klas.' });
    await katrien.sees(
      /^Anke Willems \(CLB De Brug\) bewaarde intussen ook in dit deel\. Overgenomen: Wat deed de school/,
    );
    expect(await reads(katrien, school, care)).toBe('Rustige plek in de klas.');
  },
);

story('a quick start during the first call is completed the next day on another device', async ({ person }) => {
  const phone = await person('Anke Willems', { viewport: { width: 390, height: 844 } });
  const address = await phone.register({ School: 'VTI Leiedorp, Leiedorp', ...quickStart });
  await phone.write('Deel van het CLB', { Indicatiestelling: 'Er is nood aan een plek buiten de klas.' });
  await phone.leave();
  const desk = await person('Anke Willems', { viewport: { width: 1280, height: 900 } });
  await desk.goTo(address);
  expect(await reads(desk, 'Deel van het CLB', 'Indicatiestelling')).toBe('Er is nood aan een plek buiten de klas.');
  await desk.sees(/^Nog in te vullen: /);
});

story('a question appears when it is asked, says why, and goes again', async ({ app, person }) => {
  const katrien = await person('Katrien Maes');
  await katrien.goTo(await caseAt(app.engine, { stage: 'awaitingSchoolSection' }));
  const part = await katrien.section(school);
  const asked = part.getByRole('textbox', { name: 'Wanneer meldde de school dit aan het CLB?' });
  expect(await asked.count()).toBe(0);
  await katrien.write(school, { 'Aantal halve dagen met code B dit schooljaar': '12' });
  await katrien.sees('Vanaf 5 halve dagen met code B schakelt de school het CLB in.');
  await fillForm(part, { 'Aantal halve dagen met code B dit schooljaar': '3' });
  await asked.waitFor({ state: 'detached' });
});

story('what goes too far is said while it is written, and a national number is refused', async ({ app, person }) => {
  const katrien = await person('Katrien Maes');
  await katrien.goTo(await caseAt(app.engine, { stage: 'awaitingSchoolSection' }));
  const part = await katrien.section(school);
  await fillForm(part, { 'Wat is de aanleiding?': 'Neemt medicatie voor ADHD.' });
  await katrien.sees('Dit lijkt over gezondheid te gaan.');
  await fillForm(part, { [strengths]: 'Zie 12.05.14-123.64.' });
  await katrien.sees(/Haal het rijksregisternummer weg/);
});

story('after handing in, one answer is amended with its reason, and the log shows it', async ({ app, person }) => {
  const katrien = await person('Katrien Maes');
  await katrien.goTo(await caseAt(app.engine, { stage: 'awaitingChoice' }));
  await katrien.section(school);
  await katrien.page.getByRole('button', { name: 'Aanpassen: Aantal halve dagen met code B dit schooljaar' }).click();
  await katrien.fill({
    'Aantal halve dagen met code B dit schooljaar': '36',
    'Waarom past u dit aan?': 'Twee dagen kwamen erbij.',
  });
  await katrien.send('Bewaar de aanpassing');
  await katrien.drawer.waitFor({ state: 'detached' });
  await katrien.page.getByRole('tab', { name: 'Verloop' }).click();
  await katrien.sees('Er werd een antwoord in het formulier aangepast.');
  await katrien.page.getByText('Wat er is ingevuld bij “Antwoord aanpassen”').click();
  await katrien.sees('Twee dagen kwamen erbij.');
});

story('a remark of the CLB reaches the school, which settles it', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingSchoolSection' });
  const anke = await person('Anke Willems');
  await anke.goTo(address);
  const part = await anke.section(school);
  await part.getByText('Opmerkingen bij dit deel').click();
  await part.getByLabel('Bij welke vraag?').selectOption('Wat is de aanleiding?');
  await part.getByLabel('Nieuwe opmerking').fill('Sinds wanneer precies?');
  await part.getByRole('button', { name: 'Plaats de opmerking' }).click();
  await anke.sees('1 open opmerking');
  const katrien = await person('Katrien Maes');
  await katrien.goTo(address);
  await katrien.section(school);
  await katrien.sees('Sinds wanneer precies?');
  await katrien.page.getByRole('button', { name: 'Afgehandeld' }).click();
  await katrien.sees(/Afgehandeld door Katrien Maes/);
});

story(
  'before handing in, every answer is looked at once more, each with a way to change it',
  async ({ app, person }) => {
    const katrien = await person('Katrien Maes');
    await katrien.goTo(await caseAt(app.engine, { stage: 'awaitingSchoolSection' }));
    await katrien.write(school, schoolSection);
    await katrien.begin('Deel indienen');
    await katrien.heading('Nakijken: Deel indienen').waitFor();
    await katrien.sees('Wekelijks gesprek met de leerlingbegeleider.');
    await katrien.page.getByRole('link', { name: `Wijzig: ${strengths}` }).click();
    await katrien.page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await katrien.write(school, { [strengths]: 'Bakt brood voor de hele klas.' });
    await katrien.act('Deel indienen');
    await katrien.sees('Bakt brood voor de hele klas.');
  },
);
