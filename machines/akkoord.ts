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
