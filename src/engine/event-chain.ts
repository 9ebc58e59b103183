import { hash } from 'node:crypto';

/** JSON with sorted keys, so that the same value always has the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export const sha256 = (text: string | Uint8Array): string => hash('sha256', text);

/** What the first event of a case follows. */
export const chainStart = '0'.repeat(64);

export interface ChainedEvent {
  case_id: string;
  seq: number;
  type: string;
  at: string;
  stage: string;
  actor_kind: string;
  actor_slot: string | null;
  actor_organisation_id: string | null;
  actor_member_id: string | null;
  payload_hash: string;
  prev_hash: string;
}

/**
 * The link of one event. It covers the hash of the payload, not the payload: when a voided case loses its personal
 * content, its chain still verifies.
 */
export function chainHash(event: ChainedEvent): string {
  const { case_id, seq, type, at, stage, actor_kind, actor_slot, actor_organisation_id, actor_member_id } = event;
  const { payload_hash, prev_hash } = event;
  return sha256(
    canonicalJson([
      case_id,
      seq,
      type,
      at,
      stage,
      actor_kind,
      actor_slot,
      actor_organisation_id,
      actor_member_id,
      payload_hash,
      prev_hash,
    ]),
  );
}

export const payloadHash = (payload: unknown): string => sha256(canonicalJson(payload));

/** The first event whose link or payload does not fit, oldest first; undefined when the chain is whole. */
export function firstBrokenLink(
  events: readonly (ChainedEvent & { hash: string; payload: unknown })[],
  headHash: string,
): { seq: number; reason: 'gap' | 'link' | 'payload' | 'head' } | undefined {
  let previous = chainStart;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return { seq: index + 1, reason: 'gap' };
    if (event.prev_hash !== previous || chainHash(event) !== event.hash) return { seq: event.seq, reason: 'link' };
    if (event.payload !== null && payloadHash(event.payload) !== event.payload_hash)
      return { seq: event.seq, reason: 'payload' };
    previous = event.hash;
  }
  return previous === headHash ? undefined : { seq: events.length, reason: 'head' };
}
