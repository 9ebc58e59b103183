import { describe, expect, test } from 'vitest';
import { aCase, byClb, clb, contactPoint, coordinator, passes, provider, toChoice, toProvider } from './a-case.ts';

const viaContactPoint = { ...byClb, route: 'contactPoint' } as const;

describe('the pupil chooses', () => {
  test('and the offer is asked at once where the route is direct', () => {
    const asked = aCase(byClb).after(...toProvider);
    expect(asked).toMatchObject({ stage: 'awaitingProviderAnswer', holder: 'provider', clock: 'providerAnswer' });
    expect(asked.effects).toContainEqual({ type: 'fillSlot', slot: 'provider', organisationId: 'provider-2' });
  });

  test('and may choose otherwise while a provider thinks, or asks for more', () => {
    const changed = aCase(byClb).after(...toProvider, clb('choiceChanged'));
    expect(changed).toMatchObject({ stage: 'awaitingChoice', holder: 'clb', told: ['provider: requestWithdrawn'] });
    expect(changed.filled.has('provider')).toBe(false);
    const askedBack = aCase(byClb).after(...toProvider, provider('moreAsked'), clb('choiceChanged'));
    expect(askedBack.told).toEqual(['provider: requestWithdrawn']);
    expect(askedBack.after(clb('clbSectionHandedIn')).stage).toBe('awaitingChoice');
  });
});

describe.each([['contactPoint'], ['jointIntake']] as const)('where the route is %s', (route) => {
  const chosen = aCase({ ...byClb, route }).after(...toProvider);

  test('a contact point sends the registration on', () => {
    expect(chosen).toMatchObject({ stage: 'awaitingDispatch', holder: 'contactPoint', clock: 'dispatch' });
    expect(chosen.filled.has('provider')).toBe(false);
    expect(chosen.after(contactPoint('dispatched'))).toMatchObject({
      stage: 'awaitingProviderAnswer',
      holder: 'provider',
    });
  });

  test('it may give it back, ask for more and get that back, and try another provider after a decline', () => {
    expect(chosen.after(contactPoint('returnedToClb')).stage).toBe('awaitingChoice');
    const more = chosen.after(contactPoint('moreAsked'));
    expect(more).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', told: ['clb: moreAsked'] });
    expect(more.after(clb('clbSectionHandedIn')).stage).toBe('awaitingDispatch');
    expect(chosen.after(contactPoint('dispatched'), provider('declined')).stage).toBe('awaitingDispatch');
  });

  test('the contact point does not ask back for a provider, nor a provider for it', () => {
    expect(chosen.refusal(provider('moreAsked'))).toBe('actorIsContactPoint');
    expect(chosen.after(contactPoint('dispatched')).refusal(contactPoint('moreAsked'))).toBe('actorIsProvider');
  });
});

describe('a provider answers', () => {
  const asked = aCase(byClb).after(...toProvider);

  test('yes: CLB and school hear it, and the first contact is next', () => {
    const accepted = asked.after(provider('accepted'));
    expect(accepted).toMatchObject({ stage: 'awaitingFirstContact', holder: 'provider' });
    expect(accepted.told).toEqual(['clb: accepted', 'school: accepted']);
  });

  test('with a question: no decline, and its clock stands still until it is answered', () => {
    const more = asked.after(provider('moreAsked'));
    expect(more).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', context: { declines: 0 } });
    expect(more.running.get('providerAnswer')).toBe('kept');
    expect(more.filled.has('provider')).toBe(true);
    const back = more.after(clb('clbSectionHandedIn'));
    expect(back).toMatchObject({ stage: 'awaitingProviderAnswer', holder: 'provider' });
    expect(back.running.get('providerAnswer')).toBe('runs');
  });

  test('not now: the pupil chooses the next offer, and after the second time a consult is proposed', () => {
    const once = asked.after(provider('declined'));
    expect(once).toMatchObject({ stage: 'awaitingChoice', told: ['clb: declined'] });
    expect(once.filled.has('provider')).toBe(false);
    const twice = once.after(clb('offerChosen'), provider('declined'));
    expect(twice).toMatchObject({ stage: 'awaitingChoice', told: ['clb: declined', 'clb: consultProposed'] });
    const dispatched = aCase(viaContactPoint).after(...toProvider, contactPoint('dispatched'), provider('declined'));
    expect(dispatched.after(contactPoint('dispatched'), provider('declined'))).toMatchObject({
      stage: 'awaitingDispatch',
      told: ['clb: declined', 'clb: consultProposed'],
    });
  });

  test('the coordinator may ask to reconsider, and the same provider decides', () => {
    const again = asked.after(provider('declined'), coordinator('reconsiderationAsked'));
    expect(again).toMatchObject({ stage: 'awaitingProviderAnswer', holder: 'provider' });
    expect(again.effects).toContainEqual({ type: 'fillSlot', slot: 'provider', organisationId: 'provider-1' });
    expect(again.told).toEqual(['provider: reconsiderationAsked', 'clb: reconsiderationAsked']);
    expect(
      aCase(byClb)
        .after(...toChoice)
        .refusal(coordinator('reconsiderationAsked')),
    ).toBe('aProviderDeclined');
  });

  test('not at all: the next offer where the region agreed so, else people talk', () => {
    const lapsed = asked.after(passes('providerAnswerLapse'));
    expect(lapsed).toMatchObject({ stage: 'awaitingChoice', holder: 'clb' });
    expect(lapsed.told).toEqual(['clb: answerLapsed', 'provider: requestWithdrawn']);
    const ladder = asked.after(passes('providerAnswerLapse', { network: { unansweredProvider: 'ladderOnly' } }));
    expect(ladder.stage).toBe('awaitingProviderAnswer');
    const dispatched = aCase(viaContactPoint).after(...toProvider, contactPoint('dispatched'));
    expect(dispatched.after(passes('providerAnswerLapse')).stage).toBe('awaitingDispatch');
  });

  test('the clock of one provider never goes on for the next', () => {
    const road = [provider('moreAsked'), clb('choiceChanged'), clb('clbSectionHandedIn'), clb('offerChosen')];
    const next = asked.after(...road.slice(0, 3));
    expect(next.running.has('providerAnswer')).toBe(false);
    expect(asked.after(...road).running.get('providerAnswer')).toBe('runs');
  });
});

describe('a waiting list', () => {
  const waiting = aCase(byClb).after(...toProvider, provider('waitlisted'));

  test('keeps the pupil with the provider, and the CLB looks again on a date', () => {
    expect(waiting).toMatchObject({ stage: 'onWaitingList', holder: 'provider', clock: 'waitingListReview' });
    expect(waiting.after(clb('waitingListReviewed')).running.get('waitingListReview')).toBe('runs');
  });

  test('ends with a place, with leaving it, or with another choice', () => {
    expect(waiting.after(provider('placeFree'))).toMatchObject({
      stage: 'awaitingFirstContact',
      told: ['clb: placeFree'],
    });
    expect(waiting.after(provider('leftWaitingList')).stage).toBe('awaitingChoice');
    expect(waiting.after(clb('choiceChanged'))).toMatchObject({
      stage: 'awaitingChoice',
      told: ['provider: requestWithdrawn'],
    });
  });
});
