import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chooseScheme, lookAt, scrollsSideways, type Fault } from './look.ts';
import type { Screen, State } from './screen.ts';
import { Visitors } from './visitor.ts';
import { walkByTab } from './walk-by-tab.ts';

/** A window and a lamp. */
export interface Look {
  width: 1280 | 390;
  scheme: 'light' | 'dark';
}

export const everyLook: readonly Look[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];

export interface Finding extends Fault, Look {
  screen: string;
  state: string;
}

interface Tour {
  browser: Browser;
  address: string;
  screens: readonly Screen[];
  looks?: readonly Look[];
  /** Which states are visited; all of them unless told. */
  wants?: (state: State) => boolean;
  /** How many windows at the same time. */
  lanes?: number;
  /** Called for each state that was visited. */
  say?: (line: string, found: readonly Finding[]) => void;
  /** Where pictures go; none are made without it. */
  pictures?: string;
}

const heights = { 1280: 900, 390: 844 } as const;

interface Stop {
  screen: Screen;
  state: State;
  width: Look['width'];
}

/** Visits every screen in every state and says what is wrong there. A state that cannot be shown is wrong, too. */
export async function visitScreens(tour: Tour): Promise<{ states: number; findings: Finding[] }> {
  const { screens, looks = everyLook, wants = () => true, lanes = 3, say = () => {} } = tour;
  const widths = [...new Set(looks.map(({ width }) => width))];
  const states = screens.flatMap((screen) => screen.states.filter(wants).map((state) => ({ screen, state })));
  const stops = states.flatMap(({ screen, state }) =>
    widths.filter((width) => (state.only ?? width) === width).map((width): Stop => ({ screen, state, width })),
  );
  const findings: Finding[] = [];
  const lane = async (): Promise<void> => {
    for (let stop = stops.shift(); stop !== undefined; stop = stops.shift()) {
      const found = await visit(tour, looks, stop);
      findings.push(...found);
      say(`${stop.screen.name} · ${stop.state.name} · ${stop.width} px`, found);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { states: states.length, findings };
}

async function visit(tour: Tour, looks: readonly Look[], { screen, state, width }: Stop): Promise<Finding[]> {
  const findings: Finding[] = [];
  const note = (scheme: Look['scheme'], faults: readonly Fault[]): void =>
    void findings.push(...faults.map((fault) => ({ screen: screen.name, state: state.name, width, scheme, ...fault })));
  const visitors = new Visitors(tour.browser, tour.address);
  const [context, person] = await visitors.open(screen.who, { width, height: heights[width] });
  const schemes = looks.filter((look) => look.width === width).map(({ scheme }) => scheme);
  try {
    const address = await visitors.find(screen.place, screen.who);
    await person.page.emulateMedia({ colorScheme: schemes[0] ?? 'light' });
    const go = () => person.goTo(address);
    const open = async () => {
      await go();
      await person.sees(screen.shows);
    };
    await state.arrange({ person, go, open });
    for (const scheme of schemes) {
      await chooseScheme(person.page, scheme);
      note(scheme, await lookAt(person.page));
      await takePicture(tour, person.page, `${screen.name}-${state.name}-${width}-${scheme}`);
    }
    const last = schemes.at(-1) ?? 'light';
    if (width === 390) note(last, await atFourTimesTheSize(person.page));
    if (walkable(state)) note(last, await walkByTab(person.page));
  } catch (error) {
    const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    note(schemes[0] ?? 'light', [{ rule: 'cannot-be-shown', selector: '', text }]);
    await takePicture(tour, person.page, `${screen.name}-${state.name}-${width}-not-shown`);
  } finally {
    await context.close();
  }
  return findings;
}

/** Where the content is missing, the controls are those of the house, which every other state walks through. */
const walkable = ({ name }: State): boolean => name !== 'loading' && name !== 'offline';

/** 1280 by 1024 at 400 % is 320 by 256: what fits there needs no scrolling two ways. */
async function atFourTimesTheSize(page: Page): Promise<Fault[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 256 });
  const faults = await scrollsSideways(page);
  if (before !== null) await page.setViewportSize(before);
  return faults.map((fault) => ({ ...fault, text: `at 320 px: ${fault.text}` }));
}

async function takePicture({ pictures }: Tour, page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`;
  await page.screenshot({ path: path.join(pictures, file), timeout: 10_000 }).catch(() => {});
}
