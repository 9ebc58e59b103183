/** A place in a case. Rights come from a slot and end with it; an organisation (and a member of it) fills it for a period. */
export const slots = [
  'school',
  'pbd',
  'clb',
  'newClb',
  'secondClb',
  'contactPoint',
  'provider',
  'returnContact',
  'coordinator',
  'pupil',
  'parent',
  'secondParent',
  // Whoever holds a personal link and has not typed its code; nobody fills it.
  'link',
] as const;

export type Slot = (typeof slots)[number];
