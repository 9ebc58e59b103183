import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { caseRow, eventsOf, noticesOf } from '../support/case-rows.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('a deadline that passes', (database) => {
  let network: SmallNetwork;
  let db: Db;
  beforeAll(async () => {
    network = await openSmallNetwork(database());
    db = network.engine.db;
  });
  const at = (now: string) => network.setNow(now);

  test('of the PBD moves the case on by itself, and says so to both', async () => {
    await at('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    // Ten werkdagen from Monday 16 November: until Monday 30 November included.
    await network.advance('2026-11-30T22:59:00.000Z');
    expect((await caseRow(db, id)).stage).toBe('awaitingPbdAdvice');
    await network.advance('2026-11-30T23:00:00.000Z');
    expect(await caseRow(db, id)).toMatchObject({ stage: 'awaitingClbSection', holder_slot: 'clb' });
    expect(await eventsOf(db, id, 'deadlinePassed')).toEqual(['deadlinePassed 2026-11-30T23:00']);
    expect(await noticesOf(db, id, 'clbWentAhead', 'yourTurn')).toEqual([
      'yourTurn pbd 2026-11-16T09:00',
      'clbWentAhead pbd 2026-11-30T23:00',
      'yourTurn clb 2026-11-30T23:00',
    ]);
  });

  test('of the school is announced, told and then climbs, on days when somebody is there', async () => {
    await at('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCase();
    await network.advance('2026-12-15T09:00:00.000Z');
    // Five lesdagen, so Monday 23 November included; one lesdag before it a reminder, from then on the ladder.
    expect(await eventsOf(db, id)).toEqual([
      'caseStarted 2026-11-16T09:00',
      'reminderSent 2026-11-20T07:00',
      'deadlinePassed 2026-11-23T23:00',
      'escalated 2026-11-24T07:00',
      'escalated 2026-11-26T07:00',
      'escalated 2026-12-01T07:00',
    ]);
    expect(await noticesOf(db, id)).toEqual([
      'reminder school-member 2026-11-20T07:00',
      'termPassed school-member 2026-11-23T23:00',
      'escalatedHolder school-member 2026-11-24T07:00',
      'escalatedColleague school-anchor 2026-11-26T07:00',
      'escalatedCoordinator coordinator 2026-12-01T07:00',
    ]);
    expect(await caseRow(db, id)).toMatchObject({
      stage: 'awaitingSchoolSection',
      next_due_at: '2026-11-23T23:00:00.000Z',
    });
  });

  test('while nobody swept does not send the whole ladder at once afterwards', async () => {
    await at('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCase();
    // Saturday 5 December: everybody on the ladder would have been called by now.
    await at('2026-12-05T09:00:00.000Z');
    await network.sweep();
    expect(await eventsOf(db, id, 'escalated')).toEqual([]);
    await network.advance('2026-12-15T09:00:00.000Z');
    expect(await eventsOf(db, id, 'deadlinePassed', 'escalated')).toEqual([
      'deadlinePassed 2026-12-05T09:00',
      'escalated 2026-12-07T07:00',
      'escalated 2026-12-08T07:00',
      'escalated 2026-12-09T07:00',
    ]);
  });

  test('of a school in the autumn holidays waits until somebody is back', async () => {
    await at('2026-10-26T09:00:00.000Z');
    const { id } = await network.startCase();
    await network.advance('2026-11-20T09:00:00.000Z');
    // Autumn holidays 2 to 8 November and 11 November off: nothing is sent on those days.
    const days = (await eventsOf(db, id, 'reminderSent', 'escalated')).map((event) =>
      event.split(' ')[1]?.slice(0, 10),
    );
    expect(days).toEqual(['2026-10-30', '2026-11-10', '2026-11-13', '2026-11-18'].slice(0, days.length));
    expect(days.length).toBeGreaterThan(2);
  });

  test('of an unanswered provider lapses to the next offer, and the provider sees the case no longer', async () => {
    await at('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCaseAt('awaitingProviderAnswer');
    await network.advance('2026-12-04T09:00:00.000Z');
    expect(await caseRow(db, id)).toMatchObject({ stage: 'awaitingChoice', holder_slot: 'clb' });
    expect(await noticesOf(db, id, 'answerLapsed', 'requestWithdrawn')).toEqual([
      'answerLapsed clb 2026-11-26T23:00',
      'requestWithdrawn provider 2026-11-26T23:00',
    ]);
    await expect(network.act('provider', id, 'accepted')).rejects.toThrow('notFound');
    await network.act('clb', id, 'offerChosen', { offer: 'offer-of-provider2' });
    await network.act('provider2', id, 'accepted');
  });

  test('stands still while the clock is stopped, and is counted on from where it stood', async () => {
    await at('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCaseAt('awaitingClbSection');
    await network.act('clb', id, 'clockStopped', { reason: 'illness', text: 'Ligt in het ziekenhuis.' });
    await network.advance('2026-12-14T09:00:00.000Z');
    expect(await eventsOf(db, id, 'deadlinePassed')).toEqual(['deadlinePassed 2026-11-30T23:00']);
    expect(await noticesOf(db, id, 'termPassed')).toEqual(['termPassed clb 2026-11-30T23:00']);
    expect(await caseRow(db, id)).toMatchObject({ no_clock_reason: 'clockStopped' });
    await network.act('clb', id, 'clockResumed');
    await network.advance('2027-01-20T09:00:00.000Z');
    // Ten werkdagen were left; the CLB is closed from 24 December to 3 January: until 6 January included.
    expect((await eventsOf(db, id, 'deadlinePassed')).at(-1)).toBe('deadlinePassed 2027-01-06T23:00');
  });

  test('near the summer warns the holder on 1 June, and in the quiet weeks nothing climbs', async () => {
    await at('2027-05-31T09:00:00.000Z');
    const { id } = await network.startCaseAt('pathwayRunning');
    await network.advance('2027-08-31T09:00:00.000Z');
    expect(await noticesOf(db, id, 'summerNear')).toEqual(['summerNear provider 2027-05-31T22:00']);
    expect(await eventsOf(db, id, 'deadlinePassed', 'escalated')).toEqual([
      'deadlinePassed 2027-05-31T22:00',
      'deadlinePassed 2027-07-12T22:00',
      'escalated 2027-07-13T06:00',
      'escalated 2027-08-17T06:00',
      'escalated 2027-08-18T06:00',
    ]);
  });

  test('on 1 September asks the CLB who follows the case this school year, and keeps the clock', async () => {
    await at('2027-08-24T09:00:00.000Z');
    const { id } = await network.startCaseAt('pathwayRunning');
    const { next_due_at } = await caseRow(db, id);
    await network.advance('2027-09-01T09:00:00.000Z');
    expect(await noticesOf(db, id, 'schoolYearStart')).toEqual(['schoolYearStart clb 2027-08-31T22:00']);
    const running = await db
      .selectFrom('deadline')
      .select(['kind', 'due_at'])
      .where('case_id', '=', id)
      .where('role', '=', 'term')
      .where('ended_at', 'is', null)
      .orderBy('kind')
      .execute();
    expect(running).toMatchObject([
      { kind: 'contactsReview' },
      { kind: 'pathwayCheck', due_at: next_due_at },
      { kind: 'schoolYearStart', due_at: '2028-08-31T22:00:00.000Z' },
      { kind: 'summerNear', due_at: '2028-05-31T22:00:00.000Z' },
    ]);
  });
});
