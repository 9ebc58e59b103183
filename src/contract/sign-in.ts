import { z } from 'zod';

/**
 * How one gets in here: by choosing a persona, by an identity provider (null where there is none), or with a code; and
 * whether the first administrator still has to come.
 */
export const SignInWays = z.object({
  demo: z.boolean(),
  administratorMissing: z.boolean(),
  login: z.object({ name: z.string() }).nullable(),
});
export type SignInWays = z.infer<typeof SignInWays>;

/** The letters and figures of a one-time code: no I, L, O or U, which are misread or mistyped. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Sixteen of them: 80 bits, which nobody guesses. */
export const codeLength = 16;

/** `name` and `email` only with the code that makes an administrator; `bind` adds what it opens to the login that waits, or to that of the session. */
export const SignInByCode = z.strictObject({
  code: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(200).optional(),
  bind: z.enum(['waiting', 'session']).optional(),
});
export type SignInByCode = z.infer<typeof SignInByCode>;

const codeShape = new RegExp(`^[${codeAlphabet}]+$`);

/** A code as somebody wrote it, in the one form; undefined where it cannot be one. O is read as 0, I and L as 1. */
export const readCode = (written: string): string | undefined => readCodeOf(written, codeLength);

/** The same for codes of another length. */
export function readCodeOf(written: string, length: number): string | undefined {
  const plain = written
    .toUpperCase()
    .replaceAll(/[\s.·–—-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return plain.length === length && codeShape.test(plain) ? plain : undefined;
}

/** A one-time code as it is shown once, in groups of four. */
export const OneTimeCode = z.object({ code: z.string(), until: z.iso.datetime() });
export type OneTimeCode = z.infer<typeof OneTimeCode>;
