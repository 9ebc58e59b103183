import type { Page } from 'playwright-core';
import type { Fault } from './look.ts';

/** Further than this a list only repeats itself. */
const furthest = 45;

interface Stop {
  /** Where the focus is, as a short name. */
  selector: string;
  html: string;
  /** Somebody who looks can see which control it is. */
  ringed: boolean;
  /** At least a part of the control lies open: nothing stands before it. */
  open: boolean;
  seenBefore: boolean;
}

/** Who shows the focus of a control that itself is drawn by its label. */
const whereIsFocus = `(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const seenBefore = e.dataset.walked === 'true';
  e.dataset.walked = 'true';
  const drawn = [e, e.nextElementSibling, e.parentElement, e.closest('label')].filter(Boolean);
  const ringed = drawn.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const area = (one) => { const { width, height } = one.getBoundingClientRect(); return width * height; };
  const shown = area(e) >= 100 ? e : (drawn.find((one) => area(one) >= 100) ?? e);
  const boxes = [...shown.getClientRects()];
  const open = boxes.some(({ left, top, width, height }) => [0.1, 0.5, 0.9].some((x) => [0.15, 0.5, 0.85].some((y) => {
    const hit = document.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest('label')?.contains(shown));
  })));
  const selector = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.getAttribute('role') ? '[role=' + e.getAttribute('role') + ']' : '');
  return { selector, html: e.outerHTML.slice(0, 160), ringed, open, seenBefore };
})()`;

/** Goes through the page with the Tab key: every control that has the focus shows it, and nothing stands before it. */
export async function walkByTab(page: Page): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let steps = 0; steps < furthest; steps += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | null>(whereIsFocus);
    if (stop === null) continue;
    if (stop.seenBefore) break;
    const { selector, html: text } = stop;
    if (!stop.ringed) faults.push({ rule: 'focus-not-visible', selector, text });
    if (!stop.open && !(await opensSoon(page))) faults.push({ rule: 'focus-obscured', selector, text });
  }
  return faults;
}

/** A page that is still on its way to what has the focus gets a moment to arrive. */
async function opensSoon(page: Page): Promise<boolean> {
  await page.waitForTimeout(400);
  const stop = await page.evaluate<Stop | null>(whereIsFocus);
  return stop?.open === true;
}
