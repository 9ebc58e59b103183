import { fc } from '@fast-check/vitest';
import { addAttachment } from '../../src/attachments/add-attachment.ts';
import { withdrawAttachment } from '../../src/attachments/withdraw-attachment.ts';
import { samples } from '../attachments/sample-files.ts';
import { accessOf } from '../papers/filled-case.ts';
import { stepsTo, type Step } from '../support/naft-steps.ts';
import type { SmallNetwork } from '../support/small-network.ts';
import { readerOf, type Who } from '../support/small-network-organisations.ts';
import { spoilings } from './spoil-move.ts';

/** One thing that is tried in one of the cases, and how its move is spoilt and sent once more afterwards. */
export interface Happening {
  of: number;
  what: 'step' | 'side' | 'time';
  which: number;
  spoilt: (typeof spoilings)[number] | null;
}

export const casesPlayed = 3;

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    of: fc.nat(casesPlayed - 1),
    what: fc.oneof(
      { arbitrary: fc.constant('step' as const), weight: 6 },
      { arbitrary: fc.constant('side' as const), weight: 4 },
      { arbitrary: fc.constant('time' as const), weight: 1 },
    ),
    which: fc.nat(999),
    spoilt: fc.oneof({ arbitrary: fc.constant(null), weight: 2 }, fc.constantFrom(...spoilings)),
  }),
  { minLength: 30, maxLength: 60 },
);

type Side = (network: SmallNetwork, caseId: string) => Promise<unknown>;

const act =
  (who: Who, type: string, payload: Record<string, unknown> = {}): Side =>
  (network, caseId) =>
    network.act(who, caseId, type, payload);

/** What may come in between; where the machine refuses, nothing happens. */
export const sides: readonly Side[] = [
  act('clb', 'noteAdded', { text: 'Gebeld met "thuis": \\ 100 % akkoord, {ja} ☂.', layer: 'clbOnly' }),
  act('clb', 'clockStopped', { reason: 'illness', text: 'In het ziekenhuis.' }),
  act('provider', 'clockStopped', { reason: 'agreed', text: 'Even rust.' }),
  act('clb', 'clockResumed'),
  act('provider', 'clockResumed'),
  act('coordinator', 'statusAsked'),
  act('clb', 'schoolChanged', { school: 'school2', on: '2026-11-16' }),
  act('clb', 'clbChanged', { clb: 'clb2', reason: 'Andere school.' }),
  act('clb2', 'clbTransferAccepted'),
  act('clb', 'slotEmptied', { reason: 'Ziek.' }),
  act('school', 'slotEmptied', { reason: 'Ziek.' }),
  act('clb', 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling.' }),
  act('coordinator', 'voided', { confirmation: 'Nagekeken.' }),
  act('clb', 'referredToRots', { criterion: 'naftBefore', why: 'Er was al een traject.' }),
  (network, caseId) => attach(network, caseId),
  (network, caseId) => takeAway(network, caseId),
];

const command = (network: SmallNetwork) => ({
  key: network.engine.newId(),
  actor: readerOf('clb').memberId,
  bodyHash: 'test',
});

const attach: Side = (network, caseId) =>
  addAttachment(
    network.engine,
    accessOf('clb', 'attachmentWrite'),
    caseId,
    {
      fields: { kind: 'report', name: 'Verslag', on: '2026-11-12', layer: 'schoolShareable' },
      file: { name: 'verslag.pdf', bytes: samples.pdf },
    },
    command(network),
    'test',
  );

const takeAway: Side = async (network, caseId) => {
  const row = await network.engine.db
    .selectFrom('attachment')
    .select('id')
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) return;
  const withdrawal = { attachment: row.id, reason: 'Verkeerd bestand.' };
  await withdrawAttachment(
    network.engine,
    accessOf('clb', 'attachmentWrite'),
    caseId,
    withdrawal,
    command(network),
    'test',
  );
};

/** The roads that the cases go down, each to another end. */
export const roads: readonly (readonly Step[])[] = [
  stepsTo.closed,
  stepsTo.awaitingTakeBack,
  stepsTo.awaitingReturnChecks,
  stepsTo.onWaitingList,
];
