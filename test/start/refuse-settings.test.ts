import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { CannotStart } from '../../src/start/cannot-start.ts';
import { testMasterKeys } from '../support/test-vault.ts';
import { productionReasons, refuseSettings } from '../../src/start/refuse-settings.ts';

const runtime = { today: '2026-11-23', nodeOptions: [] };
const good = {
  DATABASE_URL: 'postgres://aanzet:k3Jf0slQ2mVx9aPz@db/aanzet',
  REDIS_URL: 'redis://:q8Wn2eRt5yUi7oPa@redis:6379',
  AANZET_PUBLIC_URL: 'https://aanzet.example',
  AANZET_CONTROLLER: 'Netwerk Leievallei vzw',
  AANZET_DPIA_DATE: '2026-09-01',
  AANZET_RETENTION_YEARS: '10',
  AANZET_MASTER_KEYS: testMasterKeys,
};
const reasonsFor = (changes: Record<string, string>, more: Partial<typeof runtime> = {}): string[] =>
  productionReasons(readSettings({ ...good, ...changes }), { ...runtime, ...more }).filter(
    (reason) => reason !== undefined,
  );

describe('a server with real data', () => {
  test('has no reason against it when everything is recorded', () => expect(reasonsFor({})).toEqual([]));

  test.each([
    ['no controller', { AANZET_CONTROLLER: '' }, 'AANZET_CONTROLLER is missing'],
    ['no date of the DPIA', { AANZET_DPIA_DATE: '' }, 'AANZET_DPIA_DATE is missing'],
    ['a DPIA of tomorrow', { AANZET_DPIA_DATE: '2026-11-24' }, 'AANZET_DPIA_DATE lies in the future'],
    ['no master key', { AANZET_MASTER_KEYS: '' }, 'AANZET_MASTER_KEYS is missing'],
    ['no retention period', { AANZET_RETENTION_YEARS: '' }, 'AANZET_RETENTION_YEARS is missing'],
    ['no public address', { AANZET_PUBLIC_URL: '' }, 'AANZET_PUBLIC_URL must be the https address'],
    ['a public address in clear text', { AANZET_PUBLIC_URL: 'http://aanzet.example' }, 'must be the https address'],
    ['a database without password', { DATABASE_URL: 'postgres://aanzet@db/aanzet' }, 'DATABASE_URL has no password'],
    ['a short password', { DATABASE_URL: 'postgres://aanzet:k3Jf0slQ@db/aanzet' }, 'less than 12 characters'],
    ['the password of an example', { DATABASE_URL: 'postgres://aanzet:changeme-2026@db/a' }, 'everybody knows'],
    [
      'the name as password',
      { DATABASE_URL: 'postgres://leievalleinetwerk:leievalleinetwerk@db/a' },
      'everybody knows',
    ],
    ['a Redis without password', { REDIS_URL: 'redis://redis:6379' }, 'REDIS_URL has no password'],
    ['no Redis', { REDIS_URL: '' }, 'REDIS_URL is missing'],
  ] as const)('does not start with %s', (_name, changes, reason) => {
    expect(reasonsFor(changes)).toEqual([expect.stringContaining(reason)]);
  });

  test('does not start with an open debugger', () => {
    expect(reasonsFor({}, { nodeOptions: ['--inspect=0.0.0.0'] as never })).toEqual([
      expect.stringContaining('debugger'),
    ]);
  });

  test('names all reasons at once and no secret', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://aanzet:geheim123@db/aanzet' });
    const refused = () => refuseSettings(settings, runtime);
    expect(refused).toThrow(CannotStart);
    expect(refused).toThrow(/AANZET_CONTROLLER[^]*AANZET_DPIA_DATE[^]*AANZET_RETENTION_YEARS[^]*DATABASE_URL/);
    expect(refused).not.toThrow('geheim123');
  });

  test('runs without the demonstration', () => {
    expect(() => refuseSettings(readSettings(good), runtime)).not.toThrow();
  });
});

test('on PostgreSQL the demonstration must be asked for, and then needs nothing more', () => {
  const url = { DATABASE_URL: 'postgres://aanzet@127.0.0.1/demo' };
  expect(() => refuseSettings(readSettings({ ...url, AANZET_DEMO: 'true' }), runtime)).not.toThrow();
  expect(() => refuseSettings(readSettings(url), runtime)).toThrow('AANZET_CONTROLLER');
});

describe('the embedded mode', () => {
  test('is one process with both roles', () => {
    expect(() => refuseSettings(readSettings({}), runtime)).not.toThrow();
    expect(() => refuseSettings(readSettings({ AANZET_ROLES: 'worker,http' }), runtime)).not.toThrow();
    expect(() => refuseSettings(readSettings({ AANZET_ROLES: 'http' }), runtime)).toThrow(
      'one process does everything',
    );
  });

  test('is a demonstration', () => {
    expect(() => refuseSettings(readSettings({ AANZET_DEMO: 'false' }), runtime)).toThrow('a demonstration only');
  });
});

test.each(['', 'http', 'worker', 'http, worker', 'worker,worker'])('roles may be “%s”', (AANZET_ROLES) => {
  expect(readSettings({ AANZET_ROLES }).AANZET_ROLES.length).toBeGreaterThan(0);
});

test.each(['web', 'http,', 'http;worker'])('roles may not be “%s”, and the setting is named', (AANZET_ROLES) => {
  expect(() => readSettings({ AANZET_ROLES })).toThrow('AANZET_ROLES');
});
