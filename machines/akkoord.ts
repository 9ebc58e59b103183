/**
 * Where the akkoord of everybody who is asked stands together. `there`: all gave it; `held`: not all, and nobody said no;
 * `gone`: somebody refused or withdrew.
 */
export const akkoordStates = ['there', 'held', 'gone'] as const;
export type Akkoord = (typeof akkoordStates)[number];
