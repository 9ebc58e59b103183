import { expect, test } from 'vitest';
import { isAboutContent } from '../../src/engine/about-content.ts';

test.each(['23503', '23505', '22P02', '40P01', '40001', 'AZ001', 'P0001'])('%s is about what was written', (code) => {
  expect(isAboutContent(Object.assign(new Error(), { code }))).toBe(true);
});

test.each(['08006', '53100', '57P01', '58030', 'EPIPE', 'ECONNRESET', undefined])(
  '%s is everybody’s trouble',
  (code) => {
    expect(isAboutContent(Object.assign(new Error(), { code }))).toBe(false);
  },
);
