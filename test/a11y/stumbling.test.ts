import { expect, test } from 'vitest';
import { connectToChromium } from '../browser/support/chromium.ts';
import { openApplication } from '../browser/support/application.ts';
import { caseAt } from '../browser/support/prologue.ts';
import { screens } from './screens.ts';
import { visitScreens } from './visit-screens.ts';

/** The stages of a case in which one of these screens is looked at. */
const stages = ['awaitingClbSection', 'awaitingConsent', 'pathwayRunning'] as const;

/**
 * The normal screens are looked at by the stories in `test/browser/screens-*.test.ts`; this is what they cannot show:
 * each screen whose answer is broken, by night on a phone. All the rest: `npm run a11y`.
 */
test('a screen whose answer is broken stays sound', { timeout: 240_000 }, async () => {
  const [app, browser] = await Promise.all([openApplication(), connectToChromium()]);
  try {
    for (const stage of stages) await caseAt(app.engine, { stage });
    const dependent = screens.filter(({ asks, who }) => asks !== undefined && !who?.startsWith('link-'));
    const { states, findings } = await visitScreens({
      browser,
      address: app.address,
      screens: dependent,
      wants: ({ name }) => name === 'error',
      // A page asks three times before it says that it got no answer: there is more waiting in this than work.
      lanes: 5,
      looks: [{ width: 390, scheme: 'dark' }],
    });
    expect(findings).toEqual([]);
    expect(states).toBe(dependent.length);
  } finally {
    await browser.close();
    await app.close();
  }
});
