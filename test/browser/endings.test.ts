import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import { useStage } from './support/story.ts';
import { expectTurn } from './support/turn.ts';

const story = useStage({ together: true });
const skipped = '11/11 telt niet mee (Wapenstilstand)';

story(
  'a pathway stops early: the CLB takes the case back, and the school hears only that attendance ended',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'pathwayRunning' });
    const yusuf = await person('Yusuf Demir');
    await yusuf.goTo(address);
    await yusuf.act('Traject stopzetten', {
      'Waarom?': 'De leerling stopt',
      Toelichting: 'Het werkte niet voor haar.',
      'Wat was de laatste dag?': '9/11/2026',
    });
    await expectTurn(yusuf, {
      who: 'CLB De Brug',
      term: 'Terugnemen van het dossier: 13/11/2026 (over 4 dagen)',
      why: `3 werkdagen vanaf 9/11/2026: tot en met 13/11/2026; ${skipped}`,
    });

    const katrien = await person('Katrien Maes');
    await katrien.goTo('/berichten');
    await katrien.sees('De aanwezigheid bij de aanbieder is gestopt');
    await katrien.goTo(`${address}?tab=verloop`);
    await katrien.sees('Het traject werd vroeger stopgezet.');
    expect(await katrien.page.content()).not.toContain('Het werkte niet voor haar.');

    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await anke.act('Dossier terugnemen', { 'Hoe gaat het verder?': 'De leerling kiest een ander aanbod' });
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Keuze van een aanbod: 17/11/2026 (over 8 dagen)',
      why: `5 werkdagen vanaf 9/11/2026: tot en met 17/11/2026; ${skipped}`,
    });
    await yusuf.goTo(address);
    await yusuf.sees('Dit dossier kunt u niet zien');
  },
);

story(
  'a case is voided by two persons: the first cannot confirm it, the second can, and the content goes',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingProviderAnswer', pupil: 'Robbe' });
    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await anke.act('Voorstellen om ongeldig te verklaren', {
      'Waarom?': 'Verkeerde leerling',
      Toelichting: 'Er zijn twee leerlingen met deze voornaam.',
    });
    await anke.band.getByText('Wat nu nog niet kan').click();
    await anke.sees('Eerst stelt iemand het voor; daarna moet een andere persoon het bevestigen.');
    await anke.band.getByRole('button', { name: 'Andere acties' }).click();
    expect(await anke.page.getByRole('menuitem').allInnerTexts()).not.toContain('Ongeldig verklaren');

    const pieter = await person('Pieter Dewaele');
    await pieter.goTo(address);
    await pieter.sees('Een tweede persoon moet dat bevestigen.');
    await pieter.act('Ongeldig verklaren', { 'Waarom bevestigt u dit?': 'Nagekeken met de school.' });
    await pieter.sees('Ongeldig verklaard');
    await pieter.goTo(address);
    await pieter.heading(/ · /).waitFor();
    expect(await pieter.page.content()).not.toContain('Robbe');

    const yusuf = await person('Yusuf Demir');
    await yusuf.goTo('/berichten');
    await yusuf.sees('Een dossier is ongeldig verklaard');
  },
);
