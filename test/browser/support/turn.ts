import { expect, vi } from 'vitest';
import type { Person } from './person.ts';

/** What the band of a case says about the step that is waited for. */
interface Turn {
  who: string;
  /** What the term is about, its last day, and how far away that is. */
  term: string;
  /** What "Waarom deze datum?" tells. */
  why: string;
}

/** Whose turn it is, until when, and why that date, as it can be read on the page. */
export async function readTurn({ band }: Person): Promise<Turn> {
  await band.waitFor();
  const title = await band.getByRole('heading', { level: 2 }).first().innerText();
  const whyButton = band.getByRole('button', { name: 'Waarom deze datum?' }).first();
  const line = whyButton.locator('..');
  const term = await line.locator('> span').innerText();
  if ((await whyButton.getAttribute('aria-expanded')) === 'false') await whyButton.click();
  const why = line.locator(`id=${await whyButton.getAttribute('aria-controls')}`);
  await why.getByText(/\S/).first().waitFor();
  return { who: firstLine(title).replace('Aan zet: ', ''), term: plain(term), why: plain(await why.innerText()) };
}

export async function expectTurn(person: Person, turn: Turn): Promise<void> {
  await vi.waitFor(async () => expect(await readTurn(person)).toEqual(turn), { timeout: 15_000, interval: 200 });
}

const firstLine = (text: string): string => text.split('\n')[0]?.trim() ?? '';
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
