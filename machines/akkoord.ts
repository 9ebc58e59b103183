import type { Slot } from './slots.ts';

/**
 * Where the akkoord of everybody who is asked stands together. `there`: all gave it; `held`: not all, and nobody said no;
 * `gone`: somebody refused or withdrew.
 */
export const akkoordStates = ['there', 'held', 'gone'] as const;
export type Akkoord = (typeof akkoordStates)[number];

/** For whom a pupil or parent answers on the own page: for themselves, and for nobody else. */
export const partyOfSlot = { pupil: 'pupil', parent: 'parents', secondParent: 'secondParent' } as const;
export type FamilySlot = keyof typeof partyOfSlot;

export const isFamilySlot = (slot: string): slot is FamilySlot => Object.hasOwn(partyOfSlot, slot);

/** The layers that an akkoord may leave out; what is in the others goes along with the case. */
export const coverableLayers = ['helpShareable', 'health', 'agogic'] as const;

/** A layer that a slot does not read, although its rights alone would open it: nobody agreed to that. */
export type Withheld = `${Slot}:${(typeof coverableLayers)[number]}`;

/** How the akkoord of a case stands, and what it does not cover. */
export interface Sharing {
  akkoord: Akkoord;
  withheld: readonly Withheld[];
}
