import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { quickStart, schoolSection } from '../browser/support/what-they-write.ts';
import { useStage } from '../browser/support/story.ts';
import { findCanaries, stem } from './words.ts';

const story = useStage();

/** Everything that a browser keeps for a site, as one text. */
const readKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches_ = 'caches' in window ? await caches.keys() : [];
    return JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases,
      caches: caches_,
      history: history.state as unknown,
      title: document.title,
      cookies: document.cookie,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    });
  });

story('what is typed about a pupil stays in no place of the browser that outlives the page', async ({ person }) => {
  const katrien = await person('Katrien Maes');
  const { page } = katrien;
  /** Every address that the page stood at, and every one that it sent to somebody. */
  const addresses: string[] = [];
  const titles: string[] = [];
  page.on('framenavigated', async (frame) => {
    addresses.push(frame.url());
    titles.push(await page.title().catch(() => ''));
  });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));

  const address = await katrien.register({
    CLB: 'CLB De Brug, Leiedorp',
    ...quickStart,
    'Voornaam, of naam van de klas of groep': `${stem}1`,
    'Wat is er aan de hand, in één zin?': `${stem}2 komt niet meer.`,
    'Pedagogische begeleidingsdienst (PBD)': ['PBD Leievallei, Leiedorp'],
  });
  await katrien.write('Deel van de school', { ...schoolSection, 'Wat is de aanleiding?': `${stem}3 blijft thuis.` });
  await katrien.begin('Nota toevoegen');
  await katrien.fill({ Nota: `${stem}4 belde.` });
  await katrien.goTo('/');
  await page.getByLabel('Zoek een dossier').first().fill(`${stem}1`);
  await katrien.sees(`${stem}1`);
  await page.waitForTimeout(1_500);
  addresses.push(page.url());
  await katrien.goTo(address);
  await katrien.sees(`${stem}1`);

  const kept = await readKept(page);
  const cookies = JSON.stringify(await page.context().cookies());
  expect({ kept: findCanaries(kept), cookies: findCanaries(cookies) }).toEqual({ kept: [], cookies: [] });
  expect(JSON.parse(kept)).toMatchObject({ databases: [], caches: [], workers: 0 });
  expect(findCanaries(titles.join('\n'))).toEqual([]);
  // What is searched for stands in the address of the list, which is how a list is sent to a colleague, and goes to the
  // server, where no log keeps it. Nothing else that is typed stands in an address.
  const isSearch = (url: string): boolean => new URL(url).searchParams.has('q');
  expect(addresses.filter((url) => findCanaries(url).length > 0 && !isSearch(url))).toEqual([]);
  const others = sent.filter((url) => findCanaries(url).length > 0 && !isSearch(url));
  expect(others).toEqual([]);
  expect(sent.every((url) => new URL(url).origin === new URL(page.url()).origin || url.startsWith('data:'))).toBe(true);

  // The look itself sees a word that somebody leaves there.
  await page.evaluate((word) => sessionStorage.setItem('planted', word), stem);
  expect(findCanaries(await readKept(page))).not.toEqual([]);
});
