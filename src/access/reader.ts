import type { Slot } from '../../machines/slots.ts';

/** Who asks: one session is one person in one capacity of one organisation, or a personal link to one case. */
export type Reader =
  | {
      kind: 'member';
      memberId: string;
      name: string;
      capacity: Capacity;
      organisation: { id: string; name: string; kind: string };
      network: { id: string; name: string; productName: string };
    }
  | {
      kind: 'link';
      linkId: string;
      name: string;
      capacity: 'pupil' | 'parent';
      caseId: string;
      slot: Slot;
      network: { id: string; name: string; productName: string };
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
