import { describe, expect, test } from 'vitest';
import { loginSettings, readSettings } from '../../src/settings.ts';
import { loginReasons } from '../../src/start/refuse-login.ts';
import { refuseSettings } from '../../src/start/refuse-settings.ts';

const good = {
  AANZET_PUBLIC_URL: 'https://aanzet.example/',
  OIDC_ISSUER: 'https://login.example/op',
  OIDC_CLIENT_ID: 'aanzet',
  OIDC_CLIENT_SECRET: 'q8Wn2eRt5yUi7oPa',
};
const reasonsFor = (changes: Record<string, string>): string[] =>
  loginReasons(readSettings({ ...good, ...changes })).filter((reason) => reason !== undefined);

describe('a login by an identity provider', () => {
  test('is complete with issuer, client and secret', () => {
    expect(reasonsFor({})).toEqual([]);
    expect(loginSettings(readSettings(good))).toMatchObject({
      scope: 'openid',
      subjectClaim: 'sub',
      publicOrigin: 'https://aanzet.example',
      name: 'het account van uw organisatie',
    });
  });

  test('is not there where nothing is said of it', () => {
    expect(loginReasons(readSettings({})).filter(Boolean)).toEqual([]);
    expect(loginSettings(readSettings({}))).toBeUndefined();
  });

  test.each([
    ['no issuer', { OIDC_ISSUER: '' }, 'OIDC_ISSUER missing'],
    ['no client', { OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID missing'],
    ['no secret', { OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET missing'],
    ['a short secret', { OIDC_CLIENT_SECRET: 'kort' }, 'OIDC_CLIENT_SECRET has less than'],
    ['no public address', { AANZET_PUBLIC_URL: '' }, 'AANZET_PUBLIC_URL is missing'],
    ['an issuer in clear text', { OIDC_ISSUER: 'http://login.example' }, 'must be an https address'],
    ['a scope without openid', { OIDC_SCOPE: 'profile vo' }, 'must hold openid'],
    ['the scope of the national number', { OIDC_SCOPE: 'openid vo rrn' }, 'national number'],
    ['the national number as subject', { OIDC_SUBJECT_CLAIM: 'rrn' }, 'national number'],
    ['the national number as organisation', { OIDC_ORGANISATION_CLAIM: 'INSZ' }, 'national number'],
  ] as const)('does not start with %s', (_name, changes, reason) => {
    expect(reasonsFor(changes)).toEqual([expect.stringContaining(reason)]);
  });

  test('does not start with a part of it alone, whatever the mode, and shows no secret', () => {
    const runtime = { today: '2026-11-23', nodeOptions: [] };
    expect(() => refuseSettings(readSettings({ OIDC_SCOPE: 'openid' }), runtime)).toThrow('OIDC_SCOPE says nothing');
    const secret = { OIDC_CLIENT_SECRET: 'q8Wn2eRt5yUi7oPa' };
    expect(() => refuseSettings(readSettings(secret), runtime)).toThrow('OIDC_ISSUER and OIDC_CLIENT_ID missing');
    expect(() => refuseSettings(readSettings(secret), runtime)).not.toThrow(secret.OIDC_CLIENT_SECRET);
  });

  test('may be on this machine itself without https', () => {
    expect(reasonsFor({ OIDC_ISSUER: 'http://127.0.0.1:4000' })).toEqual([]);
  });

  test('reads levels by what the provider calls them', () => {
    const read = loginSettings(readSettings({ ...good, OIDC_ACR: 'urn:a:b=low  urn:c?x=1=high\n2=substantial ' }));
    expect([...(read?.levels ?? [])]).toEqual([
      ['urn:a:b', 'low'],
      ['urn:c?x=1', 'high'],
      ['2', 'substantial'],
    ]);
  });

  test.each(['urn:a', 'urn:a=middling', '=low'])('levels may not be written as “%s”', (OIDC_ACR) => {
    expect(() => readSettings({ OIDC_ACR })).toThrow('OIDC_ACR');
  });
});
