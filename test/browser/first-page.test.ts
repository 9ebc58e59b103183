import { expect } from 'vitest';
import { caseAt } from './support/prologue.ts';
import type { Person } from './support/person.ts';
import { useStage } from './support/story.ts';

const story = useStage({
  before: async ({ engine }) => {
    for (let count = 0; count < 12; count += 1) await caseAt(engine, { stage: 'awaitingSchoolSection' });
  },
});

/** What is wanted on a phone; printed beside what was measured, because the clock on the wall is also others'. */
const wantedMs = 1_500;
/** 1.6 Mbit/s and 150 ms there and back: what Lighthouse calls mobile, and Chrome once called "Fast 3G". */
const slowLine = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** Chrome's own "Fast 4G". */
const usualLine = { offline: false, latency: 165, downloadThroughput: 1_012_500, uploadThroughput: 168_750 };
const slowProcessor = { rate: 4 };

/** When the first case stood on the page and the page was free to answer. */
const noteWhenReady = `new MutationObserver((_changes, watch) => {
  if (!document.querySelector('[data-index]')) return;
  watch.disconnect();
  setTimeout(() => { window.readyAt = performance.now(); });
}).observe(document, { childList: true, subtree: true });`;

interface Asked {
  path: string;
  /** Milliseconds since the page was opened. */
  from: number;
  until: number;
}

async function open(person: Person): Promise<{ ms: number; asked: Asked[] }> {
  await person.goTo('/');
  await person.page.locator('[data-index]').first().waitFor();
  const ms = await person.page.evaluate<number>(
    `new Promise((ready) => (function look() { window.readyAt ? ready(window.readyAt) : setTimeout(look, 20); })())`,
  );
  const asked = await person.page.evaluate<Asked[]>(
    `performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) =>
      ({ path: new URL(name).pathname, from: startTime, until: responseEnd }))`,
  );
  return { ms: Math.round(ms), asked };
}

story(
  'the worklist on a slow phone: one file of script, each question asked once, all of it small',
  async ({ person }) => {
    const anke = await person('Anke Willems', { viewport: { width: 390, height: 844 } });
    const { page } = anke;
    await page.addInitScript(noteWhenReady);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', slowLine);
    await line.send('Emulation.setCPUThrottlingRate', slowProcessor);
    const encodings = new Map<string, string | undefined>();
    page.on('response', (answer) =>
      encodings.set(new URL(answer.url()).pathname, answer.headers()['content-encoding']),
    );
    await line.send('Network.clearBrowserCache');
    const first = await open(anke);
    const again = await open(anke);
    await line.send('Network.emulateNetworkConditions', usualLine);
    await line.send('Network.clearBrowserCache');
    const firstOn4G = await open(anke);
    const againOn4G = await open(anke);
    const slow = { firstMs: first.ms, againMs: again.ms };
    const fast4G = { firstMs: firstOn4G.ms, againMs: againOn4G.ms };
    console.log(JSON.stringify({ wantedMs, slow, fast4G }));
    for (const once of ['/api/v1/cases', '/api/v1/me', '/api/v1/cases/counts', '/api/v1/procedures'])
      expect(
        first.asked.filter(({ path }) => path === once),
        once,
      ).toHaveLength(1);
    // What comes later, as the menus, waits until the first script is there.
    const scripts = first.asked.filter(({ path }) => /^\/assets\/.*\.js$/.test(path));
    const main = scripts.find(({ path }) => path.startsWith('/assets/first-'));
    expect(scripts.filter(({ from }) => from < (main?.until ?? 0)).map(({ path }) => path).length).toBe(3);
    for (const [path, encoding] of encodings)
      if (/^\/assets\/.*\.(?:js|css)$/.test(path)) expect(encoding, path).toBe('br');
    expect(encodings.get('/api/v1/cases')).toBe('gzip');
  },
);
