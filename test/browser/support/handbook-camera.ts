import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { lighter } from '../../support/png.ts';
import type { Person } from './person.ts';

/** Where the pictures of the handbook go; without it none are made, and only what they would show is looked for. */
const folder = process.env['HANDLEIDING_PICTURES'];
/** Around what matters, in pixels. */
const margin = 12;
const tallest = 900;

const taken = new Set<string>();

/** Every picture that the stories of this file came past. */
export const picturesTaken = (): readonly string[] => [...taken].sort();

/**
 * Takes one picture of the handbook: the smallest part of the page that holds all of `parts`, by day, as wide as a
 * desk. Waits until each of them is there, also where no picture is asked for.
 */
export async function takeForHandbook(page: Page, name: string, ...parts: readonly Locator[]): Promise<void> {
  for (const part of parts) await part.waitFor();
  taken.add(`${name}.png`);
  if (folder === undefined) return;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(
    'document.activeElement?.blur(); window.scrollTo(0, 0); document.fonts.ready.then(() => undefined)',
  );
  // All of it in one window: the line that says what is saved would otherwise lie over what is below.
  await page.setViewportSize({ width: 1280, height: 8000 });
  await page.waitForTimeout(400);
  const clip = await around(parts);
  const picture = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  await page.setViewportSize({ width: 1280, height: 900 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.png`), lighter(picture));
}

/** A panel beside the page, from its title down to its button. */
export async function takePanel({ page, drawer }: Person, name: string, button: string | RegExp): Promise<void> {
  const title = drawer.getByRole('heading').first();
  const send = drawer.getByRole('button', { name: button, exact: typeof button === 'string' });
  await takeForHandbook(page, name, title, drawer.getByRole('button', { name: 'Sluiten' }), send);
}

async function around(parts: readonly Locator[]) {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const left = Math.max(0, Math.min(...found.map(({ x }) => x)) - margin);
  const top = Math.max(0, Math.min(...found.map(({ y }) => y)) - margin);
  const right = Math.min(1280, Math.max(...found.map(({ x, width }) => x + width)) + margin);
  const bottom = Math.max(...found.map(({ y, height }) => y + height)) + margin;
  return { x: left, y: top, width: right - left, height: Math.min(bottom - top, tallest) };
}
