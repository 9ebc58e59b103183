import { places } from '../vault/places.ts';
import { CannotOpen } from '../vault/seal.ts';
import type { KeyedCase, Vault } from '../vault/vault.ts';

/** A row of `event`, as far as opening what was filled in needs it. */
export interface SealedEvent {
  seq: number;
  layer: string | null;
  payload: Record<string, unknown> | string | null;
}

/** What was filled in with an event; null once it was erased. */
export function openPayload(vault: Vault, owner: KeyedCase, event: SealedEvent): Record<string, unknown> | null {
  const { seq, layer, payload } = event;
  if (payload === null) return null;
  if (layer === null && typeof payload !== 'string') return payload;
  if (layer === null || typeof payload !== 'string')
    throw new CannotOpen(`Event ${seq} of case ${owner.id} is not sealed as its layer says`);
  return vault.cipherOf(owner).open(places.event(seq, layer), payload) as Record<string, unknown>;
}
