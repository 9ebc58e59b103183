import path from 'node:path';
import { z } from 'zod';

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
});

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
