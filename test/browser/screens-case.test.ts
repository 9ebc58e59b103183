import type { ReachableStage } from '../support/naft-steps.ts';
import { fillForm } from './support/fill-form.ts';
import type { Person } from './support/person.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';

const story = useStage({ together: true });

const looked: readonly { who: string; stage: ReachableStage }[] = [
  { who: 'Katrien Maes', stage: 'awaitingSchoolSection' },
  { who: 'Griet Baert', stage: 'awaitingPbdAdvice' },
  { who: 'Anke Willems', stage: 'awaitingClbSection' },
  { who: 'Anke Willems', stage: 'awaitingConsent' },
  { who: 'Yusuf Demir', stage: 'awaitingProviderAnswer' },
  { who: 'Katrien Maes', stage: 'onWaitingList' },
  { who: 'Anke Willems', stage: 'awaitingFirstContact' },
  { who: 'Veerle Smets', stage: 'pathwayRunning' },
  { who: 'Anke Willems', stage: 'awaitingTakeBack' },
  { who: 'Yusuf Demir', stage: 'closed' },
];

for (const { who, stage } of looked)
  story(`a case in ${stage}, as ${who} sees it`, async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage });
    const reader = await person(who);
    await expectSoundScreen(reader, `case-${stage}`, () => open(reader, address));
  });

/** The case with everything that comes after it on the page. */
async function open(reader: Person, address: string): Promise<void> {
  await reader.goTo(address);
  await reader.band.waitFor();
  await reader.page.getByRole('tabpanel').getByText(/\w{4}/).first().waitFor();
}

story(
  'the other rooms of a case: who takes part, and what happened in the order of the questions',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'pathwayRunning' });
    const anke = await person('Anke Willems');
    await expectSoundScreen(anke, 'case-parties', () => open(anke, `${address}?tab=betrokkenen`));
    await expectSoundScreen(anke, 'case-history', async () => {
      await open(anke, `${address}?tab=verloop`);
      await anke.page.getByText('Wat er is ingevuld bij “Startrondetafel noteren”').click();
      await anke.page.getByRole('switch', { name: 'Toon technische gegevens' }).click();
    });
  },
);

story('a case whose date is explained, that is late, or whose clock stands still', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const yusuf = await person('Yusuf Demir');
  await expectSoundScreen(yusuf, 'case-why', async () => {
    await open(yusuf, address);
    for (const why of await yusuf.band.getByRole('button', { name: 'Waarom deze datum?' }).all()) await why.click();
  });
  await open(yusuf, address);
  await yusuf.act('Termijn stilzetten', {
    'Waarom staat de termijn stil?': 'Vakantie',
    Toelichting: 'Het gezin is op reis.',
  });
  await expectSoundScreen(yusuf, 'case-stopped', () => open(yusuf, address));
});

story('the form of a step: empty, with what is wrong, and the menu of other steps', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingStartTable' });
  const anke = await person('Anke Willems');
  const drawer = async () => {
    await open(anke, address);
    await anke.begin('Startrondetafel noteren');
  };
  await expectSoundScreen(anke, 'drawer', drawer);
  await expectSoundScreen(anke, 'drawer-errors', async () => {
    await drawer();
    await anke.send('Startrondetafel noteren');
    await anke.sees(/om na te kijken$/);
  });
  await expectSoundScreen(anke, 'case-menu', async () => {
    await open(anke, address);
    await anke.band.getByRole('button', { name: 'Andere acties' }).click();
    await anke.page.getByRole('menu').waitFor();
  });
});

story('a case after a step, and two versions of one part', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingConsent' });
  const [anke, pieter] = [await person('Anke Willems'), await person('Pieter Dewaele')];
  await expectSoundScreen(anke, 'case-conflict', async () => {
    await open(anke, address);
    // Otherwise what the other saves would come in by itself, and there would be nothing to choose.
    await anke.page.route('**/form', (route) => route.abort());
    await open(pieter, address);
    await pieter.write('Deel van het CLB', { Familienaam: `Pauwels ${crypto.randomUUID()}` });
    await fillForm(await anke.section('Deel van het CLB'), { Familienaam: 'Peeters' });
    await anke.sees('Pieter Dewaele (CLB De Brug) bewaarde dit deel intussen ook');
    await anke.page.unroute('**/form');
  });
  await expectSoundScreen(pieter, 'case-done', async () => {
    await open(pieter, address);
    await pieter.act('Nota toevoegen', { Nota: 'Gebeld.', 'Wie mag dit lezen?': 'Alleen voor het CLB' });
  });
});

story('a case that is not for this reader, and the page behind a personal link', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer' });
  const els = await person('Els Vandamme');
  await expectSoundScreen(els, 'case-not-found', async () => {
    await els.goTo(address);
    await els.sees('Dit dossier kunt u niet zien');
  });
  await app.db
    .insertInto('personal_link')
    .values({ id: 'noor', case_id: address.replace('/zaken/', ''), slot: 'pupil' })
    .execute();
  const noor = await person();
  await noor.goTo('/');
  await noor.page
    .getByRole('region', { name: /met een persoonlijke link$/ })
    .getByRole('button')
    .click();
  await noor.heading('Waar staat dit?').waitFor();
  await expectSoundScreen(noor, 'link', async () => {
    await noor.goTo('/');
    await noor.sees('Wie kun je bellen?');
  });
});
