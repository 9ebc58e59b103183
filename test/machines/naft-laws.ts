import { deadlineKinds } from '../../machines/deadlines.ts';
import { consentComplete } from '../../machines/naft-v1/context.ts';
import type { Procedure } from '../../machines/procedure.ts';
import { slots } from '../../machines/slots.ts';
import { refusalTexts } from '../../src/contract/nl/procedure.ts';
import { contextOf, type Attempt, type Node } from './explore-naft.ts';

/** A law: what is wrong with a state, or with what an event did in one. Nothing wrong: undefined. */
export type Law = (attempt: Attempt, procedure: Procedure) => string | undefined;
type After = Pick<Node, 'state' | 'position' | 'running' | 'filled'>;

const after = (attempt: Attempt): After | undefined =>
  attempt.decision.accepted && attempt.canBeFilledIn
    ? {
        state: attempt.decision.state,
        position: attempt.decision.position,
        running: attempt.running,
        filled: attempt.filled,
      }
    : undefined;

const registration = ['awaitingSchoolSection', 'awaitingPbdAdvice', 'awaitingClbSection', 'awaitingConsent'];
const unplaced = [...registration, 'awaitingChoice', 'awaitingDispatch'];

/** Exactly one holder and one clock, and that clock was really started. */
export function holderAndClock({ state, position, running }: After, procedure: Procedure): string | undefined {
  const { holder, clock, stage, final } = position;
  const stepClocks = new Set(Object.values(procedure.states).map((meta) => meta.clock));
  if (final) return holder === null && clock === null ? undefined : 'a final state has a holder or a clock';
  if (holder === null || !slots.includes(holder)) return 'nobody holds the case';
  if (clock === null || !deadlineKinds.includes(clock)) return 'no clock belongs to this state';
  const expected = state.context['clockStopped'] === true ? 'stopped' : 'runs';
  if (running.get(clock) !== expected) return `${clock} is ${running.get(clock) ?? 'not started'}`;
  for (const [kind, how] of running) {
    const asideOf = kind === 'consent' && how === 'runs';
    if (kind !== clock && stepClocks.has(kind as never) && how !== 'kept' && !asideOf) {
      return `${kind} of another step still runs at ${stage}`;
    }
  }
  return undefined;
}

/** What the case remembers and what runs beside it say the same. */
export function memoryAndDeadlines({ state, position, running }: After): string | undefined {
  const context = contextOf({ state });
  if (position.final) return undefined;
  const agree: [string, boolean, boolean][] = [
    ['statusQuestion', running.has('statusQuestion'), context.statusAsked],
    ['stoppedClockReview', running.has('stoppedClockReview'), context.clockStopped],
    ['emergencyReview', running.has('emergencyReview'), context.emergencyToReview],
    ['returnAcceptance', running.has('returnAcceptance'), context.returnOffered],
    [
      'clbObjection',
      running.has('clbObjection'),
      context.clbTransfer === 'asked' || context.clbTransfer === 'accepted',
    ],
    [
      'providerAnswer that was kept',
      running.get('providerAnswer') === 'kept',
      context.askedBackBy === 'provider' && registration.includes(position.stage),
    ],
  ];
  const wrong = agree.find(([, runs, remembered]) => runs !== remembered);
  if (wrong) return `${wrong[0]} ${wrong[1] ? 'runs' : 'does not run'} against what the case remembers`;
  if (!consentComplete(context)) return undefined;
  const needless = ['consent', 'consentTalk', 'contactDataWindow'].find((kind) => running.has(kind));
  return needless && needless !== position.clock ? `${needless} runs though every akkoord is there` : undefined;
}

/** Whoever is asked is there, and whoever is no longer asked has left. */
export function slotsFilled({ state, position, filled }: After): string | undefined {
  const context = contextOf({ state });
  const { stage, holder, final } = position;
  if (final) return filled.has('newClb') ? 'a transfer outlives its case' : undefined;
  if (holder === 'provider' && !filled.has('provider')) return 'the holder is not there';
  if (holder === 'returnContact' && !filled.has('returnContact')) return 'nobody was named to ask';
  if (unplaced.includes(stage) && filled.has('provider') !== (context.askedBackBy === 'provider')) {
    return 'a provider sees a case in which it is not asked, or was sent away while it waits';
  }
  return filled.has('newClb') === (context.clbTransfer !== null) ? undefined : 'a transfer without its CLB';
}

/** Payloads that were parsed before. */
const allowed = new Set<string>();

export const laws: Record<string, Law> = {
  'exactly one holder and one clock that really runs': (attempt, procedure) => {
    const result = after(attempt);
    return result && holderAndClock(result, procedure);
  },
  'deadlines beside the step run exactly while the case remembers why': (attempt) => {
    const result = after(attempt);
    return result && memoryAndDeadlines(result);
  },
  'who is asked fills a slot, who is not asked does not': (attempt) => {
    const result = after(attempt);
    return result && slotsFilled(result);
  },
  'a refusal has a named reason with a Dutch text': ({ decision }) =>
    decision.accepted || Object.hasOwn(refusalTexts, decision.reason) ? undefined : `no text for ${decision.reason}`,
  'an event that is offered is never refused for its payload, and one that is not is always refused': ({
    decision,
    offered,
    canBeFilledIn,
  }) =>
    !canBeFilledIn || decision.accepted === offered.may
      ? undefined
      : `offered: ${offered.may}, accepted: ${decision.accepted}`,
  'every payload tried is one that the event allows': ({ type, event, answers, canBeFilledIn }, procedure) => {
    const tried = `${type} ${answers}`;
    if (!canBeFilledIn || allowed.has(tried)) return undefined;
    const read = procedure.events[type]?.payload.safeParse(event().payload);
    if (read?.success) allowed.add(tried);
    return read?.success ? undefined : `${read?.error?.message}`;
  },
  'after the end nothing happens but reopening': ({ node, type, decision }) =>
    node.position.final && decision.accepted && type !== 'reopened' ? 'accepted after the end' : undefined,
};
