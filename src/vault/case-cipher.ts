import type { KeyObject } from 'node:crypto';
import { CannotOpen, openBytes, sealBytes } from './seal.ts';

/** Where in a case something stands, and how secret it is: both are bound to what is sealed. */
export interface Place {
  /** `event:12`, `form:school.reason` and the like (`places.ts`). */
  at: string;
  layer: string;
}

const mark = 's1.';

/** Seals and opens the personal content of one case, with the key of that case. */
export class CaseCipher {
  readonly #caseId: string;
  readonly #key: KeyObject;

  constructor(caseId: string, key: KeyObject) {
    this.#caseId = caseId;
    this.#key = key;
  }

  /** Any JSON value as text that says nothing. */
  seal(place: Place, value: unknown): string {
    const bytes = sealBytes(this.#key, this.#full(place), Buffer.from(JSON.stringify(value)));
    return mark + bytes.toString('base64url');
  }

  /** @throws CannotOpen where it was not sealed for this place of this case. */
  open(place: Place, sealed: string): unknown {
    if (!sealed.startsWith(mark)) throw new CannotOpen(`Was never sealed: ${this.#full(place)}`);
    const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
    return JSON.parse(openBytes(this.#key, this.#full(place), bytes).toString()) as unknown;
  }

  sealFile(place: Place, content: Uint8Array): Buffer {
    return sealBytes(this.#key, this.#full(place), content);
  }

  /** @throws CannotOpen */
  openFile(place: Place, sealed: Uint8Array): Buffer {
    return openBytes(this.#key, this.#full(place), sealed);
  }

  #full({ at, layer }: Place): string {
    return `${this.#caseId}|${at}|${layer}`;
  }
}
