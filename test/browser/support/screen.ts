import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { chooseScheme, glanceAt, lookAt } from '../../a11y/look.ts';
import type { Person } from './person.ts';

const looks = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const;

/** Where pictures go; without it none are made. */
const pictures = process.env['AANZET_SCREENSHOTS'];

/**
 * Looks at one screen as wide as a desk by day, and then, made narrow as on a phone, by night: nothing that sticks out,
 * and in one of the two, by turns, nothing that axe finds. `npm run a11y` looks at every screen with axe in all four ways,
 * brought up anew for each.
 */
export async function expectSoundScreen(person: Person, name: string, arrange: () => Promise<void>): Promise<void> {
  const found: string[] = [];
  const [first] = looks;
  await person.page.setViewportSize(first);
  await person.page.emulateMedia({ colorScheme: first.scheme });
  await arrange();
  for (const [index, { width, height, scheme }] of looks.entries()) {
    await person.page.setViewportSize({ width, height });
    await chooseScheme(person.page, scheme);
    const faults = await (turnOf(name) === index ? lookAt : glanceAt)(person.page);
    found.push(...faults.map(({ rule, selector, text }) => `${width} ${scheme}: ${rule} ${selector} ${text}`));
    await takePicture(person, `${name}-${width}-${scheme}.png`);
  }
  expect(found, name).toEqual([]);
}

/** Which of the two looks is the thorough one: each screen has its own, always the same. */
const turnOf = (name: string): number => Buffer.from(name).reduce((sum, byte) => sum + byte, 0) % looks.length;

async function takePicture({ page }: Person, file: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, file), fullPage: true });
}
