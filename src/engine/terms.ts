/**
 * The port through which the engine asks for dates (law 10: calendars are arguments).
 * `src/afsprakenkader` implements it; the engine knows no rule and no holiday.
 */

/** An instant as ISO 8601 in UTC, e.g. `2026-11-23T09:30:00.000Z`. */
export type Instant = string;
/** A calendar date in Europe/Brussels, `YYYY-MM-DD`. */
export type DateOnly = string;

/** Days on which an organisation cannot be expected to act; both ends included. */
export interface ClosedPeriod {
  from: DateOnly;
  until: DateOnly;
  reason: string;
  /** Only schools close for half a day; both halves when absent. */
  half?: 'morning' | 'afternoon';
}

/** Whose days are counted: the organisation that must act. */
export interface CalendarOwner {
  organisationId: string;
  name: string;
  kind: string;
  closed: readonly ClosedPeriod[];
}

export interface TermRequest {
  kind: string;
  /** The afsprakenkader set in force: the network and the day on which the case looks it up. */
  networkId: string;
  from: Instant;
  /** null: nobody's calendar in particular, only the legal holidays count. */
  owner: CalendarOwner | null;
  /** A date that people agreed on; replaces the counted end. */
  on?: DateOnly;
}

/** A deadline worked out: law 5 demands instant, rule, calendar version and explanation. */
export interface Term {
  dueAt: Instant;
  rule: string;
  calendarVersion: string;
  explanation: string;
  /** Instants before `dueAt` (and after `from`) on which the holder is reminded, earliest first. */
  remindAt: readonly Instant[];
}

export interface LadderStep {
  at: Instant;
  /** Who hears it: see "escalation ladder" in the afsprakenkader. */
  to: 'holder' | 'colleague' | 'coordinator' | 'otherOrganisation';
}

/** What a running case takes from the agreements of its network. */
export interface NetworkSettings {
  afsprakenkaderVersion: string;
  /** 'off' lets a registration skip the PBD. */
  pbdAdvice: 'on' | 'off';
  route: 'direct' | 'contactPoint' | 'jointIntake';
  startTableConvener: 'clb' | 'provider';
  /** Whom the route asks for akkoord, besides the pupil from 12 (hard) or the parents under 12 (hard). */
  consentParties: readonly ('parents' | 'school')[];
  unansweredProvider: 'nextOffer' | 'ladderOnly';
  firstContactAttempts: number;
  consultProposedAfterDeclines: number;
  reopenAllowed: boolean;
  attachments: 'on' | 'off';
  contactDataDaysAfterWithdrawal: number;
}

export interface Terms {
  settings(networkId: string, at: Instant): NetworkSettings;
  /** The deadline of this kind, or null where the network agreed on no term for it. */
  term(request: TermRequest): Term | null;
  /** Step `level` (1, 2, …) of the ladder after `dueAt` passed, later than `after`; null when the ladder has ended. */
  ladderStep(request: TermRequest, dueAt: Instant, level: number, after?: Instant): LadderStep | null;
  /** The same deadline after a stop of the clock: what was left is counted again from `resumedAt`. */
  resume(
    request: TermRequest,
    running: { dueAt: Instant; explanation: string },
    stoppedAt: Instant,
    resumedAt: Instant,
    reason: string,
  ): Term;
  /**
   * How much of a counted deadline has gone by: "6 van 5 werkdagen". `rule` is the deadline's own; null for a date that
   * was agreed or taken from the calendar.
   */
  elapsed(request: TermRequest, rule: string, until: Instant): { spent: number; of: number; unit: string } | null;
  /** Milliseconds of werkdagen (whole days, Brussels) between two instants: additive over adjoining intervals. */
  workingMs(from: Instant, until: Instant): number;
}
