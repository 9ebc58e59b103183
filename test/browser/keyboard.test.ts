import { press, tabTo, typeInto } from './support/keyboard.ts';
import { useStage } from './support/story.ts';
import { schoolSection } from './support/what-they-write.ts';

const story = useStage();

story(
  'somebody without a mouse signs in, starts a registration, fills in the part of the school and hands it in',
  async ({ person }) => {
    const katrien = await person();
    await katrien.goTo('/');
    await typeInto(katrien, 'Zoek een persona', 'Katrien Maes');
    await press(katrien, 'button "Katrien Maes');
    await katrien.page.getByRole('button', { name: 'Aangemeld als Katrien Maes' }).waitFor();

    await press(katrien, 'link "Nieuwe aanmelding"');
    await katrien.page.getByRole('button', { name: 'Start de aanmelding' }).waitFor();
    await press(katrien, 'radio "CLB De Brug, Leiedorp"', 'Space');
    await typeInto(katrien, 'Voornaam', 'Noor');
    await typeInto(katrien, 'Leeftijd', '15');
    await typeInto(katrien, 'Wat is er aan de hand', 'Komt niet meer naar school.');
    await tabTo(katrien, 'radio "De leerling"');
    await katrien.page.keyboard.press('Space');
    await katrien.page.keyboard.press('ArrowDown');
    await press(katrien, 'button "Start de aanmelding"');
    await katrien.page.getByRole('heading', { name: /^De aanmelding is gestart/ }).waitFor();

    await tabTo(katrien, 'combobox "Onderwijsvorm"');
    await katrien.page.keyboard.type('Arbeidsmarkt');
    await katrien.page.getByRole('option', { name: 'Arbeidsmarkt (bso)' }).waitFor();
    await katrien.page.keyboard.press('ArrowDown');
    await katrien.page.keyboard.press('Enter');
    const { Onderwijsvorm: _chosen, 'Is er een begeleidingsdossier?': dossier, ...written } = schoolSection;
    for (const [question, answer] of Object.entries(written)) await typeInto(katrien, question, answer);
    await press(katrien, `radio "${dossier}"`, 'Space');
    await katrien.page.getByRole('status').filter({ hasText: 'Bewaard om' }).waitFor();

    await katrien.page.keyboard.press('Shift+Tab');
    await katrien.band.getByRole('button', { name: 'Deel indienen' }).waitFor();
    await katrien.page.keyboard.press('Control+Home');
    await press(katrien, 'button "Deel indienen"');
    await katrien.drawer.getByRole('button', { name: 'Deel indienen' }).waitFor();
    await tabTo(katrien, 'textbox "Opmerking');
    await press(katrien, 'button "Deel indienen"');
    await katrien.page.getByRole('heading', { name: 'Genoteerd: Deel indienen' }).waitFor();
    await katrien.sees('CLB De Brug is aan zet en krijgt een bericht.');
  },
);
