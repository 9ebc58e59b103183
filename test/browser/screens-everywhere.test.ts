import type { ReachableStage } from '../support/naft-steps.ts';
import { stepsTo } from '../support/naft-steps.ts';
import { fillForm } from './support/fill-form.ts';
import { caseAt } from './support/prologue.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage } from './support/story.ts';
import { quickStart } from './support/what-they-write.ts';

/** Cases in every stage; some wait so long that their term has passed. */
const story = useStage({
  together: true,
  before: async ({ engine, advance }) => {
    const pupils = ['Noor', 'Robbe', 'Imane', 'Louis', 'Yara'];
    for (const [index, stage] of (Object.keys(stepsTo) as ReachableStage[]).entries()) {
      await caseAt(engine, { stage, pupil: pupils[index % pupils.length] ?? '' });
      if (index % 5 === 4) await advance(9);
    }
  },
});

story('the door: choose a persona, or find none', async ({ person }) => {
  const visitor = await person();
  await expectSoundScreen(visitor, 'personas', async () => {
    await visitor.goTo('/');
    await visitor.sees('Katrien Maes');
  });
  await expectSoundScreen(visitor, 'personas-none', async () => {
    await visitor.page.getByLabel('Zoek een persona').fill('Niemand');
    await visitor.sees('Geen persona gevonden');
  });
});

story('the worklist, with its filters open and its late cases', async ({ person }) => {
  const anke = await person('Anke Willems');
  await expectSoundScreen(anke, 'worklist', async () => {
    await anke.goTo('/');
    await anke.sees('Noor');
  });
  await expectSoundScreen(anke, 'worklist-filters', async () => {
    await anke.goTo('/?overdue=true&sort=stageSince&q=o');
    await anke.sees('over de richttermijn');
    await anke.page.getByRole('button', { name: 'Filter en sorteer' }).click();
  });
  await expectSoundScreen(anke, 'worklist-no-match', async () => {
    await anke.goTo('/?q=bestaatniet');
    await anke.sees('Geen dossiers met deze filters');
  });
});

story('the worklist of somebody without cases, and the one of a coordinator without names', async ({ person }) => {
  const els = await person('Els Vandamme');
  await expectSoundScreen(els, 'worklist-empty', async () => {
    await els.goTo('/');
    await els.sees('U hebt nog geen dossiers');
  });
  const veerle = await person('Veerle Smets');
  await expectSoundScreen(veerle, 'worklist-coordinator', async () => {
    await veerle.goTo('/');
    await veerle.sees('Een leerling (naam niet zichtbaar voor u)');
  });
});

story('the worklist while it loads, when the server stumbles and when the line is down', async ({ person }) => {
  const anke = await person('Anke Willems');
  const list = '**/api/v1/cases?**';
  await anke.page.route(list, () => {});
  await expectSoundScreen(anke, 'worklist-loading', async () => {
    await anke.goTo('/');
    await anke.page.getByText('Wordt geladen…').first().waitFor({ state: 'attached' });
  });
  await anke.page.unroute(list);
  await anke.page.route(list, (route) => route.fulfill({ status: 500, body: '' }));
  await expectSoundScreen(anke, 'worklist-error', async () => {
    await anke.goTo('/');
    await anke.sees('De server antwoordt niet zoals verwacht');
  });
  await anke.page.unroute(list);
  await expectSoundScreen(anke, 'worklist-offline', async () => {
    await anke.page.context().setOffline(false);
    await anke.goTo('/');
    await anke.sees('Noor');
    await anke.page.context().setOffline(true);
    await anke.sees('Geen verbinding.');
  });
});

story('a new registration: empty, with what is wrong, and for somebody who may not start one', async ({ person }) => {
  const katrien = await person('Katrien Maes');
  const open = async () => {
    await katrien.goTo('/aanmelden');
    await katrien.page.getByRole('button', { name: 'Start de aanmelding' }).waitFor();
  };
  await expectSoundScreen(katrien, 'register', open);
  await expectSoundScreen(katrien, 'register-errors', async () => {
    await open();
    await fillForm(katrien.page.getByRole('main'), { ...quickStart, Leeftijd: 'vijftien' });
    await katrien.page.getByRole('button', { name: 'Start de aanmelding' }).click();
    await katrien.sees(/om na te kijken$/);
  });
  const yusuf = await person('Yusuf Demir');
  await expectSoundScreen(yusuf, 'register-not-here', async () => {
    await yusuf.goTo('/aanmelden');
    await yusuf.sees('U kunt hier geen aanmelding starten');
  });
});

story('the inbox, full and empty', async ({ person }) => {
  const anke = await person('Anke Willems');
  await expectSoundScreen(anke, 'inbox', async () => {
    await anke.goTo('/berichten');
    await anke.sees('U bent aan zet');
  });
  const els = await person('Els Vandamme');
  await expectSoundScreen(els, 'inbox-empty', async () => {
    await els.goTo('/berichten');
    await els.sees('Geen berichten');
  });
});

story('the calculator with its answer, the demo clock, and a page that does not exist', async ({ person }) => {
  const anke = await person('Anke Willems');
  await expectSoundScreen(anke, 'calculator', async () => {
    await anke.goTo('/termijn');
    await anke.page.getByRole('button', { name: 'Bereken', exact: true }).click();
    await anke.sees(/^Laatste dag:/);
  });
  await expectSoundScreen(anke, 'clock', async () => {
    await anke.goTo('/termijn');
    await anke.page.getByRole('button', { name: /^Demoklok/ }).click();
    await anke.page.getByRole('dialog', { name: 'Demoklok' }).waitFor();
  });
  await expectSoundScreen(anke, 'no-page', async () => {
    await anke.goTo('/bestaat-niet');
    await anke.sees('Deze pagina bestaat niet');
  });
});
