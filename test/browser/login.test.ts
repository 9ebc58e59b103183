import { randomUUIDv7 } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { readTerms } from '../../src/afsprakenkader/read-terms.ts';
import { loadDemoOrganisations } from '../../src/demo/load-demo-organisations.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import { buildApp } from '../../src/http/app.ts';
import { renewCode } from '../../src/people/sign-in-codes.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import { testVault } from '../support/test-vault.ts';
import { connectToChromium } from './support/chromium.ts';
import { patience, Person } from './support/person.ts';
import { expectSoundScreen } from './support/screen.ts';
import { builtWebPart } from './support/web-part.ts';

let opened: TestDatabase;
let provider: TestProvider;
let app: RouteApp;
let browser: Browser;
let address: string;
const rooms: BrowserContext[] = [];

beforeAll(async () => {
  [opened, browser] = await Promise.all([createTestDatabase('pglite'), connectToChromium()]);
  const db = opened.database.kysely;
  await loadDemoOrganisations(db);
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  provider = await startIdentityProvider({ publicOrigin: address });
  const engine = {
    db,
    terms: await readTerms(db),
    forms: formsOf(db),
    vault: testVault(),
    newId: () => randomUUIDv7(),
  };
  app = await buildApp({
    db,
    engine,
    mode: 'server',
    demo: false,
    version: '0.0.0',
    publicOrigin: address,
    login: provider.settings,
    advanceClock: () => Promise.reject(new Error('no clock here')),
    webDirectory: await builtWebPart(),
    log: { level: 'silent' },
    routes: subjectRoutes,
  });
  await app.listen({ port, host: '127.0.0.1' });
}, 240_000);
afterAll(async () => {
  await Promise.all(rooms.map((room) => room.close()));
  await browser?.close();
  await app?.close();
  await provider?.close();
  await opened?.drop();
});

async function sitDown(viewport = { width: 1280, height: 900 }): Promise<Person> {
  const context = await browser.newContext({
    viewport,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  rooms.push(context);
  return new Person(context, await context.newPage(), address);
}

const codeFor = async (member: string): Promise<string> =>
  (await renewCode(opened.database.kysely, member, 'test')).code;

/** From the door through the pages of the provider. */
async function signInAs({ page }: Person, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).click();
  await page.getByRole('heading', { name: 'Proefdienst' }).waitFor();
  await page.getByLabel('Naam').fill(name);
  await page.getByLabel('Middel').selectOption({ label: 'eID' });
  await page.getByRole('button', { name: 'Verder' }).click();
}

const openMenu = ({ page }: Person) => page.getByRole('button', { name: /^Aangemeld als/ }).click();
const size = (person: Person, width: number, height: number) => person.page.setViewportSize({ width, height });

test('somebody binds an account, adds a second capacity, switches, and signs out', { timeout: 400_000 }, async () => {
  const anke = await sitDown();
  await expectSoundScreen(anke, 'login-deur', async () => {
    await anke.goTo('/berichten');
    await anke.page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).waitFor();
  });
  await size(anke, 1280, 900);
  await signInAs(anke, 'anke');
  await anke.heading('Uw account is nog niet gekoppeld').waitFor();
  await expectSoundScreen(anke, 'login-koppelen', async () => {
    await anke.goTo('/koppelen');
    await anke.sees(/^Geen code\?/);
  });
  await anke.page.getByLabel('Code').fill(await codeFor('anke-willems'));
  await anke.page.getByRole('button', { name: 'Koppel en meld aan' }).click();
  await anke.page.getByRole('button', { name: /^Aangemeld als Anke Willems/ }).waitFor();

  await size(anke, 1280, 900);
  await openMenu(anke);
  await anke.page.getByRole('menuitem', { name: 'Wissel van rol' }).click();
  await expectSoundScreen(anke, 'login-een-rol', () => anke.sees('U hebt nu maar één rol'));
  await anke.page.getByLabel('Code').fill(await codeFor('mia-lenaerts'));
  await anke.page.getByRole('button', { name: 'Voeg toe en werk verder in die rol' }).click();
  await anke.page.getByRole('button', { name: /^Aangemeld als Mia Lenaerts/ }).waitFor();
  await anke.goTo('/rol');
  await expectSoundScreen(anke, 'login-wissel', () => anke.sees('CLB-medewerker'));
  await anke.page.getByRole('button', { name: /CLB-medewerker/ }).click();
  await anke.heading('Werklijst').waitFor();

  const phone = await sitDown({ width: 390, height: 844 });
  await phone.goTo('/berichten');
  await signInAs(phone, 'anke');
  await expectSoundScreen(phone, 'login-wie', () => phone.heading('Als wie werkt u nu?').waitFor());
  await size(phone, 390, 844);
  await phone.page.getByRole('button', { name: /CLB-medewerker/ }).click();
  await phone.heading('Berichten').waitFor();

  await size(anke, 1280, 900);
  await anke.goTo('/');
  await openMenu(anke);
  await anke.page.getByRole('menuitem', { name: 'Uw aanmeldingen' }).click();
  await expectSoundScreen(anke, 'login-aanmeldingen', () => anke.sees('Deze aanmelding'));
  await anke.page.getByRole('button', { name: /^Stop de aanmelding met Chrome/ }).click();
  await anke.sees('1 aanmelding gestopt.');
  await phone.goTo('/');
  await phone.page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).waitFor();

  await size(anke, 1280, 900);
  await openMenu(anke);
  await anke.page.getByRole('menuitem', { name: 'Afmelden' }).click();
  await anke.page.waitForURL(`${provider.settings.issuer.origin}/session/end*`);
  await anke.goTo('/');
  await anke.page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).waitFor();
  const left = (await anke.page.context().cookies(address)).map(({ name }) => name);
  expect(left).not.toContain('aanzet_session');
});

test('who stops there, or finds nobody there, is told what to do', { timeout: 120_000 }, async () => {
  const one = await sitDown();
  await one.goTo('/');
  await one.page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).click();
  await one.page.getByRole('button', { name: 'Stop' }).click();
  await one.heading('U bent niet aangemeld').waitFor();
  await expectSoundScreen(one, 'login-storing', async () => {
    await one.goTo('/niet-aangemeld?reden=storing');
    await one.heading('De aanmelddienst antwoordt niet').waitFor();
  });
  expect(await one.page.getByRole('link', { name: 'Aanmelden met Proefdienst' }).count()).toBe(1);
});

test('who came in by a code binds an account from the page of sessions', { timeout: 120_000 }, async () => {
  const els = await sitDown();
  await els.goTo('/code');
  await els.page.getByLabel('Code').fill(await codeFor('katrien-maes'));
  await els.page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await els.page.getByRole('button', { name: /^Aangemeld als Katrien Maes/ }).waitFor();
  await els.goTo('/aanmeldingen');
  await expectSoundScreen(els, 'login-met-code', () => els.sees('Voortaan zonder code aanmelden'));
  await els.page.getByRole('button', { name: 'Koppel uw account' }).click();
  await els.page.getByLabel('Naam').fill('katrien');
  await els.page.getByRole('button', { name: 'Verder' }).click();
  await els.heading('Uw aanmeldingen').waitFor();
  await els.sees('Met een account');
  expect(await els.page.getByRole('button', { name: 'Koppel uw account' }).count()).toBe(0);
});
