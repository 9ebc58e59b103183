import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import type { Person } from './support/person.ts';
import { expectSoundScreen } from './support/screen.ts';
import { useStage, type Stage } from './support/story.ts';

const story = useStage();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const pupil = 'Imane';
const secrets = [pupil, 'De Brug', 'Horizon', 'VTI', 'Anke', 'Willems', 'Komt niet meer', 'Sofie'];
const shared = 'Mogen CLB en aanbieder lezen';
const today = '9/11/2026';

interface Given {
  address: string;
  code: string;
}

/** The CLB gives a link and a code, and notes down both: they are shown once. */
async function give(clb: Person, whom: string, name: string): Promise<Given> {
  await clb.page.getByRole('button', { name: 'Link en code maken' }).click();
  const panel = clb.page.getByRole('dialog');
  await panel.getByLabel(whom, { exact: true }).click();
  await panel.getByLabel(/^Naam/).fill(name);
  await panel.getByRole('button', { name: 'Link en code maken' }).click();
  const note = clb.page.getByRole('region', { name: `Voor ${name}` });
  await note.waitFor();
  const address = (await note.getByText(/\/mijn#/).innerText()).trim();
  const code = (await note.locator('strong').innerText()).trim();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(address).not.toContain(code);
  return { address: address.slice(address.indexOf('/mijn')), code };
}

async function openLink(person: Stage['person'], { address }: Given): Promise<Person> {
  const somebody = await person('', phone);
  const asked: string[] = [];
  somebody.page.on('request', (request) => asked.push(request.url()));
  await somebody.goTo(address);
  await somebody.heading('Waar staat dit?').waitFor();
  const token = address.split('#')[1] ?? '';
  expect(asked.filter((url) => new URL(url).pathname.includes(token) || url.split('#')[0]?.includes(token))).toEqual(
    [],
  );
  expect(somebody.page.url()).not.toContain(token);
  return somebody;
}

async function typeCode({ page }: Person, code: string): Promise<void> {
  await page.getByLabel('Je code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Open mijn pagina' }).click();
}

const historyOf = (who: Person, api: string): Promise<string> =>
  who.page.evaluate(async (url) => (await fetch(url)).text(), `${api}/history?limit=500`);

async function answer(person: Person, button: string, sure: string): Promise<void> {
  await person.page.getByRole('button', { name: button }).click();
  await person.page.getByRole('button', { name: sure }).click();
  await person.page.getByRole('status').filter({ hasText: 'Je antwoord is bewaard.' }).waitFor();
}

story('pupil and parent answer on their own phones, and a forwarded link shows nothing', async ({ app, person }) => {
  const address = await caseAt(app.engine, { stage: 'awaitingConsent', pupil });
  const clb = await person('Anke Willems');
  await clb.goTo(`${address}?tab=betrokkenen`);
  const forPupil = await give(clb, 'Leerling', pupil);
  await expectSoundScreen(clb, 'family-link-given', async () => {
    await clb.sees('Zeg deze code');
  });
  await clb.page.emulateMedia({ media: 'print' });
  expect(await clb.page.getByText(forPupil.code).isVisible()).toBe(true);
  for (const other of [/\/mijn#/, 'Eigen pagina van leerling en ouders', 'Verloop'])
    expect(await clb.page.getByText(other).first().isVisible(), String(other)).toBe(false);
  await clb.page.emulateMedia({ media: 'screen' });
  const forParent = await give(clb, 'Ouder', 'Sofie Peeters');

  // Somebody to whom the link was forwarded.
  const stranger = await openLink(person, forParent);
  await expectSoundScreen(stranger, 'own-page-link-alone', async () => {
    await stranger.sees('We vragen of je akkoord gaat');
  });
  for (const secret of secrets) expect(await stranger.page.content(), secret).not.toContain(secret);
  const api = `/api/v1/cases/${address.replace('/zaken/', '')}`;
  const answers = await stranger.page.evaluate(async (base) => {
    const paths = ['', '/own', '/history', '/form', '/looks', '/links', '/emergencies', '/attachments', '/papers'];
    const all = await Promise.all(paths.map((path) => fetch(base + path)));
    return Promise.all(all.map(async (one) => ({ status: one.status, body: await one.text() })));
  }, api);
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404, 404, 404, 404]);
  for (const { body } of answers) for (const secret of secrets) expect(body, secret).not.toContain(secret);
  await typeCode(stranger, 'AAAA-AAAA');
  await stranger.sees('Deze code past niet bij deze link.');

  // The parent on a phone.
  const parent = await openLink(person, forParent);
  await typeCode(parent, forParent.code);
  await parent.heading('Jouw pagina als ouder').waitFor();
  await expectSoundScreen(parent, 'own-page-parent', async () => {
    await parent.sees(`Deze pagina gaat over ${pupil}. Waar het staat, is voor je kind geschreven; jij leest mee.`);
    await parent.sees('Je kind beslist zelf.');
  });
  expect(await parent.page.content()).not.toContain('Komt niet meer');
  await answer(parent, 'Ja, ik ga akkoord', 'Ja, geef het door');
  await parent.sees('Je zei ja.');

  const own = await openLink(person, forPupil);
  await typeCode(own, forPupil.code);
  await own.heading('Jouw pagina').waitFor();
  await expectSoundScreen(own, 'own-page-pupil', async () => {
    await own.page.getByText('Wat er geschreven is').waitFor();
  });
  await answer(own, 'Ja, ik ga akkoord', 'Ja, geef het door');
  await own.sees('Kies wat bij je past');

  // The case goes on: the CLB chooses, the provider accepts, meets the pupil and writes.
  await clb.goTo(address);
  await clb.act('Aanbod kiezen', { 'Welk aanbod?': 'Individuele coaching (NAFT Horizon)' });
  const coach = await person('Yusuf Demir');
  await coach.goTo(address);
  await coach.act('Aanvaarden');
  await coach.act('Eerste contact noteren', { 'Op welke dag?': today, 'Hoe?': 'Telefoon' });
  await clb.goTo(address);
  await clb.act('Nota toevoegen', { Nota: 'Buizerd belde.', 'Wie mag dit lezen?': shared });
  expect(await historyOf(coach, api)).toContain('Buizerd');

  // The pupil takes it back on the page: nothing new is released from that moment on.
  await own.page.reload();
  await answer(own, 'Ik neem mijn ja terug', 'Ja, neem het terug');
  await own.sees('Je nam je ja terug. Dat mag altijd');
  await clb.goTo(address);
  await clb.act('Nota toevoegen', { Nota: 'Wouw belde.', 'Wie mag dit lezen?': shared });
  expect(await historyOf(coach, api)).not.toMatch(/Wouw|Buizerd/);
  await coach.goTo(address);
  await coach.sees(pupil);
  await coach.sees('Er wordt in dit dossier niets nieuws meer met u gedeeld.');
  await clb.waitDays(40);
  await coach.goTo(address);
  await coach.sees('Dit dossier kunt u niet zien');
});

story(
  'a link that was revoked says nothing of anybody, and a locked one asks for another code',
  async ({ app, person }) => {
    const address = await caseAt(app.engine, { stage: 'awaitingConsent', pupil });
    const clb = await person('Anke Willems');
    await clb.goTo(`${address}?tab=betrokkenen`);
    const given = await give(clb, 'Leerling', pupil);
    const own = await openLink(person, given);
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await typeCode(own, `AAAA-AAA${wrong}`);
      await own.sees(wrong < 5 ? 'Deze code past niet bij deze link.' : 'Er werd te vaak een verkeerde code getypt.');
      await own.page.reload();
    }
    await typeCode(own, given.code);
    await own.sees('Er werd te vaak een verkeerde code getypt.');
    await clb.goTo(`${address}?tab=betrokkenen`);
    await clb.sees('Vraagt een nieuwe code');
    await clb.page.getByRole('button', { name: `De link van ${pupil} intrekken` }).click();
    await clb.page.getByRole('button', { name: 'Ja, intrekken' }).click();
    await clb.sees('Ingetrokken');
    const late = await person('', phone);
    await expectSoundScreen(late, 'own-page-dead', async () => {
      await late.goTo(given.address);
      await late.heading('Deze link werkt niet meer').waitFor();
    });
    for (const secret of secrets) expect(await late.page.content(), secret).not.toContain(secret);
  },
);
