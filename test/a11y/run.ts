/**
 * `npm run a11y [-- --only TEXT] [--pictures FOLDER]`: every screen in every state, light and dark, on a desk and on a
 * phone, in Chromium with axe. Progress on stderr; on stdout what is wrong, a line each, and one JSON object as the last
 * line. Exits with 1 when anything is wrong.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { requireBinary } from '../support/binaries.ts';
import { openRunFolder } from '../support/run-folder.ts';
import { openDemonstration } from './demonstration.ts';
import { screens } from './screens.ts';
import { visitScreens, type Finding } from './visit-screens.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, pictures: { type: 'string' } } });
const chosen = screens.filter(({ name }) => values.only === undefined || name.includes(values.only));
if (chosen.length === 0) throw new Error(`There is no screen “${values.only}”`);

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const lineOf = ({ screen, state, scheme, width, rule, selector, text }: Finding): string =>
  `${screen} · ${state} · ${scheme} · ${width} px: ${rule}  ${selector}  ${text}`;

const run = openRunFolder();
try {
  say('The web part is built and the demonstration is made …');
  const demonstration = await openDemonstration(run.folder);
  const browser = await chromium.launch({ executablePath: requireBinary('chromium'), args: ['--no-sandbox'] });
  try {
    const { address } = demonstration;
    const { pictures } = values;
    const { states, findings } = await visitScreens({
      browser,
      address,
      screens: chosen,
      say: (line, found) => say([line, ...found.map((one) => `  ✗ ${lineOf(one)}`)].join('\n')),
      ...(pictures === undefined ? {} : { pictures }),
    });
    for (const finding of findings) print(lineOf(finding));
    print(JSON.stringify({ screens: chosen.length, states, violations: findings.length }));
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await demonstration.close();
  }
} finally {
  await run.close();
}
