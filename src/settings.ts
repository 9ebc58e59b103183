import path from 'node:path';
import { z } from 'zod';
import { Level } from './contract/level.ts';
import { loginWords } from './contract/nl/login.ts';

/** What a process does: answer people, or do what happens later. */
export const roles = ['http', 'worker'] as const;

const Port = z.coerce.number().int().min(0).max(65_535);

/** `http`, `worker` or both with a comma; each once. */
const Roles = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(roles)).min(1))
  .transform((named) => [...new Set(named)]);

/** What the environment may say; an empty variable counts as absent. */
const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().default('localhost'),
  AANZET_DATA: z.string().default('.aanzet'),
  AANZET_BACKUP_FOLDER: z.string().optional(),
  /** A file outside the disk of the database. */
  AANZET_AUDIT_HEADS: z.string().optional(),
  /** `name:key` or several with commas, the current one first (`src/vault/master-keys.ts`). */
  AANZET_MASTER_KEYS: z.string().optional(),
  AANZET_ROLES: Roles.default([...roles]),
  AANZET_OPS_PORT: Port.optional(),
  AANZET_OPS_HOST: z.string().default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AANZET_DEMO: z.enum(['true', 'false']).optional(),
  AANZET_PUBLIC_URL: z.url().optional(),
  AANZET_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  AANZET_MAIL_FROM: z.email().optional(),
  AANZET_CONTROLLER: z.string().optional(),
  AANZET_DPIA_DATE: z.iso.date().optional(),
  AANZET_RETENTION_YEARS: z.coerce.number().int().min(1).max(50).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z.string().optional(),
  /** `acr=level` with spaces between them. */
  OIDC_ACR: z
    .string()
    .transform((text) => new Map(text.trim().split(/\s+/).map(asPair)))
    .pipe(z.map(z.string().min(1), Level))
    .optional(),
  OIDC_SUBJECT_CLAIM: z.string().optional(),
  OIDC_ORGANISATION_CLAIM: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
});

/** At the last `=`: what a provider calls a level may hold one itself. */
function asPair(text: string): [string, string] {
  const at = text.lastIndexOf('=');
  return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
}

export type Settings = z.infer<typeof Environment>;

/** Reads the settings once. Throws an error that names each wrong variable, never its value. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Settings that cannot be used:\n  ${wrong.join('\n  ')}`);
}

/** One process on one folder, or any number of processes on one PostgreSQL. */
export type Mode = 'embedded' | 'server';

export const modeOf = (settings: Settings): Mode => (settings.DATABASE_URL === undefined ? 'embedded' : 'server');

/** Where the embedded database is. */
export const embeddedDatabase = (settings: Settings): string => path.join(settings.AANZET_DATA, 'db');

/** Where the embedded database's master key is: beside it, and in no backup of it. */
export const embeddedKey = (settings: Settings): string => path.join(settings.AANZET_DATA, 'master-key');

/** The demonstration is what `npm start` shows; on PostgreSQL it must be asked for. */
export function isDemo(settings: Settings): boolean {
  return settings.AANZET_DEMO === undefined ? modeOf(settings) === 'embedded' : settings.AANZET_DEMO === 'true';
}

/** How mail leaves, where it was configured: all three settings together, or an error that says which is missing. */
export function mailSettings(settings: Settings): { smtpUrl: string; from: string; publicUrl: string } | undefined {
  const { AANZET_SMTP_URL: smtpUrl, AANZET_MAIL_FROM: from, AANZET_PUBLIC_URL: publicUrl } = settings;
  if (smtpUrl === undefined) return undefined;
  if (from === undefined || publicUrl === undefined) {
    throw new Error('AANZET_SMTP_URL needs AANZET_MAIL_FROM and AANZET_PUBLIC_URL beside it');
  }
  return { smtpUrl, from, publicUrl };
}

/** How people sign in by an identity provider (OpenID Connect), where it was configured; checked at start-up. */
export interface LoginSettings {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** What is asked for, with spaces between. */
  scope: string;
  /** From what the provider says (`acr`) to a level; what is not in it is the lowest. */
  levels: ReadonlyMap<string, Level>;
  subjectClaim: string;
  /** Says for which organisation somebody comes, where the provider does. */
  organisationClaim: string | undefined;
  /** As people read it on the button. */
  name: string;
  /** `https://aanzet.example.be`, without a path. */
  publicOrigin: string;
}

/** Undefined where nothing is configured; `src/start/refuse-login.ts` refuses what is configured by half. */
export function loginSettings(settings: Settings): LoginSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  const publicUrl = settings.AANZET_PUBLIC_URL;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || publicUrl === undefined)
    return undefined;
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret,
    scope: settings.OIDC_SCOPE ?? 'openid',
    levels: settings.OIDC_ACR ?? new Map(),
    subjectClaim: settings.OIDC_SUBJECT_CLAIM ?? 'sub',
    organisationClaim: settings.OIDC_ORGANISATION_CLAIM,
    name: settings.OIDC_NAME ?? loginWords.defaultName,
    publicOrigin: new URL(publicUrl).origin,
  };
}
