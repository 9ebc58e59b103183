import type { Sharing } from '../../machines/akkoord.ts';
import type { Slot } from '../../machines/slots.ts';
import type { Effect } from '../../machines/effects.ts';
import type { Engine, LoadedCase, PlannedEvent } from './engine.ts';
import type { Move } from './move.ts';

/** The port through which the engine learns who reads what of the shared form; `src/forms` implements it. */
export interface FormPort {
  /** The form of a case that was opened in this network at this instant. */
  inForce(networkId: string, openedAt: string): Promise<SharedForm>;
}

export interface SharedForm {
  version: number;
  /**
   * The names of the questions that whoever fills this slot may read, per part, as the akkoord stands; null where it is
   * given no form.
   */
  fieldsFor(slot: Slot, sharing: Sharing): Record<string, string[]> | null;
}

/** Who gets the form with an event although they filled their slot before; a slot that is newly filled always does. */
const getAgain: Record<string, readonly Slot[]> = {
  schoolSectionHandedIn: ['clb', 'pbd'],
  pbdAdviceGiven: ['clb', 'school'],
  formAmended: ['school', 'pbd', 'clb', 'secondClb', 'contactPoint', 'provider'],
};

/** The parts that an event hands over: they must still be complete when it is written down. */
const handsIn: Record<string, string> = {
  schoolSectionHandedIn: 'school',
  pbdAdviceGiven: 'pbd',
  clbSectionHandedIn: 'clb',
};

/**
 * What the database has to do with the form in this move: freeze a copy for everybody who gets it, and refuse when the
 * part that is handed in was opened again meanwhile.
 */
export async function formRows(
  { forms }: Pick<Engine, 'forms'>,
  { record, slots }: LoadedCase,
  { type }: Pick<PlannedEvent, 'type'>,
  effects: readonly Effect[],
  move: Pick<Move, 'slots' | 'endSlots' | 'case'>,
): Promise<Pick<Move, 'copies' | 'handsIn'>> {
  const receivers = new Set<Slot>([...(getAgain[type] ?? []), ...effects.flatMap(filledBy)]);
  const handedIn = handsIn[type];
  const rows = handedIn === undefined ? {} : { handsIn: handedIn };
  const after = move.case as Sharing;
  const wider = sharesAnew(record, after);
  if (receivers.size === 0 && !wider) return rows;
  const form = await forms.inForce(record.networkId, record.openedAt);
  const filled = [...slots.filter(({ id }) => !move.endSlots?.includes(id)), ...(move.slots ?? [])];
  const copies = filled.flatMap(({ slot, organisation_id }) => {
    if (organisation_id === null) return [];
    const fields = form.fieldsFor(slot as Slot, after);
    if (!fields) return [];
    const given = receivers.has(slot as Slot) || (wider && readsMore(form.fieldsFor(slot as Slot, record), fields));
    return given ? [{ slot, organisation_id, form_version: form.version, fields }] : [];
  });
  return copies.length > 0 ? { ...rows, copies } : rows;
}

const sharesAnew = (before: Sharing, after: Sharing): boolean =>
  after.akkoord === 'there' &&
  (before.akkoord !== 'there' || before.withheld.some((pair) => !after.withheld.includes(pair)));

/** Whoever may read a question that was closed before gets the form with it. */
const readsMore = (before: Record<string, string[]> | null, after: Record<string, string[]>): boolean =>
  Object.entries(after).some(([part, names]) => names.some((name) => !before?.[part]?.includes(name)));

function filledBy(effect: Effect): Slot[] {
  if (effect.type === 'fillSlot') return [effect.slot];
  return effect.type === 'moveSlot' ? [effect.to] : [];
}
