import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openApplication, type Application } from './application.ts';
import { connectToChromium } from './chromium.ts';
import { patience, Person } from './person.ts';

/** What a story is told with: the application, and people who sit down at it. */
export interface Stage {
  app: Application;
  /** Somebody at a machine of their own; signed in when a name is given. */
  person: (name?: string, options?: BrowserContextOptions) => Promise<Person>;
}

/** Longer than a story takes, also on a machine that does other things. */
const storyTimeout = 240_000;

/** Sessions of those who signed in before in this file: who sits down again need not choose again. */
type Sessions = Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>;

interface Setting {
  /** What there is before the first story. */
  before?: (app: Application) => Promise<void>;
  /** Stories that leave the clock alone may be told at the same time: each has cases of its own. */
  together?: boolean;
}

/** An application of this file alone. `story` plays with it; whatever was opened closes with the file. */
export function useStage({ before, together = false }: Setting = {}): (
  name: string,
  tell: (stage: Stage) => Promise<void>,
) => void {
  let app: Application | undefined;
  let browser: Browser | undefined;
  const sessions: Sessions = new Map();
  beforeAll(async () => {
    [app, browser] = await Promise.all([openApplication(), connectToChromium()]);
    await before?.(app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  return (name, tell) => {
    // A story brings its own title and expectations.
    // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title
    test(name, { timeout: storyTimeout, concurrent: together }, async () => {
      if (app === undefined || browser === undefined) throw new Error('The stage is not set');
      const people: Person[] = [];
      try {
        const room = { app, browser, people, sessions };
        await tell({ app, person: (who, options) => sitDown(room, who, options) });
      } catch (error) {
        throw await withPictures(error, name, people);
      } finally {
        await Promise.all(people.map((person) => person.leave()));
      }
    });
  };
}

interface Room {
  app: Application;
  browser: Browser;
  people: Person[];
  sessions: Sessions;
}

async function sitDown(
  { app, browser, people, sessions }: Room,
  name = '',
  options: BrowserContextOptions = {},
): Promise<Person> {
  const session = sessions.get(name);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
    ...(session === undefined ? {} : { storageState: session }),
    ...options,
  });
  context.setDefaultTimeout(patience);
  const person = new Person(context, await context.newPage(), app.address);
  people.push(person);
  if (session !== undefined) await person.goTo('/');
  else if (name !== '') {
    await person.signIn(name);
    sessions.set(name, await context.storageState());
  }
  return person;
}

/** The error, with what everybody saw at that moment. */
async function withPictures(error: unknown, story: string, people: readonly Person[]): Promise<Error> {
  const folder = process.env['AANZET_SCREENSHOTS'] ?? path.join(os.tmpdir(), 'aanzet-browser-failures');
  mkdirSync(folder, { recursive: true });
  const lines: string[] = [];
  for (const [index, person] of people.entries()) {
    const file = path.join(folder, `${story.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80)}-${index + 1}.png`);
    const taken = await person.page.screenshot({ path: file, fullPage: true, timeout: 10_000 }).then(
      () => file,
      () => 'no picture',
    );
    lines.push(`${person.page.url()}: ${taken}`);
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  failure.message += `\n\nWhat was on the screens:\n${lines.join('\n')}`;
  return failure;
}
