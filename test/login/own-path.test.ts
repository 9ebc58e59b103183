import { expect, test } from 'vitest';
import { ownPath } from '../../src/login/own-path.ts';

test.each(['/', '/berichten', '/zaken/1?tab=verloop', '/?q=a%20b&state=open', '/handleiding/code'])(
  'after signing in one goes back to “%s”',
  (path) => expect(ownPath(path)).toBe(path),
);

test.each([
  undefined,
  '',
  'berichten',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  '/%2e%2e//elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  '/\r\nSet-Cookie: a=b',
  '/ b',
  '/é',
  '/api/v1/session/oidc?to=/',
  '/x/../api/v1/sign-out',
  `/${'a'.repeat(500)}`,
])('nobody is sent to “%s”', (path) => expect(ownPath(path)).toBe('/'));
