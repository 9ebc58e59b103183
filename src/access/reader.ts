import type { Slot } from '../../machines/slots.ts';
import type { Level } from '../contract/level.ts';

/** Somebody without a slot may read one case until an instant, for a reason. */
export interface Emergency {
  id: string;
  caseId: string;
  reason: string;
  until: string;
}

/** Who asks: one session is one person in one capacity of one organisation, or a personal link to one case. */
export type Reader =
  | {
      kind: 'member';
      memberId: string;
      name: string;
      capacity: Capacity;
      organisation: { id: string; name: string; kind: string };
      network: { id: string; name: string; productName: string };
      /** How sure one is of who sits there. */
      level: Level;
      /** The login that opened the session; absent for a code and a persona. */
      login?: string;
      /** What this member opened in an emergency, as far as it holds now. */
      emergencies?: readonly Emergency[];
    }
  | {
      kind: 'link';
      linkId: string;
      name: string;
      capacity: 'pupil' | 'parent';
      caseId: string;
      slot: Slot;
      network: { id: string; name: string; productName: string };
      level: Level;
    };

export const capacities = [
  'school',
  'pbd',
  'clb',
  'provider',
  'contactPoint',
  'youthCare',
  'facilitator',
  'coordinator',
  'department',
  'administrator',
  'accessManager',
  'pupil',
  'parent',
] as const;
export type Capacity = (typeof capacities)[number];
