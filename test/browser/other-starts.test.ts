import { expect } from 'vitest';
import { useStage } from './support/story.ts';
import { expectTurn } from './support/turn.ts';
import { clbSection, quickStart } from './support/what-they-write.ts';

const story = useStage({ together: true });

const noSchool = { School: 'Geen school', ...quickStart };
const bothAgree = ['De leerling', 'De ouders'].map((who) => ({
  'Wie?': who,
  'Hoe?': 'Mondeling',
  'Op welke dag?': '9/11/2026',
}));
const skipped = '11/11 telt niet mee (Wapenstilstand)';

story(
  'a CLB starts without a school and without advice of the PBD: the CLB is asked first, for its own part alone',
  async ({ person }) => {
    const anke = await person('Anke Willems');
    await anke.register(noSchool);
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Deel van het CLB: 24/11/2026 (over 15 dagen)',
      why: `10 werkdagen vanaf 9/11/2026: tot en met 24/11/2026; ${skipped}`,
    });
    expect(await anke.page.getByRole('button', { name: /^Deel van de school|^Advies van de PBD/ }).count()).toBe(0);
    await anke.write('Deel van het CLB', clbSection);
    for (const answers of bothAgree) await anke.act('Akkoord noteren', answers);
    await anke.act('Aanmelding indienen');
    await expectTurn(anke, {
      who: 'CLB De Brug',
      term: 'Keuze van een aanbod: 17/11/2026 (over 8 dagen)',
      why: `5 werkdagen vanaf 9/11/2026: tot en met 17/11/2026; ${skipped}`,
    });
    await anke.page.getByRole('tab', { name: 'Betrokkenen' }).click();
    await anke.sees('Anke Willems');
    expect(await anke.page.getByRole('tabpanel').getByText('School', { exact: true }).count()).toBe(0);
  },
);

story(
  'a pathway that already runs is registered afterwards: the provider is asked, akkoord is asked now',
  async ({ person }) => {
    const anke = await person('Anke Willems');
    const address = await anke.register(noSchool);
    await anke.act('Achteraf registreren', {
      'Bij welk aanbod?': 'Individuele coaching (NAFT Horizon)',
      'Wanneer startte het traject?': '19/10/2026',
      'Waarom wordt dit achteraf geregistreerd?': 'Het traject startte tijdens de herfstvakantie.',
    });
    await anke.sees('Nog geen akkoord van: ');
    await anke.sees('Het traject loopt');
    await anke.page.getByRole('tab', { name: 'Verloop' }).click();
    await anke.page.getByText('Wat er is ingevuld bij “Achteraf registreren”').click();
    await anke.sees('19/10/2026');
    const yusuf = await person('Yusuf Demir');
    await yusuf.goTo(address);
    await expectTurn(yusuf, {
      who: 'NAFT Horizon',
      term: 'Tussentijdse rondetafel: 21/12/2026 (over 42 dagen)',
      why: '42 kalenderdagen vanaf 9/11/2026: tot en met 21/12/2026',
    });
  },
);

story(
  'a pathway that has already ended is registered afterwards: the case closes, with both dates',
  async ({ person }) => {
    const anke = await person('Anke Willems');
    await anke.register(noSchool);
    await anke.act('Achteraf registreren', {
      'Bij welk aanbod?': 'Individuele coaching (NAFT Horizon)',
      'Wanneer startte het traject?': '1/9/2026',
      'Wanneer eindigde het?': '30/10/2026',
      Resultaat: 'Terug op school',
      'Waarom wordt dit achteraf geregistreerd?': 'De aanmelding gebeurde mondeling.',
    });
    await anke.sees('Afgesloten op 9/11/2026');
    expect(await anke.buttons()).toEqual(['Andere acties']);
    await anke.page.getByRole('tab', { name: 'Verloop' }).click();
    await anke.page.getByText('Wat er is ingevuld bij “Achteraf registreren”').click();
    const answers = anke.page.getByRole('tabpanel').locator('dd').filter({ visible: true });
    expect(await answers.allInnerTexts()).toEqual([
      'Individuele coaching',
      '1/9/2026',
      '30/10/2026',
      'Terug op school',
      'De aanmelding gebeurde mondeling.',
    ]);
  },
);
