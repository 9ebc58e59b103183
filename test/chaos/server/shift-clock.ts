/**
 * Loaded before everything else (`node --import`): this process believes that it is so many hours later, or earlier
 * with a minus sign. Nobody else does.
 */
const shiftMs = Number(process.env['CLOCK_SHIFT_HOURS']) * 3_600_000;
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...given: [] | [number | string | Date] | [number, number, ...number[]]) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
