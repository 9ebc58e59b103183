import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import { fillForm } from './support/fill-form.ts';
import { patience } from './support/person.ts';
import { useStage } from './support/story.ts';

const story = useStage();

story(
  'an emergency: asked with a reason, read for an hour, told to the CLB at once, judged, and over',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'pathwayRunning' });
    const anke = await person('Anke Willems');
    await anke.goTo(address);
    await anke.band.waitFor();
    const number = (await anke.page.getByRole('heading', { level: 1 }).innerText()).split(' · ')[0] ?? '';

    const bram = await person('Bram Wouters');
    await bram.goTo(address);
    await bram.sees(/u mag het niet zien|niet te zien|bestaat niet/);
    await bram.page.getByRole('link', { name: 'Noodtoegang' }).first().click();
    await bram.heading('Noodtoegang').waitFor();
    const form = bram.page.getByRole('main');
    const send = form.getByRole('button', { name: 'Open 60 minuten met noodtoegang' });
    await send.click();
    await bram.sees(/om na te kijken$/);
    await fillForm(form, {
      Dossiernummer: '26-XXXXXX',
      Reden: 'De leerling is vermist of weggelopen',
      Toelichting: 'De ouders belden net, het CLB neemt niet op.',
    });
    await form.getByLabel('Ik bevestig dat ik het ben').check();
    await send.click();
    await bram.sees('Er is geen lopend dossier met dit nummer');
    await form.getByLabel('Dossiernummer').fill(number);
    await send.click();
    const banner = bram.page.getByRole('region', { name: /^Noodtoegang: nog \d+ minuten/ });
    await banner.waitFor({ timeout: patience });
    await bram.heading(/ · Noor$/).waitFor();
    for (const tab of ['Formulier', 'Betrokkenen', 'Verloop']) {
      await bram.page.getByRole('tab', { name: tab }).click();
      await bram.page.getByRole('tabpanel').getByText(/\w{4}/).first().waitFor();
      expect(await banner.count()).toBe(1);
    }
    expect(await bram.page.getByRole('button', { name: 'Andere acties' }).count()).toBe(0);
    expect(await bram.page.getByRole('tab', { name: 'Bijlagen' }).count()).toBe(0);

    await anke.goTo('/berichten');
    await anke.page
      .getByRole('link', { name: /^Een dossier werd geopend met noodtoegang · / })
      .first()
      .click();
    await anke.band.waitFor();
    await anke.page.getByRole('tab', { name: 'Betrokkenen' }).click();
    const open = anke.page.getByRole('region', { name: 'Noodtoegang' });
    await open.getByText(/^Bram Wouters, /).waitFor();
    await open.getByText('nog niet').waitFor();
    await anke.begin('Noodtoegang nakijken');
    await anke.drawer.getByLabel(/^Jeugdhulp De Haven, /).check();
    await anke.fill({ 'Was ze terecht?': 'Nee, niet terecht', Toelichting: 'Wij waren bereikbaar.' });
    await anke.send('Noodtoegang nakijken');
    await anke.page.getByRole('heading', { name: 'Genoteerd: Noodtoegang nakijken' }).waitFor({ timeout: patience });
    await anke.page.getByRole('tab', { name: 'Betrokkenen' }).click();
    await open.getByText('niet terecht').waitFor();

    await bram.goTo(address);
    await bram.sees(/u mag het niet zien|niet te zien|bestaat niet/);

    const openAgain = async (why: string) => {
      await bram.goTo('/noodtoegang');
      await fillForm(form, { Dossiernummer: number, Reden: 'Iemand is in acuut gevaar', Toelichting: why });
      await form.getByLabel('Ik bevestig dat ik het ben').check();
      await send.click();
      await banner.waitFor({ timeout: patience });
    };
    await openAgain('Het is nu echt dringend.');
    await banner.getByRole('button', { name: 'Nu afsluiten' }).click();
    await bram.heading('Noodtoegang').waitFor();
    await bram.goTo(address);
    await bram.sees(/u mag het niet zien|niet te zien|bestaat niet/);

    await openAgain('Nog een keer, voor het einde.');
    await bram.waitDays(1);
    await bram.heading('Noodtoegang').waitFor({ timeout: patience });
    expect(await bram.page.getByText('Noor').count()).toBe(0);
  },
);
