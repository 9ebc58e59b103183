import { z } from 'zod';
import { Me } from './session.ts';

/** One capacity in which somebody works for one organisation. */
export const Membership = z.object({
  id: z.string(),
  name: z.string(),
  capacity: z.string(),
  capacityLabel: z.string(),
  organisation: z.string(),
});
export type Membership = z.infer<typeof Membership>;

/** Who came back from the identity provider, and as whom one may go on: as nobody where the login is not bound yet. */
export const Choice = z.object({ items: z.array(Membership) });
export type Choice = z.infer<typeof Choice>;

export const Choose = z.strictObject({ member: z.string().min(1).max(60) });

/** Signed in, and the page where one wanted to be. */
export const Chosen = z.object({ me: Me, to: z.string() });
export type Chosen = z.infer<typeof Chosen>;

export const BeginLogin = z.strictObject({ to: z.string().max(2_000).optional() });

/** Where the browser goes next: to the identity provider. */
export const Onward = z.object({ address: z.string() });
export type Onward = z.infer<typeof Onward>;

/** Why somebody who came back from the identity provider is not signed in; stands in the address of the page. */
export const loginTroubles = [
  'storing',
  'gestopt',
  'verlopen',
  'ongeldig',
  'organisatie',
  'account',
  'niveau',
] as const;
export type LoginTrouble = (typeof loginTroubles)[number];
