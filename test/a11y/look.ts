import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Something on a screen that keeps somebody out. */
export interface Fault {
  /** The rule of axe, or one of our own: `page-scrolls-sideways`, `one-h1`, `page-title`. */
  rule: string;
  /** Where on the page, as a CSS selector; empty for the page as a whole. */
  selector: string;
  /** What it looks like there, shortened. */
  text: string;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Between two schemes colours flow into each other; what is judged is where they end. What is folded away flows only
 * once it is unfolded, so nobody waits for it.
 */
const colourSettles = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))).then(() =>
  Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition && one.effect.target.checkVisibility())
    .map((one) => one.finished)))
  .then(() => undefined)`;

/**
 * Turns the lamp on or off, and waits until the colours are there. A page that Chromium does not paint at that moment
 * hears nothing of it, and on a busy machine that happens: it is brought forward and told again.
 */
export async function chooseScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const chosen = page.locator(`html[data-mantine-color-scheme=${scheme}]`);
  await page.emulateMedia({ colorScheme: scheme });
  const heard = await chosen.waitFor({ state: 'attached', timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  if (!heard) {
    await page.bringToFront();
    await page.emulateMedia({ colorScheme: scheme === 'dark' ? 'light' : 'dark' });
    await page.emulateMedia({ colorScheme: scheme });
    await chosen.waitFor({ state: 'attached' });
  }
  await page.evaluate(colourSettles);
}

/**
 * Everything that is wrong with the page as it stands now, in this window and this scheme. What fades in on a busy machine
 * may begin after everything seemed to stand still: contrast is judged again where it ended.
 */
export async function lookAt(page: Page): Promise<Fault[]> {
  const found = await axeFinds(page);
  if (found.every(({ rule }) => rule !== 'color-contrast')) return [...(await glanceAt(page)), ...found];
  await page.waitForTimeout(1_000);
  await page.evaluate(colourSettles);
  return [...(await glanceAt(page)), ...(await axeFinds(page))];
}

/** What costs next to nothing to see: whether it fits, and what it is called. */
export async function glanceAt(page: Page): Promise<Fault[]> {
  return [...(await scrollsSideways(page)), ...(await headIsSound(page))];
}

/** Nothing sticks out of the window: a reader never has to scroll two ways. */
export async function scrollsSideways(page: Page): Promise<Fault[]> {
  const [inner, outer, culprit] = await page.evaluate<[number, number, string]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [scrollWidth, clientWidth, ''];
    const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [scrollWidth, clientWidth, out.at(-1)?.outerHTML ?? ''];
  })()`);
  if (inner <= outer) return [];
  return [
    { rule: 'page-scrolls-sideways', selector: '', text: `${inner - outer} px too wide: ${culprit.slice(0, 160)}` },
  ];
}

/** While it is not known who reads, the page says that it is coming or that it did not; the tab has the product's name. */
const nobodyYet = ['Wordt geladen…', 'Dit ging niet'];

/** One title on the page, and the page named in the tab. */
async function headIsSound(page: Page): Promise<Fault[]> {
  const heads = await page.evaluate<string[]>(
    `[...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).map((one) => one.innerText)`,
  );
  const title = await page.title();
  const named = /^\S.* · \S/.test(title) || nobodyYet.includes(heads[0] ?? '');
  return [
    ...(heads.length === 1 ? [] : [{ rule: 'one-h1', selector: 'h1', text: `${heads.length}: ${heads.join(' | ')}` }]),
    ...(named ? [] : [{ rule: 'page-title', selector: 'title', text: title }]),
  ];
}

interface Violation {
  id: string;
  nodes: readonly { target: readonly unknown[]; html: string }[];
}

/** The builder puts axe on the page, which costs more than its work; once it is there it is asked directly. */
async function axeFinds(page: Page): Promise<Fault[]> {
  const options = { runOnly: rules, resultTypes: ['violations' as const] };
  const ask = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  const violations: readonly Violation[] = (await page.evaluate<boolean>('window.axe !== undefined'))
    ? await page.evaluate<readonly Violation[]>(ask)
    : (await new AxeBuilder({ page }).options(options).setLegacyMode().analyze()).violations;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({ rule: id, selector: target.join(' '), text: html.slice(0, 160) })),
  );
}
