import { isDemo, modeOf, type Settings } from '../settings.ts';
import { refuseFor } from './cannot-start.ts';
import { loginReasons } from './refuse-login.ts';

/** What the check looks at besides the settings. */
export interface Runtime {
  /** `YYYY-MM-DD`. */
  today: string;
  /** How Node was started: `process.execArgv`, and `NODE_OPTIONS` in it. */
  nodeOptions: readonly string[];
}

const shortestSecret = 12;
/** What examples and manuals write down; also refused with digits behind it, such as `password1234`. */
const wellKnown =
  /^(?:postgres|aanzet|admin|root|redis|password|passwort|wachtwoord|secret|geheim|changeme|change-me|example|voorbeeld|test|qwerty|welkom)[\d!._-]*$/i;

/**
 * Refuses settings with which the application may not run.
 * @throws CannotStart with every reason at once.
 */
export function refuseSettings(settings: Settings, runtime: Runtime): void {
  const [mode, demo] = [modeOf(settings), isDemo(settings)];
  const login = loginReasons(settings);
  if (mode === 'embedded')
    refuseFor([settings.AANZET_ROLES.length < 2 ? oneProcess : undefined, demo ? undefined : demoOnly, ...login]);
  else refuseFor([...(demo ? [] : productionReasons(settings, runtime)), ...login]);
}

const oneProcess =
  'AANZET_ROLES: without DATABASE_URL one process does everything. Leave AANZET_ROLES out, or set DATABASE_URL.';
const demoOnly =
  'AANZET_DEMO: without DATABASE_URL this runs as a demonstration only. The embedded database does not survive a power cut; real data need PostgreSQL.';

/** What must hold where people's real data are. */
export function productionReasons(settings: Settings, { today, nodeOptions }: Runtime): (string | undefined)[] {
  const { AANZET_DPIA_DATE: dpia, AANZET_PUBLIC_URL: publicUrl } = settings;
  return [
    settings.AANZET_CONTROLLER === undefined
      ? 'AANZET_CONTROLLER is missing: the name of the controller (verwerkingsverantwoordelijke).'
      : undefined,
    dpia === undefined
      ? 'AANZET_DPIA_DATE is missing: the day on which the data protection impact assessment was approved.'
      : undefined,
    dpia !== undefined && dpia > today ? 'AANZET_DPIA_DATE lies in the future: nothing was approved yet.' : undefined,
    settings.AANZET_RETENTION_YEARS === undefined
      ? 'AANZET_RETENTION_YEARS is missing: how long a closed case is kept.'
      : undefined,
    settings.AANZET_MASTER_KEYS === undefined
      ? 'AANZET_MASTER_KEYS is missing: what is in the cases is sealed with it, and it stays outside the database.'
      : undefined,
    publicUrl?.startsWith('https://') === true
      ? undefined
      : 'AANZET_PUBLIC_URL must be the https address under which people open the application.',
    secretReason('DATABASE_URL', settings.DATABASE_URL),
    secretReason('REDIS_URL', settings.REDIS_URL),
    settings.REDIS_URL === undefined ? 'REDIS_URL is missing: the queue of a server is BullMQ on Redis.' : undefined,
    nodeOptions.some((option) => option.includes('--inspect'))
      ? 'The debugger of Node is open (--inspect): whoever reaches it reads everything.'
      : undefined,
  ];
}

/** A password that is missing, short or known to all. */
function secretReason(name: string, address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { username, password: written } = new URL(address);
  const password = decodeURIComponent(written);
  if (password === '') return `${name} has no password.`;
  if (wellKnown.test(password) || password.toLowerCase() === decodeURIComponent(username).toLowerCase())
    return `${name} has a password that everybody knows. Take one by chance, such as from: openssl rand -hex 24`;
  if (password.length < shortestSecret)
    return `${name} has a password of less than ${shortestSecret} characters. Take one by chance, such as from: openssl rand -hex 24`;
  return undefined;
}
