import { expect, test } from 'vitest';
import { birthdaysAfter } from '../../src/cases/facts.ts';

test('who was born on 29 February turns 12 or 18 on that day, or on 1 March where the year has none', () => {
  expect(birthdaysAfter('2026-11-23', '2016-02-29')).toEqual({ turns12On: '2028-02-29', turns18On: '2034-03-01' });
  expect(birthdaysAfter('2028-02-28', '2016-02-29').turns12On).toBe('2028-02-29');
  expect(birthdaysAfter('2028-02-29', '2016-02-29').turns12On).toBeNull();
});
