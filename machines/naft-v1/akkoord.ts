import { untilWith, type NaftContext } from './context.ts';
import { end, endSlot, tell } from './setup.ts';

/** After a refusal the CLB talks again: on the agreed date, or after the usual term. */
export function talkAgain() {
  return {
    type: 'startDeadline',
    params: ({ event }: { event: { payload: { talkAgainOn?: string | undefined } } }) =>
      event.payload.talkAgainOn === undefined
        ? { kind: 'consentTalk' as const, slot: 'clb' as const }
        : { kind: 'consentTalk' as const, slot: 'clb' as const, on: event.payload.talkAgainOn },
  } as const;
}

/** The CLB talks again within the usual term. */
export const talkSoon = { type: 'startDeadline', params: { kind: 'consentTalk', slot: 'clb' } } as const;

/** An akkoord that was given until a day ends on that day; of several days the first counts. */
export const agreedUntil = [
  end('consentUntil'),
  {
    type: 'startDeadline',
    params: ({ context, event }: { context: NaftContext; event: { payload: { until?: string | undefined } } }) => ({
      kind: 'consentUntil' as const,
      slot: 'clb' as const,
      on: untilWith(context, event.payload.until),
    }),
  },
] as const;

/** Shared on another ground: somebody looks again on a date. */
export const reviewGround = [
  end('groundReview'),
  {
    type: 'startDeadline',
    params: ({ event }: { event: { payload: { reviewOn?: string | undefined } } }) =>
      event.payload.reviewOn === undefined
        ? { kind: 'groundReview' as const, slot: 'clb' as const }
        : { kind: 'groundReview' as const, slot: 'clb' as const, on: event.payload.reviewOn },
  },
] as const;

/** A no, or a ground that fell away: what was shared on another ground is looked at no more. */
export const noMore = [end('groundReview'), 'remember'] as const;

/** Everybody who has to agree does: what waited for that ends. */
export const nothingMissing = [end('consent'), end('consentTalk'), end('contactDataWindow'), 'remember'] as const;

/** A provider that asked for more, or was about to answer, is no longer asked: its clock does not wait for another. */
export const requestGone = [
  tell('provider', 'requestWithdrawn'),
  endSlot('provider'),
  end('providerAnswer'),
  end('providerAnswerLapse'),
] as const;
