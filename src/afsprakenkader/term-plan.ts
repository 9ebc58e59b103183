import { isCalendarKind, termKinds } from './afsprakenkader.ts';
import type { AgreedTerm, TermKind } from './afsprakenkader.ts';
import { dayAt, msOf } from './brussels.ts';
import { countingDays } from './counting-days.ts';
import type { Count, CountingDays } from './counting-days.ts';
import type { DayNumber } from './day-number.ts';
import type { SetInForce } from './sets-in-force.ts';
import type { TermRequest } from '../engine/terms.ts';

/** Everything that is needed to count one term: the request, read against the set in force on its first day. */
export interface TermPlan {
  request: TermRequest;
  inForce: SetInForce;
  startMs: number;
  start: DayNumber;
  /** What the network agreed for this kind; null where it agreed on nothing, and for dates of the calendar. */
  agreed: AgreedTerm | null;
  count: Count;
  days: CountingDays;
}

/** How an agreed date is counted (reminders, a stop of the clock) where the network has no term for the kind. */
const countWithoutTerm: Count = 'werkdag';

export function isTermKind(kind: string): kind is TermKind {
  return termKinds.some((termKind) => termKind === kind);
}

/**
 * Reads a request against the agreements of its network. Throws a RangeError on an unknown kind or a text that is no
 * instant, AfsprakenkaderMissing where no set holds on the first day.
 */
export function planTerm(request: TermRequest, inForceOn: (networkId: string, day: DayNumber) => SetInForce): TermPlan {
  const { kind, networkId, from, owner } = request;
  if (!isTermKind(kind) && !isCalendarKind(kind)) throw new RangeError(`unknown kind of deadline: ${kind}`);
  const startMs = msOf(from);
  const start = dayAt(startMs);
  const inForce = inForceOn(networkId, start);
  const agreed = isTermKind(kind) ? (inForce.set.terms[kind] ?? null) : null;
  const count = agreed?.count ?? countWithoutTerm;
  return { request, inForce, startMs, start, agreed, count, days: countingDays(count, owner, inForce.school) };
}
