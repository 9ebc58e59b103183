import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createApplicationDatabase, type TestDatabase } from '../support/databases.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { ServerProcess } from '../support/server-process.ts';
import { connectToChromium } from './support/chromium.ts';
import { openHttpsDoor, type HttpsDoor } from './support/https-door.ts';
import { patience, Person } from './support/person.ts';
import { expectSoundScreen } from './support/screen.ts';
import { builtWebPart } from './support/web-part.ts';

const codeShape = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/;

let opened: TestDatabase;
let redis: RedisServer;
let door: HttpsDoor;
let browser: Browser;
const processes: ServerProcess[] = [];
const rooms: BrowserContext[] = [];

beforeAll(async () => {
  [opened, redis, browser] = await Promise.all([createApplicationDatabase(), startRedis(), connectToChromium()]);
  door = await openHttpsDoor(inject('runFolder'), await builtWebPart());
}, 240_000);
afterAll(async () => {
  await Promise.all(rooms.map((room) => room.close()));
  await browser?.close();
  await Promise.all(processes.map((one) => one.end('SIGKILL')));
  await door?.close();
  await redis?.stop();
  await opened?.drop();
});

/** What a server with real data must say of itself; `redis` here asks for no password and takes any. */
function environment(): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: opened.url ?? '',
    REDIS_URL: redis.url.replace('redis://', `redis://:${crypto.randomUUID()}@`),
    AANZET_PUBLIC_URL: door.address,
    AANZET_CONTROLLER: 'Netwerk Voorbeeld vzw',
    AANZET_DPIA_DATE: '2026-09-01',
    AANZET_RETENTION_YEARS: '10',
    AANZET_OPS_PORT: '0',
    AANZET_OPS_HOST: '127.0.0.1',
  };
}

async function startHttp(): Promise<ServerProcess> {
  const started = new ServerProcess('src/main.ts', { ...environment(), AANZET_ROLES: 'http' });
  processes.push(started);
  return started.ready();
}

