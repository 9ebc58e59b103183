import { expect, test } from 'vitest';
import { sensitiveKinds } from '../../src/contract/sensitive-words.ts';

test.each([
  ['Hij neemt medicatie voor zijn ADHD.', ['health']],
  ['De politie kwam langs.', ['court']],
  ['Het gezin is van Turkse afkomst.', ['origin']],
  ['De jeugdrechter en de psychiater volgen mee.', ['health', 'court']],
])('a hint for: %s', (text, kinds) => {
  expect(sensitiveKinds(text)).toEqual(kinds);
});

test.each([
  'Komt niet meer naar de les.',
  'De roman die ze leest, helpt.',
  'Fietst met vrienden naar school.',
  'Werkt graag met de handen, vooral hout.',
  'Additionele ondersteuning in de klas.',
])('no hint for: %s', (text) => {
  expect(sensitiveKinds(text)).toEqual([]);
});
