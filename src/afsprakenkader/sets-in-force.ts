import type { Afsprakenkader } from './afsprakenkader.ts';
import { AfsprakenkaderInvalid } from './check-afsprakenkader.ts';
import type { Mistake } from './check-afsprakenkader.ts';
import { dayNumberOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { fullDate } from './explain.ts';
import { createSchoolCalendar } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';

/** A set made ready for counting. */
export interface SetInForce {
  set: Afsprakenkader;
  from: DayNumber;
  /** Last day; Infinity where the set has no end. */
  until: number;
  school: SchoolCalendar;
  calendarVersion: string;
}

/** No set of the network holds on that day: the network has to agree first. The message is Dutch. */
export class AfsprakenkaderMissing extends Error {
  readonly networkId: string;
  constructor(networkId: string, day: DayNumber) {
    super(`Voor het netwerk ${networkId} is op ${fullDate(day)} geen afsprakenkader van kracht.`);
    this.name = 'AfsprakenkaderMissing';
    this.networkId = networkId;
  }
}

function ready(set: Afsprakenkader): SetInForce {
  const school = createSchoolCalendar(set.schoolYearOverrides);
  return {
    set,
    from: dayNumberOf(set.validFrom),
    until: set.validUntil === null ? Infinity : dayNumberOf(set.validUntil),
    school,
    calendarVersion: `${set.version}/${school.version}`,
  };
}

function mistakesAmong(sets: readonly SetInForce[]): Mistake[] {
  return sets.flatMap(({ set, from }, index) => {
    const before = sets.slice(0, index);
    const twice = before.some((other) => other.set.version === set.version);
    const overlap = before.find((other) => other.until >= from);
    return [
      ...(twice ? [{ place: 'version', message: `${set.version} bestaat al in dit netwerk` }] : []),
      ...(overlap === undefined
        ? []
        : [{ place: 'validFrom', message: `${set.version} begint terwijl ${overlap.set.version} nog loopt` }]),
    ];
  });
}

/**
 * Finds the set of a network on a day. Throws AfsprakenkaderInvalid at once where two sets of a network overlap or
 * share a version, and AfsprakenkaderMissing when a day is asked for that has none.
 */
export function setsInForce(
  sets: ReadonlyMap<string, readonly Afsprakenkader[]>,
): (networkId: string, day: DayNumber) => SetInForce {
  const known = new Map<string, SetInForce[]>();
  for (const [networkId, ofNetwork] of sets) {
    const sorted = ofNetwork.map(ready).sort((a, b) => a.from - b.from);
    const mistakes = mistakesAmong(sorted);
    if (mistakes.length > 0) throw new AfsprakenkaderInvalid(`van het netwerk ${networkId}`, mistakes);
    known.set(networkId, sorted);
  }
  return (networkId, day) => {
    const found = known.get(networkId)?.find(({ from, until }) => day >= from && day <= until);
    if (found === undefined) throw new AfsprakenkaderMissing(networkId, day);
    return found;
  };
}
