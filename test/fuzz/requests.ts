import { fc } from '@fast-check/vitest';
import { addressCanary, contentTypes, headerCanary, oddHeaders, texts } from './bank.ts';
import type { Described } from './description.ts';
import type { Change } from './draw-value.ts';

/** How the bytes of a body differ from the JSON that was drawn. */
export const wraps = [
  'asDrawn',
  'truncated',
  'keyTwice',
  'byteOrderMark',
  'notUtf8',
  'deepArray',
  'deepObject',
  'hugeNumber',
  'trailing',
  'spaces',
  'empty',
  'oversized',
] as const;
export type Wrap = (typeof wraps)[number];

/** How the first line differs from what the route asks. */
export const twists = [
  'none',
  'otherVerb',
  'lowerCaseVerb',
  'unknownVerb',
  'doubleSlash',
  'upperCase',
  'trailingSlash',
  'semicolon',
  'dotDot',
  'encodedDotDot',
  'encodedSlash',
  'nulByte',
  'longPath',
  'longQuery',
  'absolute',
  'rawUnicode',
  'page',
] as const;
export type Twist = (typeof twists)[number];

/** One request before it becomes bytes; numbers choose from what there is, so that a smaller one is a simpler one. */
export interface Input {
  route: number;
  asker: { fits: boolean; which: number };
  /** Per parameter in the path: which value, and whether it is a right one. */
  params: readonly { odd: 'right' | 'other' | 'text'; which: number }[];
  query: readonly { name: number; odd: 'fits' | 'text' | 'twice' | 'unknown'; which: number }[];
  body: number;
  changes: readonly Change[];
  wrap: Wrap;
  contentType: number;
  key: { odd: 'fresh' | 'used' | 'none' | 'text'; which: number };
  origin: 'own' | 'none' | 'null' | 'other' | 'alike';
  headers: readonly number[];
  twist: Twist;
}

const which = fc.nat(9_999);
const weighted = <One extends string>(first: One, weight: number, rest: readonly One[]): fc.Arbitrary<One> =>
  fc.oneof({ weight, arbitrary: fc.constant(first) }, { weight: 100 - weight, arbitrary: fc.constantFrom(...rest) });

/** What takes long by what it does, or shuts doors, is drawn less often than the rest. */
const rare = /\/pdf$|demo\/clock|sign-out|demo\/sign-in|\/end$|\/document$|demo\/personas/;

/** Requests over all routes: most almost right, so that they get behind the first check. */
export function inputs(routes: readonly Described[]): fc.Arbitrary<Input> {
  const route = fc.oneof(
    ...routes.map(({ path, body }, index) => ({
      weight: rare.test(path) ? 1 : body === undefined ? 8 : 14,
      arbitrary: fc.constant(index),
    })),
  );
  const change = fc.record({
    what: fc.constantFrom<Change['what'][]>('text', 'value', 'drop', 'add', 'wrap', 'long', 'deep'),
    at: fc.nat(60),
    which,
  });
  return fc.record({
    route,
    asker: fc.record({
      fits: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 3, arbitrary: fc.constant(false) }),
      which,
    }),
    params: fc.array(fc.record({ odd: weighted('right', 90, ['other', 'text'] as const), which }), {
      minLength: 4,
      maxLength: 4,
    }),
    query: fc.array(
      fc.record({ name: fc.nat(12), odd: weighted('fits', 60, ['text', 'twice', 'unknown'] as const), which }),
      { maxLength: 3 },
    ),
    body: fc.nat(1_000_000),
    changes: fc.array(change, { maxLength: 3 }),
    wrap: weighted('asDrawn', 94, wraps.slice(1)),
    contentType: fc.oneof(
      { weight: 95, arbitrary: fc.constant(0) },
      { weight: 5, arbitrary: fc.nat(contentTypes.length - 1) },
    ),
    key: fc.record({ odd: weighted('fresh', 75, ['used', 'none', 'text'] as const), which }),
    origin: weighted('own', 94, ['none', 'null', 'other', 'alike'] as const),
    headers: fc.oneof(
      { weight: 85, arbitrary: fc.constant([]) },
      { weight: 15, arbitrary: fc.array(fc.nat(oddHeaders.length - 1), { maxLength: 2 }) },
    ),
    twist: weighted('none', 96, twists.slice(1)),
  });
}

/** An odd text for a parameter; those of the address carry a canary now and then. */
export const oddText = (number: number): string =>
  number % 7 === 0 ? `${addressCanary} ${number}` : (texts[number % texts.length] ?? '');

/** Words of requests that no answer, log or queue may keep. */
export const sentCanaries: readonly string[] = [headerCanary, addressCanary];
