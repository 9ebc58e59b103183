import { expect } from 'vitest';
import { useStage } from './support/story.ts';
import { expectTurn } from './support/turn.ts';
import { clbSection, pbdSection, quickStart, schoolSection, startTable } from './support/what-they-write.ts';

const story = useStage();
const skipped = '11/11 telt niet mee (Wapenstilstand)';

story(
  'a pupil is carried from the first call of the school to the return: at each step it is clear who is asked',
  async ({ person }) => {
    const katrien = await person('Katrien Maes');
    const address = await katrien.register({
      CLB: 'CLB De Brug, Leiedorp',
      ...quickStart,
      'Pedagogische begeleidingsdienst (PBD)': ['PBD Leievallei, Leiedorp'],
    });
    await expectTurn(katrien, {
      who: 'VTI Leiedorp',
      term: 'Deel van de school: 17/11/2026 (over 8 dagen)',
      why: `5 lesdagen vanaf 9/11/2026: tot en met 17/11/2026; ${skipped}`,
    });
    expect(await katrien.buttons()).not.toContain('Deel indienen');
    await katrien.write('Deel van de school', schoolSection);
    await katrien.waitDays(1);
    await katrien.act('Deel indienen');

    const griet = await person('Griet Baert');
    await griet.goTo(address);
    await expectTurn(griet, {
      who: 'PBD Leievallei',
      term: 'Advies van de PBD: 25/11/2026 (over 15 dagen)',
      why: `10 werkdagen vanaf 10/11/2026: tot en met 25/11/2026; ${skipped}`,
    });
    await griet.sees('Een leerling (naam niet zichtbaar voor u)');
    await griet.write('Advies van de PBD', pbdSection);
    await griet.waitDays(6);
    await griet.section('Deel van de school');
    await griet.sees('Komt sinds oktober bijna niet meer naar de les.');
    expect(await griet.page.content()).not.toContain('Noor');
    await griet.act('Advies geven');

    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Deel van het CLB: 30/11/2026 (over 14 dagen)',
      why: '10 werkdagen vanaf 16/11/2026: tot en met 30/11/2026',
    });
    await anke.sees('“Aanmelding indienen” kan nog niet.');
    await anke.write('Deel van het CLB', clbSection);
    await anke.band.getByRole('button', { name: 'Aanmelding indienen' }).waitFor();
    expect(await anke.primary()).toEqual(['Aanmelding indienen']);
    await anke.act('Akkoord noteren', { 'Wie?': 'De leerling', 'Hoe?': 'Mondeling', 'Op welke dag?': '16/11/2026' });
    await anke.act('Aanmelding indienen');
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Akkoord: 30/11/2026 (over 14 dagen)',
      why: '10 werkdagen vanaf 16/11/2026: tot en met 30/11/2026',
    });
    expect(await anke.buttons()).toContain('Akkoord noteren');
    expect(await anke.buttons()).not.toContain('Aanbod kiezen');
    await anke.act('Akkoord noteren', { 'Wie?': 'De ouders', 'Hoe?': 'Schriftelijk', 'Op welke dag?': '16/11/2026' });
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Keuze van een aanbod: 23/11/2026 (over 7 dagen)',
      why: '5 werkdagen vanaf 16/11/2026: tot en met 23/11/2026',
    });
    await anke.act('Aanbod kiezen', { 'Welk aanbod?': 'Individuele coaching (NAFT Horizon)' });
    await expectTurn(anke, {
      who: 'NAFT Horizon',
      term: 'Antwoord van de aanbieder: 23/11/2026 (over 7 dagen)',
      why: '5 werkdagen vanaf 16/11/2026: tot en met 23/11/2026',
    });

    const yusuf = await person('Yusuf Demir');
    await yusuf.goTo(address);
    await yusuf.waitDays(1);
    await yusuf.act('Meer informatie vragen', { 'Wat wilt u nog weten?': 'Welke dagen is ze op school?' });
    await yusuf.sees('klok staat stil');
    await anke.goTo(address);
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Deel van het CLB: 1/12/2026 (over 14 dagen)',
      why: '10 werkdagen vanaf 17/11/2026: tot en met 1/12/2026',
    });
    await anke.sees('de richttermijn daar staat stil');
    await anke.waitDays(3);
    await anke.write('Deel van het CLB', {
      'Wat wil de leerling zelf?': 'Op maandag en dinsdag naar school blijven gaan.',
    });
    await anke.act('Aanmelding indienen');
    await expectTurn(anke, {
      who: 'NAFT Horizon',
      term: 'Antwoord van de aanbieder: 26/11/2026 (over 6 dagen)',
      why: '5 werkdagen vanaf 16/11/2026: tot en met 23/11/2026; stilgelegd van 17/11/2026 tot 20/11/2026 (aanvulling gevraagd), daarna nog 4 werkdagen: tot en met 26/11/2026',
    });

    await yusuf.goTo(address);
    await yusuf.act('Niet aanvaarden', {
      'Waarom kan het nu niet?': 'Geen plaats',
      Toelichting: 'Tot januari is alles volzet.',
    });
    await anke.goTo(address);
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Keuze van een aanbod: 27/11/2026 (over 7 dagen)',
      why: '5 werkdagen vanaf 20/11/2026: tot en met 27/11/2026',
    });
    await anke.act('Aanbod kiezen', { 'Welk aanbod?': 'Leeromgeving Atelier (NAFT Wending)' });

    const dries = await person('Dries Cools');
    await dries.goTo(address);
    await dries.act('Op de wachtlijst zetten', { 'Wat is er intussen voor de leerling?': 'Elke week een gesprek.' });
    await expectTurn(dries, {
      who: 'NAFT Wending',
      term: 'Opvolging van de wachtlijst: 20/12/2026 (over 30 dagen)',
      why: '30 kalenderdagen vanaf 20/11/2026: tot en met 20/12/2026',
    });
    await dries.waitDays(17);
    await dries.act('Plaats vrij');
    await expectTurn(dries, {
      who: 'NAFT Wending',
      term: 'Eerste contact: 14/12/2026 (over 7 dagen)',
      why: '5 werkdagen vanaf 7/12/2026: tot en met 14/12/2026',
    });
    await anke.goTo(address);
    await anke.sees('samen met u');
    await anke.sees('Gevraagd aan NAFT Wending:');
    await dries.act('Eerste contact noteren', { 'Op welke dag?': '7/12/2026', 'Hoe?': 'Huisbezoek' });
    await expectTurn(dries, {
      who: 'CLB De Brug',
      term: 'Startrondetafel: 21/12/2026 (over 14 dagen)',
      why: '10 werkdagen vanaf 7/12/2026: tot en met 21/12/2026',
    });

    await anke.goTo(address);
    await anke.act('Startrondetafel plannen', { 'Op welke dag?': '10/12/2026' });
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Startrondetafel: 10/12/2026 (over 3 dagen)',
      why: 'Afgesproken op 10/12/2026',
    });
    await anke.waitDays(3);
    await anke.act('Startrondetafel noteren', startTable);
    await expectTurn(anke, {
      who: 'NAFT Wending',
      term: 'Tussentijdse rondetafel: 21/1/2027 (over 42 dagen)',
      why: '42 kalenderdagen vanaf 10/12/2026: tot en met 21/1/2027',
    });

    await dries.goTo(address);
    await dries.waitDays(40);
    await dries.act('Tussentijdse rondetafel noteren', {
      'Op welke dag?': '19/1/2027',
      'Wat is afgesproken?': 'Vanaf februari ook op woensdag naar school.',
      'Is bekeken of terugkeren kan?': 'Ja',
    });
    await expectTurn(dries, {
      who: 'NAFT Wending',
      term: 'Tussentijdse rondetafel: 2/3/2027 (over 42 dagen)',
      why: '42 kalenderdagen vanaf 19/1/2027: tot en met 2/3/2027',
    });
    await dries.act('Naar de slotrondetafel gaan');
    await dries.act('Slotrondetafel noteren', {
      'Op welke dag?': '19/1/2027',
      Resultaat: 'Terug op school',
      'Hoe gaat het nu verder?': 'De leerlingbegeleider volgt op.',
      'Hoe vaak wordt nog gevraagd hoe het gaat?': '2',
      'Wie wordt dat gevraagd?': 'De school',
    });
    await expectTurn(dries, {
      who: 'VTI Leiedorp',
      term: 'Navraag over de terugkeer: 2/2/2027 (over 14 dagen)',
      why: '14 kalenderdagen vanaf 19/1/2027: tot en met 2/2/2027',
    });

    await katrien.goTo(address);
    const goesWell = { 'Hoe gaat het?': 'Goed', Toelichting: 'Ze komt elke dag.' };
    await katrien.act('Noteren hoe het gaat', goesWell);
    await katrien.act('Noteren hoe het gaat', goesWell);
    const course = katrien.page.getByRole('complementary', { name: 'Stappen' }).getByRole('listitem');
    expect((await course.allInnerTexts()).map((step) => step.split('\n')[0])).toEqual([
      'Deel van de school',
      'Advies van de PBD',
      'Deel van het CLB',
      'Akkoord',
      'Keuze van een aanbod',
      'Antwoord van de aanbieder',
      'Deel van het CLB',
      'Antwoord van de aanbieder',
      'Keuze van een aanbod',
      'Antwoord van de aanbieder',
      'Wachtlijst',
      'Eerste contact',
      'Startrondetafel',
      'Traject',
      'Slotrondetafel',
      'Navraag na de terugkeer',
      'Afgerond',
    ]);
    await katrien.sees('Afgerond: Afgerond');
    expect(await katrien.buttons()).toEqual([]);
    await anke.goTo(address);
    await anke.sees('Afgesloten op 19/1/2027');
  },
);
