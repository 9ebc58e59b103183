/** Why a process does not start, in words for the person who starts it. Names settings, never their values. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.length === 1 ? reasons[0] : `\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
    this.reasons = reasons;
  }
}

/** Throws where there is a reason. */
export function refuseFor(reasons: readonly (string | undefined)[]): void {
  const real = reasons.filter((reason) => reason !== undefined);
  if (real.length > 0) throw new CannotStart(real);
}