async function sitDown(viewport = { width: 1280, height: 900 }): Promise<Person> {
  const context = await browser.newContext({
    viewport,
    ignoreHTTPSErrors: true,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  rooms.push(context);
  return new Person(context, await context.newPage(), door.address);
}

/** Types a code at the door, and what else is asked there. */
async function enter(person: Person, code: string, more: Record<string, string> = {}): Promise<void> {
  await person.goTo('/');
  for (const [label, text] of Object.entries({ Code: code, ...more })) await person.page.getByLabel(label).fill(text);
  await person.page.getByRole('button', { name: 'Aanmelden' }).click();
  await person.page.getByRole('button', { name: /^Aangemeld als/ }).waitFor();
}

/** Fills in a panel and sends it. */
async function answer(person: Person, open: string, answers: Record<string, string>, send: string): Promise<void> {
  await person.page.getByRole('button', { name: open }).click();
  const panel = person.page.getByRole('dialog');
  for (const [label, text] of Object.entries(answers)) {
    const choice = panel.getByRole('radio', { name: text, exact: true });
    if ((await choice.count()) > 0) await choice.check();
    else {
      await panel.getByLabel(label, { exact: true }).first().fill(text);
      const option = panel.getByRole('option', { name: text, exact: true });
      if (label === 'Soort') await option.click();
    }
  }
  await panel.getByRole('button', { name: send }).click();
  await panel.waitFor({ state: 'detached' });
}

const shownCode = async ({ page }: Person): Promise<string> => {
  const note = page.getByRole('region', { name: /^Code voor/ });
  return codeShape.exec(await note.innerText())?.[0] ?? '';
};

test('from an empty server to a school that signs in on a phone', { timeout: 240_000 }, async () => {
  const [one, two] = await Promise.all([startHttp(), startHttp()]);
  // Two that start together: one of them shows the code, beside the log and not in it.
  const shown = [one, two].map(({ said }) => codeShape.exec(said)?.[0]).filter((code) => code !== undefined);
  expect(shown).toHaveLength(1);
  const lines = `${one.said}${two.said}`.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.join('\n')).not.toMatch(codeShape);
  door.leadTo(one.address);

  const administrator = await sitDown();
  await administrator.goTo('/');
  await administrator.heading('De eerste beheerder aanmelden').waitFor();
  await expectSoundScreen(administrator, 'eerste-beheerder', async () => {
    await administrator.goTo('/');
    await administrator.sees('Uw e-mailadres');
  });
  await administrator.page.setViewportSize({ width: 1280, height: 900 });
  await enter(administrator, shown[0] ?? '', { 'Uw naam': 'Rik Adams', 'Uw e-mailadres': 'rik@aanzet.example' });
  await administrator.heading('Organisaties').waitFor();
  expect((await administrator.page.context().cookies())[0]).toMatchObject({ secure: true, httpOnly: true });

  await answer(
    administrator,
    'Netwerk toevoegen',
    { 'Naam van het netwerk': 'Netwerk Kust', Provincie: 'West-Vlaanderen' },
    'Voeg toe',
  );
  await answer(
    administrator,
    'Organisatie toevoegen',
    { Netwerk: 'Netwerk Kust', Soort: 'School', Naam: 'Duinschool', Gemeente: 'Zeedorp' },
    'Voeg toe',
  );
  await administrator.heading('Duinschool').waitFor();
  await answer(
    administrator,
    'Toegangsbeheerder uitnodigen',
    { Naam: 'Mia Lenaerts', 'E-mailadres': 'mia@aanzet.example' },
    'Nodig uit',
  );
  const forManager = await shownCode(administrator);
  await administrator.page.getByRole('button', { name: 'Ik heb de code doorgegeven' }).click();
  expect(await administrator.page.content()).not.toContain(forManager);

  // The other process knows of it too.
  door.leadTo(two.address);
  const manager = await sitDown();
  await enter(manager, forManager);
  await manager.heading('Medewerkers').waitFor();
  await answer(
    manager,
    'Iemand uitnodigen',
    { Naam: 'Katrien Maes', 'E-mailadres': 'katrien@aanzet.example', Rol: 'School' },
    'Nodig uit',
  );
  const forSchool = await shownCode(manager);

  const school = await sitDown({ width: 390, height: 844 });
  await enter(school, forSchool.toLowerCase());
  await school.heading('Werklijst').waitFor();
  await school.page.getByRole('button', { name: /^Aangemeld als Katrien Maes/ }).waitFor();
  expect(await school.page.getByText('Demo').count()).toBe(0);

  // A code works once; who lost the session gets a new one from the access manager, who can end it at once.
  const thief = await sitDown();
  await thief.goTo('/');
  await thief.page.getByLabel('Code').fill(forSchool);
  await thief.page.getByRole('button', { name: 'Aanmelden' }).click();
  await thief.sees(/^Deze code werkt niet/);
  await manager.goTo('/beheer/organisatie');
  await manager.page.getByRole('button', { name: 'Stop de toegang van Katrien Maes' }).click();
  await manager.page.getByRole('button', { name: 'Ja, stop de toegang' }).click();
  await manager.sees('De toegang van Katrien Maes is gestopt.');
  await school.goTo('/');
  await school.heading('Aanmelden met een code').waitFor();
});

test(
  'an administrator who lost the way in gets a new code from who has the address of the database',
  { timeout: 120_000 },
  async () => {
    const command = new ServerProcess('src/start/administrator-code.ts', environment());
    expect(await command.ended(), command.said).toBe(0);
    expect(command.said).toContain('Code voor Rik Adams');
    const back = await sitDown();
    await enter(back, codeShape.exec(command.said)?.[0] ?? '');
    await back.heading('Organisaties').waitFor();
    await back.sees('Duinschool');
  },
);
