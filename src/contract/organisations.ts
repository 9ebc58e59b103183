import { z } from 'zod';
import { OrganisationRef, page } from './case.ts';
import { organisationKinds } from './organisation-kinds.ts';
import { OneTimeCode } from './sign-in.ts';

/** Five provinces and Brussels; a network without one is for all of Flanders. */
export const regions = [
  'antwerpen',
  'brussel',
  'limburg',
  'oostVlaanderen',
  'vlaamsBrabant',
  'westVlaanderen',
] as const;

/** In which capacity one works for an organisation of a kind. */
export function capacityOfKind(kind: string): string {
  const other: Partial<Record<string, string>> = {
    rots: 'facilitator',
    coordination: 'coordinator',
    administration: 'administrator',
  };
  return other[kind] ?? kind;
}

/** Every capacity that an organisation of a kind can have. */
export const capacitiesOfKind = (kind: string): string[] =>
  kind === 'administration' ? [capacityOfKind(kind)] : [capacityOfKind(kind), 'accessManager'];

export const Network = OrganisationRef.extend({
  region: z.string().nullable(),
  regionLabel: z.string(),
  /** Since when the professional secrecy of its coordinators is settled, and by whom; null: it is not. */
  secrecy: z.object({ on: z.iso.date(), by: z.string() }).nullable(),
});
export type Network = z.infer<typeof Network>;
export const NetworkList = z.object({ items: z.array(Network) });
export type NetworkList = z.infer<typeof NetworkList>;

const Name = z.string().trim().min(1).max(120);
const Municipality = z.string().trim().min(1).max(80);

export const MakeNetwork = z.strictObject({ name: Name, region: z.enum(regions) });

export const CoordinatorSecrecy = z.strictObject({
  settled: z.strictObject({ on: z.iso.date(), by: z.string().trim().min(1).max(120) }).nullable(),
});

export const Organisation = OrganisationRef.extend({
  kind: z.string(),
  kindLabel: z.string(),
  municipality: z.string(),
  network: OrganisationRef,
  regionLabel: z.string(),
  /** From this day on nobody can choose it any more. */
  closesOn: z.iso.date().nullable(),
  open: z.boolean(),
  members: z.int(),
  accessManagers: z.int(),
  /** Cases that run and have it in a place. */
  openCases: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;
export const OrganisationList = page(Organisation);
export type OrganisationList = z.infer<typeof OrganisationList>;

export const OrganisationQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(20).optional(),
  q: z.string().max(80).optional(),
  network: z.string().max(60).optional(),
  kind: z.enum(organisationKinds).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;

export const MakeOrganisation = z.strictObject({
  network: z.string().min(1).max(60),
  kind: z.enum(organisationKinds).exclude(['administration']),
  name: Name,
  municipality: Municipality,
});
export const ChangeOrganisation = z.strictObject({
  name: Name,
  municipality: Municipality,
  closesOn: z.iso.date().nullable(),
});
export const OrganisationMade = z.object({ id: z.string() });

export const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  capacity: z.string(),
  capacityLabel: z.string(),
  since: z.iso.datetime().nullable(),
  /** The last day of the membership; null: no end. */
  lastDay: z.iso.date().nullable(),
  works: z.boolean(),
  /** Until when a code that was handed over can still be typed. */
  codeUntil: z.iso.datetime().nullable(),
  /** In how many browsers this member is signed in now. */
  sessions: z.int(),
  /** Cases that run and have this member in a place. */
  openSlots: z.int(),
});
export type Member = z.infer<typeof Member>;

/**
 * What an access manager must look at: somebody opened more different cases in an hour than a person at work does, used
 * an emergency again, or used one that was not right.
 */
export const VolumeAlarm = z.object({
  kind: z.enum(['volumeAlarm', 'emergencyRepeated', 'emergencyUnjustified']),
  at: z.iso.datetime(),
  name: z.string(),
  /** How many: cases, or emergencies; 1 where one was not right. */
  cases: z.int(),
  /** Of an emergency. */
  number: z.string().nullable(),
});
export type VolumeAlarm = z.infer<typeof VolumeAlarm>;

export const MemberList = z.object({
  organisation: Organisation,
  items: z.array(Member),
  /** In which capacities this reader may invite somebody now. */
  mayInvite: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Of the last thirty days, newest first; for the access managers of this organisation. */
  alarms: z.array(VolumeAlarm),
});
export type MemberList = z.infer<typeof MemberList>;

export const InviteMember = z.strictObject({
  name: Name,
  email: z.email().max(200),
  capacity: z.string().min(1).max(40),
});
/** The code is shown once: the same request again has none. */
export const Invited = z.object({ id: z.string(), code: OneTimeCode.nullable() });
export type Invited = z.infer<typeof Invited>;
export const ChangeMember = z.strictObject({ name: Name, email: z.email().max(200), lastDay: z.iso.date().nullable() });
export const MemberChanged = z.object({ id: z.string() });
export const SessionsEnded = z.object({ ended: z.int() });

/** A place of the own organisation in a case that runs: its number, and nothing else of the case. */
export const FilledSlot = z.object({
  id: z.string(),
  caseNumber: z.string(),
  slot: z.string(),
  slotLabel: z.string(),
  member: z.object({ id: z.string(), name: z.string(), works: z.boolean() }).nullable(),
  since: z.iso.datetime(),
  /** Whether somebody else of the organisation can be put there. */
  replaceable: z.boolean(),
});
export type FilledSlot = z.infer<typeof FilledSlot>;
export const SlotList = page(FilledSlot);
export type SlotList = z.infer<typeof SlotList>;
export const SlotQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(20).optional(),
  member: z.string().max(60).optional(),
});
export const HandOver = z.strictObject({
  member: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(300),
});
/** All places of one colleague at once; `stayed` is what could not be handed over, with the reason. */
export const AllHandedOver = z.object({
  handedOver: z.int(),
  stayed: z.array(z.object({ caseNumber: z.string(), reason: z.string() })),
  /** Whether there are more places than one request hands over. */
  more: z.boolean(),
});
export type AllHandedOver = z.infer<typeof AllHandedOver>;
export const HandedOver = z.object({ id: z.string(), number: z.string(), revision: z.int(), stage: z.string() });
