import { z } from 'zod';

/** What the environment may say; an empty variable counts as absent. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  AANZET_DATA: z.string().default('.aanzet'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AANZET_DEMO: z.enum(['true', 'false']).optional(),
  AANZET_PUBLIC_URL: z.url().optional(),
  AANZET_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  AANZET_MAIL_FROM: z.email().optional(),
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

/** How mail leaves, where it was configured: all three settings together, or an error that says which is missing. */
export function mailSettings(settings: Settings): { smtpUrl: string; from: string; publicUrl: string } | undefined {
  const { AANZET_SMTP_URL: smtpUrl, AANZET_MAIL_FROM: from, AANZET_PUBLIC_URL: publicUrl } = settings;
  if (smtpUrl === undefined) return undefined;
  if (from === undefined || publicUrl === undefined) {
    throw new Error('AANZET_SMTP_URL needs AANZET_MAIL_FROM and AANZET_PUBLIC_URL beside it');
  }
  return { smtpUrl, from, publicUrl };
}
