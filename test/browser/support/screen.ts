import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Person } from './person.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const widths = { 1280: 900, 390: 844 } as const;
const schemes = ['light', 'dark'] as const;

/** Where pictures go; without it none are made. */
const pictures = process.env['AANZET_SCREENSHOTS'];

/** Between two schemes colours flow into each other; what is judged is where they end. */
const colourSettles = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))).then(() =>
  Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)))
  .then(() => undefined)`;

/**
 * Looks at one screen as wide as a desk and as a phone, by day and by night: nothing that axe finds, nothing that sticks
 * out. `arrange` brings the screen up anew for each width.
 */
export async function expectSoundScreen(person: Person, name: string, arrange: () => Promise<void>): Promise<void> {
  const found: string[] = [];
  for (const [width, height] of Object.entries(widths)) {
    await person.page.setViewportSize({ width: Number(width), height });
    await person.page.emulateMedia({ colorScheme: 'light' });
    await arrange();
    for (const scheme of schemes) {
      await person.page.emulateMedia({ colorScheme: scheme });
      await person.page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
      await person.page.evaluate(colourSettles);
      const problems = await problemsOn(person);
      found.push(...problems.map((problem) => `${width} ${scheme}: ${problem}`));
      await takePicture(person, `${name}-${width}-${scheme}.png`);
    }
  }
  expect(found, name).toEqual([]);
}

interface Violation {
  id: string;
  nodes: readonly { html: string }[];
}

async function problemsOn(person: Person): Promise<string[]> {
  const [inner, outer] = await person.page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  const overflow = inner > outer ? [`the page is ${inner - outer} px wider than the window`] : [];
  const violations = await violationsOn(person);
  return [
    ...overflow,
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ];
}

/** The builder puts axe on the page, which costs more than its work; once it is there it is asked directly. */
async function violationsOn({ page }: Person): Promise<readonly Violation[]> {
  const options = { runOnly: rules, resultTypes: ['violations' as const] };
  if (await page.evaluate<boolean>('window.axe !== undefined')) {
    const ask = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
    return page.evaluate<readonly Violation[]>(ask);
  }
  return (await new AxeBuilder({ page }).options(options).setLegacyMode().analyze()).violations;
}

async function takePicture({ page }: Person, file: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, file), fullPage: true });
}
