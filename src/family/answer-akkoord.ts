import { isFamilySlot, partyOfSlot } from '../../machines/akkoord.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { layerOf } from '../access/event-layers.ts';
import { factsFor } from '../cases/facts.ts';
import { relationOf } from '../cases/get-case.ts';
import { settleMove } from '../cases/record-event.ts';
import type { OwnAnswer } from '../contract/family.ts';
import { familyRefusals, familyWords } from '../contract/nl/family.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase, Receipt } from '../engine/engine.ts';
import { ownAkkoord } from './own-page.ts';

const eventOf = { yes: 'consentGiven', no: 'consentRefused', withdraw: 'consentWithdrawn' } as const;

/** How it was said, as the log keeps it. */
const ownPageMode = 'ownPage';

/**
 * A pupil or parent answers about akkoord on the own page: for the own party alone, whatever is asked of others. The
 * machine refuses any other party by itself.
 */
export async function answerAkkoord(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  { answer, health }: OwnAnswer,
  command: Command,
  requestId: string,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  const { reader } = access;
  const outcome = await advanceCase<Refusal>(engine, {
    caseId,
    command,
    prepare: (loaded) => {
      const relation = relationOf(reader, loaded);
      const slot = relation.slots.find(isFamilySlot);
      if (!access.permits(relation) || reader.kind !== 'link' || slot === undefined)
        return { stop: refuse('notFound') };
      if (ownAkkoord(loaded.record, slot)?.may.includes(answer) !== true)
        return { stop: refuse('notAllowedNow', { detail: familyRefusals.notAsked }) };
      const type = eventOf[answer];
      const payload = payloadOf({ answer, health }, partyOfSlot[slot], loaded);
      const name = familyWords.actor[slot];
      return {
        event: {
          type,
          payload,
          layer: layerOf(type, payload),
          actor: { kind: 'link', linkId: reader.linkId, capacity: reader.capacity, slot, name },
          requestId,
        },
        facts: factsFor(engine, loaded, { slot, organisationId: null, memberId: null }),
      };
    },
  });
  return settleMove(engine, access, outcome);
}

/** On the day in Brussels on which it was said. */
function payloadOf({ answer, health }: OwnAnswer, party: string, { now }: LoadedCase): Record<string, unknown> {
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date(now));
  if (answer === 'no') return { party };
  if (answer === 'withdraw') return { party, on };
  return { party, mode: ownPageMode, on, helpers: health === 'yes' ? 'all' : 'withoutHealth' };
}
