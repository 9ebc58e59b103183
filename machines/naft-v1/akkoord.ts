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

/** Everybody who has to agree does: what waited for that ends. */
export const nothingMissing = [end('consent'), end('consentTalk'), end('contactDataWindow'), 'remember'] as const;

/** A provider that asked for more, or was about to answer, is no longer asked: its clock does not wait for another. */
export const requestGone = [
  tell('provider', 'requestWithdrawn'),
  endSlot('provider'),
  end('providerAnswer'),
  end('providerAnswerLapse'),
] as const;
