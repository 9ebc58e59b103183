import type { Settings } from '../settings.ts';

const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const more = ['OIDC_SCOPE', 'OIDC_ACR', 'OIDC_SUBJECT_CLAIM', 'OIDC_ORGANISATION_CLAIM', 'OIDC_NAME'] as const;
/** What no process may ask for or read: the national number, as ACM/IDM and others call it. */
const nationalNumber = /^(?:rrn|insz|niss|national_?number|rijksregisternummer)$/i;
const shortestSecret = 12;

/** Why the login by an identity provider cannot run as it is configured; names settings, never their values. */
export function loginReasons(settings: Settings): (string | undefined)[] {
  const given = together.filter((name) => settings[name] !== undefined);
  const missing = together.filter((name) => settings[name] === undefined);
  if (given.length === 0)
    return more
      .filter((name) => settings[name] !== undefined)
      .map((name) => `${name} says nothing without ${together.join(', ')}.`);
  const scopes = (settings.OIDC_SCOPE ?? 'openid').split(/\s+/);
  const claims = [settings.OIDC_SUBJECT_CLAIM ?? '', settings.OIDC_ORGANISATION_CLAIM ?? ''];
  const secret = settings.OIDC_CLIENT_SECRET;
  return [
    missing.length > 0
      ? `${missing.join(' and ')} missing: the login by OIDC needs ${together.join(', ')} together.`
      : undefined,
    settings.AANZET_PUBLIC_URL === undefined
      ? 'AANZET_PUBLIC_URL is missing: the provider of OIDC_ISSUER sends people back to it.'
      : undefined,
    settings.OIDC_ISSUER !== undefined && !isSafe(new URL(settings.OIDC_ISSUER))
      ? 'OIDC_ISSUER must be an https address, or one of this machine.'
      : undefined,
    secret !== undefined && secret.length < shortestSecret
      ? `OIDC_CLIENT_SECRET has less than ${shortestSecret} characters.`
      : undefined,
    scopes.includes('openid') ? undefined : 'OIDC_SCOPE must hold openid.',
    [...scopes, ...claims].some((name) => nationalNumber.test(name))
      ? 'OIDC_SCOPE and the claims may not name the national number: Aanzet never asks for it.'
      : undefined,
  ];
}

/** What does not leave this machine nobody can listen to. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
