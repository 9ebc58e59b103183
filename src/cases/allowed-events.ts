import { eventRule, mayHappen } from '../../machines/engine.ts';
import type { Reference } from '../../machines/fields.ts';
import type { EventRule, Procedure } from '../../machines/procedure.ts';
import { getProcedure } from '../../machines/registry.ts';
import type { Slot } from '../../machines/slots.ts';
import type { AllowedEvent } from '../contract/case.ts';
import { eventTexts } from '../contract/nl/procedure.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { may, type Relation } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { drawEvent, referencesIn } from './draw-event.ts';
import { factsFor } from './facts.ts';
import { possibleReferences } from './possible-references.ts';
import type { Surroundings } from './surroundings.ts';

/** An event that this reader may record, in which slot, and whether for somebody without account. */
export interface Offered {
  type: string;
  rule: EventRule;
  slot: Slot;
  onBehalf: boolean;
}

/** A step of this reader that waits for something; `reason` names the guard. */
export interface Waiting {
  type: string;
  slot: Slot;
  reason: string;
}

/** Guards that a reader can do something about; the others mean that the event has no place here. */
const reasonsToShow = new Set([
  'schoolSectionComplete',
  'pbdSectionComplete',
  'readyToSubmit',
  'choiceMayBeShared',
  'secondPersonConfirms',
]);

/** Voiding waits for a second person only once somebody proposed it. */
const worthShowing = (reason: string, { record }: LoadedCase): boolean =>
  reasonsToShow.has(reason) && (reason !== 'secondPersonConfirms' || record.state.context['voidProposedBy'] !== null);

/** What this reader may record now, and which of the reader's own steps still wait. Pure. */
export function offeredEvents(
  engine: Pick<Engine, 'terms'>,
  loaded: LoadedCase,
  reader: Reader,
  relation: Relation,
): { offered: Offered[]; waiting: Waiting[] } {
  const procedure = getProcedure(loaded.record.procedure, loaded.record.procedureVersion);
  const offered: Offered[] = [];
  const waiting: Waiting[] = [];
  if (!may(reader, 'caseEvent', relation)) return { offered, waiting };
  for (const [type, rule] of Object.entries(procedure.events)) {
    if (rule.through) continue;
    const tried = tryEvent(engine, procedure, loaded, reader, relation, type, rule);
    if (tried === undefined) continue;
    if ('reason' in tried) waiting.push(tried);
    else offered.push(tried);
  }
  return { offered, waiting };
}

/** The same for one event alone: what a move has to know. undefined where it has no place for this reader. */
export function offeredEvent(
  engine: Pick<Engine, 'terms'>,
  loaded: LoadedCase,
  reader: Reader,
  relation: Relation,
  type: string,
): Offered | Waiting | undefined {
  const procedure = getProcedure(loaded.record.procedure, loaded.record.procedureVersion);
  const rule = eventRule(procedure, type);
  return rule && !rule.through ? tryEvent(engine, procedure, loaded, reader, relation, type, rule) : undefined;
}

function tryEvent(
  engine: Pick<Engine, 'terms'>,
  procedure: Procedure,
  loaded: LoadedCase,
  reader: Reader,
  relation: Relation,
  type: string,
  rule: EventRule,
): Offered | Waiting | undefined {
  let refused: Waiting | undefined;
  for (const { slot, onBehalf } of actingSlots(rule, relation)) {
    const actor =
      reader.kind === 'member' ? { slot, organisationId: reader.organisation.id, memberId: reader.memberId } : null;
    if (!actor) return undefined;
    const { may: possible, reason } = mayHappen(procedure, loaded.record.state, {
      type,
      facts: factsFor(engine, loaded, actor),
    });
    if (possible) return { type, rule, slot, onBehalf };
    if (rule.weight !== 'note' && worthShowing(reason, loaded) && !onBehalf) refused ??= { type, slot, reason };
  }
  return refused;
}

/** Own slots first; then the slots that may write it down for somebody without account. */
function actingSlots(rule: EventRule, relation: Relation): { slot: Slot; onBehalf: boolean }[] {
  const own = relation.slots.filter((slot) => rule.by.includes(slot)).map((slot) => ({ slot, onBehalf: false }));
  const forOthers = relation.slots
    .filter((slot) => rule.onBehalfBy?.includes(slot))
    .map((slot) => ({ slot, onBehalf: true }));
  return [...own, ...forOthers];
}

/** Everything that the forms of these events refer to. */
export const referencesOf = (offered: readonly Offered[]): Set<Reference> =>
  new Set(offered.flatMap((one) => referencesIn(one.rule)));

/** The offered events with their forms; one whose references point nowhere is left out. Pure. */
export function allowedEvents(around: Surroundings, loaded: LoadedCase, offered: readonly Offered[]): AllowedEvent[] {
  const bySlot = Map.groupBy(offered, (one) => one.slot);
  const possible = new Map(
    [...bySlot].map(([slot, ofSlot]) => [slot, possibleReferences(around, loaded, slot, referencesOf(ofSlot))]),
  );
  return offered.flatMap(({ type, rule, slot, onBehalf }) => {
    const payload = drawEvent(type, rule, possible.get(slot) ?? new Map(), onBehalf);
    const texts = eventTexts[type];
    if (!payload || !texts) return [];
    return [{ event: type, label: texts.label, description: texts.description, weight: rule.weight, payload }];
  });
}
