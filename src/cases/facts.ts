import type { Facts } from '../../machines/procedure.ts';
import type { Slot } from '../../machines/slots.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import type { NetworkSettings } from '../engine/terms.ts';

/** What a guard may ask, from the case as it was read. */
export function factsFor(
  engine: Pick<Engine, 'terms'>,
  loaded: LoadedCase,
  actor: { slot: Slot | 'system'; organisationId: string | null; memberId: string | null },
  lookedUp: Partial<Pick<Facts, 'offerOrganisationId' | 'birthdays' | 'emergencies'>> = {},
): Facts {
  return {
    actor,
    sectionsComplete: loaded.sectionsComplete,
    birthdays: { turns12On: null, turns18On: null },
    emergencies: { toReview: 0 },
    offerOrganisationId: null,
    ...lookedUp,
    network: networkFacts(engine.terms.settings(loaded.record.networkId, loaded.now)),
  };
}

const networkFacts = (settings: NetworkSettings): Facts['network'] => ({
  pbdAdvice: settings.pbdAdvice === 'on',
  unansweredProvider: settings.unansweredProvider,
  firstContactAttempts: settings.firstContactAttempts,
  consultProposedAfterDeclines: settings.consultProposedAfterDeclines,
  reopenAllowed: settings.reopenAllowed,
  attachments: settings.attachments === 'on',
  startTableConvener: settings.startTableConvener,
});

/**
 * The days on which a pupil turns 12 and 18, where they still lie ahead of `today`. Born on 29 February: 1 March, the
 * first day on which the age is reached for sure.
 */
export function birthdaysAfter(today: string, birthDate: string | null): Facts['birthdays'] {
  const turns = (age: number): string | null => {
    if (birthDate === null) return null;
    const wished = `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
    const existing = new Date(`${wished}T00:00:00Z`).toISOString().slice(0, 10);
    return existing > today ? existing : null;
  };
  return { turns12On: turns(12), turns18On: turns(18) };
}
