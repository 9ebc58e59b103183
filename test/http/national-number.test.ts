import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { holdsNationalNumber } from '../../src/contract/national-number.ts';

/** Built from the rule itself: 97 minus the remainder, with a 2 in front from 2000 on. */
function numberOf(year: number, month: number, day: number, serial: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const body = two(year % 100) + two(month) + two(day) + String(serial).padStart(3, '0');
  return body + two(97 - (Number(year >= 2000 ? `2${body}` : body) % 97));
}
const written = (digits: string, gaps: readonly string[]): string =>
  [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 9), digits.slice(9)]
    .map((part, index) => part + (gaps[index] ?? ''))
    .join('');

const ways = [
  ['', '', '', ''],
  ['.', '.', '-', '.'],
  [' ', ' ', ' ', ' '],
  ['/', '/', ' ', '-'],
  ['-', '-', '-', '-'],
  ['', '', '-', '-'],
  ['.', '.', ' - ', '.'],
  ['\u00a0', '\u00a0', '\u2013', '\u00a0'],
  ['\u200b', '', '\u200b', ''],
];

describe('a national number', () => {
  test('is the published example of the register', () => {
    expect(holdsNationalNumber('85.07.30-033.28')).toBe(true);
  });

  prop.prop([
    fc.integer({ min: 1930, max: 2026 }),
    fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 20, 40)),
    fc.integer({ min: 0, max: 31 }),
    fc.integer({ min: 1, max: 998 }),
    fc.constantFrom(...ways),
    fc.constantFrom(['', ''], ['RR ', '.'], ['leerling (', ')'], ['nr:', ', 3de jaar'], ['2026 ', ' 14']),
  ])(
    'is found however it is written, also of a foreigner or from 2000 on',
    (year, [month, added], day, serial, gaps, around) => {
      const number = numberOf(year, month + added, day, serial);
      expect(holdsNationalNumber(around[0] + written(number, gaps) + around[1])).toBe(true);
    },
  );

  test('is found in full-width digits', () => {
    const wide = Array.from('85073003328', (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join(
      '',
    );
    expect(holdsNationalNumber(wide)).toBe(true);
  });

  prop.prop([fc.integer({ min: 0, max: 99_999_999_999 })])('fires on no other eleven digits', (value) => {
    const digits = String(value).padStart(11, '0');
    const [body, check] = [Number(digits.slice(0, 9)), Number(digits.slice(9))];
    const fits = [body, 2e9 + body].some((one) => 97 - (one % 97) === check);
    if (!fits) expect(holdsNationalNumber(`nr ${digits}.`)).toBe(false);
  });

  test.each([
    '0470 12 34 56',
    '+32 470 12 34 56',
    '+32470123456',
    '0032 470 12 34 56',
    '050/12.34.56',
    'BE68 5390 0754 7034',
    'BE68539007547034',
    '85.07.30-033.29',
    '85.07.30-033.2',
    '185.07.30-033.28',
    '85.07.30-033.281',
    '2026-11-23T10:30:00.000Z',
    '019ab0c0-0000-7000-8000-085073003328',
    '',
  ])('is not %j', (text) => {
    expect(holdsNationalNumber(text)).toBe(false);
  });

  test('is looked for in linear time', () => {
    const started = performance.now();
    holdsNationalNumber('12 34 56 789 '.repeat(20_000));
    holdsNationalNumber('1'.repeat(250_000));
    holdsNationalNumber(' '.repeat(250_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
