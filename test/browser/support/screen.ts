import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { chooseScheme, lookAt } from '../../a11y/look.ts';
import type { Person } from './person.ts';

const looks = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const;

/** Where pictures go; without it none are made. */
const pictures = process.env['AANZET_SCREENSHOTS'];

/**
 * Looks at one screen as wide as a desk by day and as a phone by night: nothing that axe finds, nothing that sticks out.
 * `npm run a11y` looks at every screen in all four ways. `arrange` brings the screen up anew for each.
 */
export async function expectSoundScreen(person: Person, name: string, arrange: () => Promise<void>): Promise<void> {
  const found: string[] = [];
  for (const { width, height, scheme } of looks) {
    await person.page.setViewportSize({ width, height });
    await person.page.emulateMedia({ colorScheme: 'light' });
    await arrange();
    await chooseScheme(person.page, scheme);
    const faults = await lookAt(person.page);
    found.push(...faults.map(({ rule, selector, text }) => `${width} ${scheme}: ${rule} ${selector} ${text}`));
    await takePicture(person, `${name}-${width}-${scheme}.png`);
  }
  expect(found, name).toEqual([]);
}

async function takePicture({ page }: Person, file: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, file), fullPage: true });
}
