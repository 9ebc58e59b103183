import type { Slot } from '../../machines/slots.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Relation } from '../access/policy.ts';
import { factsFor } from '../cases/facts.ts';
import { relationOf } from '../cases/get-case.ts';
import { settleMove } from '../cases/record-event.ts';
import type { FormDefinition } from '../contract/form-definition.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase, PlannedEvent, Receipt } from '../engine/engine.ts';
import { formInForce } from '../forms/form-versions.ts';

/** What the decision about an event of the form may look at. */
export interface FormAsked {
  loaded: LoadedCase;
  relation: Relation;
  definition: FormDefinition;
  /** Name and organisation of who acts, as the log will say. */
  by: string;
}

export type FormDecision = { slot: Slot } & Pick<PlannedEvent, 'type' | 'payload' | 'layer' | 'sections'>;

/** An event of the shared form: authorised for this route first, then decided by the form, then moved as any other. */
export async function recordFormEvent(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  command: Command,
  requestId: string,
  decide: (asked: FormAsked) => Promise<FormDecision | Refusal>,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  const { reader } = access;
  const outcome = await advanceCase<Refusal>(engine, {
    caseId,
    command,
    prepare: async (loaded) => {
      const relation = relationOf(reader, loaded);
      if (!access.permits(relation) || reader.kind !== 'member') return { stop: refuse('notFound') };
      const { definition } = await formInForce(engine.db, loaded.record.networkId, loaded.record.openedAt);
      const by = `${reader.name}, ${reader.organisation.name}`;
      const decision = await decide({ loaded, relation, definition, by });
      if (isRefusal(decision)) return { stop: decision };
      const { slot, ...event } = decision;
      const actor = { slot, organisationId: reader.organisation.id, memberId: reader.memberId };
      return {
        event: { ...event, actor: { kind: 'member', ...actor, capacity: reader.capacity, name: by }, requestId },
        facts: factsFor(engine, loaded, actor),
      };
    },
  });
  return settleMove(engine, access, outcome);
}
