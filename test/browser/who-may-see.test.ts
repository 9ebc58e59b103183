import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import type { Person } from './support/person.ts';
import { useStage } from './support/story.ts';
import type { ReachableStage } from '../support/naft-steps.ts';

const story = useStage({ together: true });

const kindsOfCase: readonly ReachableStage[] = [
  'awaitingSchoolSection',
  'awaitingConsent',
  'awaitingProviderAnswer',
  'onWaitingList',
  'pathwayRunning',
  'awaitingReturnChecks',
  'closed',
];

/** What the server answers to this person's own browser. */
const statuses = (person: Person, paths: readonly string[]): Promise<number[]> =>
  person.page.evaluate(async (all) => {
    const answers = await Promise.all(all.map((path) => fetch(`/api/v1${path}`)));
    return answers.map(({ status }) => status);
  }, paths);

const apiOf = (address: string): string[] => {
  const id = address.replace('/zaken/', '');
  return [`/cases/${id}`, `/cases/${id}/history`, `/cases/${id}/form`];
};

story(
  'who stands outside every case finds none of them by its address, whatever its stage',
  async ({ app, person }) => {
    const addresses: string[] = [];
    for (const stage of kindsOfCase) addresses.push(await caseAt(app.engine, { stage }));
    const unknown = `/zaken/${app.engine.newId()}`;
    const els = await person('Els Vandamme');
    for (const address of [...addresses, unknown]) {
      await els.goTo(address);
      await els.heading('Dossier niet getoond').waitFor();
      await els.sees('Dit dossier kunt u niet zien');
      expect(await els.page.content()).not.toContain('Noor');
    }
    await els.goTo('/');
    await els.sees('U hebt nog geen dossiers');
    // Another network's coordinator, a department, youth care and another CLB are as far outside.
    for (const name of ['Inge Thijs', 'Peter Van Hove', 'Bram Wouters', 'Ruben Claes']) {
      const outsider = await person(name);
      const answers = await statuses(outsider, [...addresses, unknown].flatMap(apiOf));
      expect(new Set(answers), name).toEqual(new Set([404]));
    }
  },
);

story(
  'the personal link of a pupil shows where it stands and whom to call, and opens nothing else',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer', pupil: 'Imane' });
    const other = await caseAt(app.engine, { stage: 'pathwayRunning' });
    await app.db
      .insertInto('personal_link')
      .values({ id: 'imane', case_id: address.replace('/zaken/', ''), slot: 'pupil' })
      .execute();
    const imane = await person();
    await imane.goTo('/');
    await imane.page
      .getByRole('region', { name: 'Leerling of ouder, met een persoonlijke link' })
      .getByRole('button')
      .click();
    await imane.heading('Waar staat dit?').waitFor();
    await imane.sees('We wachten op een antwoord');
    await imane.sees('De afgesproken datum hiervoor is 17/11/2026 (over 8 dagen).');
    await imane.sees('Wie kun je bellen?');
    await imane.sees('Nee zeggen, ook als je eerst ja zei.');
    for (const there of [address, other, '/berichten', '/aanmelden', '/']) {
      await imane.goTo(there);
      await imane.heading('Waar staat dit?').waitFor();
      await imane.sees('We wachten op een antwoord');
      expect(await imane.page.getByRole('navigation').count()).toBe(0);
      const content = await imane.page.content();
      for (const secret of ['Imane', 'Noor', 'Komt niet meer', 'vastgelopen', 'weiger', 'NAFT Horizon', 'De Brug'])
        expect(content).not.toContain(secret);
    }
    const [caseOfOthers, own] = [apiOf(other), apiOf(address)];
    expect(await statuses(imane, [...caseOfOthers, ...own.slice(1)])).toEqual([404, 404, 404, 404, 404]);
  },
);
