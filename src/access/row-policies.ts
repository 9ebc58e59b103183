import { akkoordStates, coverableLayers } from '../../machines/akkoord.ts';
import { slots, type Slot } from '../../machines/slots.ts';
import type { RowPolicy } from '../../db/row-security.ts';
import { emergencyRights, layers, slotRights, type Action, type Layer, type SlotRights } from './rights.ts';

/** The `slot:akkoord` pairs, as `reader_rights` names them, in which something is given. */
function pairsWith(gives: (rights: SlotRights, slot: Slot) => boolean): string {
  const pairs = slots.flatMap((slot) =>
    akkoordStates.filter((akkoord) => gives(slotRights[slot][akkoord], slot)).map((akkoord) => `'${slot}:${akkoord}'`),
  );
  return `array[${pairs.join(', ')}]::text[]`;
}

/** By a slot, or for as long as the reader's own emergency holds. */
const given = (caseId: string, gives: (rights: SlotRights, slot: Slot | null) => boolean): string => {
  const bySlot = `reader_rights(${caseId}) && ${pairsWith(gives)}`;
  return gives(emergencyRights, null) ? `(${bySlot} or reader_emergency(${caseId}))` : bySlot;
};

const mayIn = (caseId: string, ...one: readonly Action[]): string =>
  given(caseId, ({ actions }) => one.some((action) => actions.includes(action)));

/** Whoever reads the case as more than the holder of a link. */
const beyondLink = (caseId: string): string =>
  given(caseId, ({ actions }, slot) => slot !== 'link' && actions.includes('caseRead'));

/** What is in a layer is seen where the layer is, and is not withheld from the slot that opens it. */
const inLayer = (caseId: string): string =>
  `case layer ${layers.map((layer) => `when '${layer}' then ${opened(caseId, layer)}`).join(' ')} else false end`;

function opened(caseId: string, layer: Layer): string {
  const opens = (rights: SlotRights) => rights.layers.includes(layer);
  if (!coverableLayers.some((one) => one === layer)) return given(caseId, opens);
  const bySlot = `exists (select from unnest(reader_rights(${caseId})) held, cases c
    where c.id = ${caseId} and held = any(${pairsWith(opens)}) and split_part(held, ':', 1) || ':${layer}' <> all(c.withheld))`;
  return opens(emergencyRights) ? `(${bySlot} or reader_emergency(${caseId}))` : bySlot;
}

const ownRow = `organisation_id = current_setting('aanzet.organisation', true)`;

/** Whoever shares sees every copy; whoever received one sees its own. */
const ownCopy = `(${mayIn('case_id', 'larsText')}
  or (${ownRow} and reader_rights(case_id) && ${pairsWith(({ received }) => received.length > 0)}))`;

/**
 * The second lock on reading, out of the same table as the policy: which rows a reader gets from PostgreSQL itself, whatever
 * the application asks. A layer inside a row (the answers of a form, the words of an event) is the application's to hold
 * back; the database has them sealed.
 */
export const rowPolicies: readonly RowPolicy[] = [
  { table: 'cases', using: mayIn('id', 'caseRead') },
  ...['deadline', 'event'].map((table) => ({ table, using: mayIn('case_id', 'caseRead') })),
  // Who works on it is no business of somebody who only holds a link.
  ...['slot', 'ledger', 'emergency_access'].map((table) => ({ table, using: beyondLink('case_id') })),
  { table: 'form_section', using: mayIn('case_id', 'formRead', 'ownPage') },
  { table: 'form_copy', using: `${mayIn('case_id', 'formRead')} and ${ownCopy}` },
  { table: 'attachment', using: `${mayIn('case_id', 'attachmentRead')} and (${inLayer('case_id')} or ${ownRow})` },
  // Asked beside the others and never for a reader's page.
  ...['command', 'notice', 'audit', 'personal_link', 'session', 'audit_review'].map((table) => ({
    table,
    using: null,
  })),
];
