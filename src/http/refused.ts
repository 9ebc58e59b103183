import type { Refusal } from '../contract/refusal.ts';

/** A refusal out of a hook or parser, which cannot return one; handlers return theirs as a value. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}
