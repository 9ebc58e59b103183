import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chooseMail } from '../../src/people/mail-choices.ts';
import { lastDigestAt } from '../../workers/digest-rows.ts';
import { openMail, type Mail } from '../../workers/mail.ts';
import { relayDigests } from '../../workers/relay-digests.ts';
import { relayMails } from '../../workers/relay-mails.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts';

const canary = 'Kanariepietje';

test('the overview is of 8.00 in Brussels on a working day, in winter and in summer', () => {
  // Friday, then Monday; 11 November is a holiday.
  expect(lastDigestAt('2026-11-20T07:00:00.000Z')).toBe('2026-11-20T07:00:00.000Z');
  expect(lastDigestAt('2026-11-20T06:59:59.999Z')).toBe('2026-11-19T07:00:00.000Z');
  expect(lastDigestAt('2026-11-22T12:00:00.000Z')).toBe('2026-11-20T07:00:00.000Z');
  expect(lastDigestAt('2026-11-23T06:59:00.000Z')).toBe('2026-11-20T07:00:00.000Z');
  expect(lastDigestAt('2026-11-11T12:00:00.000Z')).toBe('2026-11-10T07:00:00.000Z');
  expect(lastDigestAt('2026-07-06T06:00:00.000Z')).toBe('2026-07-06T06:00:00.000Z');
});

describeOnBothDatabases('the overview of the day', (database) => {
  let network: SmallNetwork;
  let sink: SmtpSink;
  let mail: Mail;
  const db = () => database().kysely;
  const relay = async () => {
    const mails = await relayMails(db(), mail);
    const digests = await relayDigests(db(), mail);
    return { mails: mails.sent, digests: digests.sent };
  };
  const choose = (topic: 'turn' | 'questions', choice: 'direct' | 'digest' | 'none') =>
    chooseMail(db(), network.readers.school, topic, choice);
  const ask = async (): Promise<string> => {
    const { id, number } = await network.startCaseAt('awaitingSchoolSection', { pupil: canary });
    await network.act('clb', id, 'statusAsked', { question: canary });
    return number;
  };
  const mine = () => sink.caught.filter(({ to }) => to.includes('school-member@aanzet.example'));

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    sink = await startSmtpSink();
    mail = openMail({ smtpUrl: sink.url, from: 'bericht@aanzet.example', publicUrl: 'https://aanzet.example' });
  });
  afterEach(async () => {
    sink.received = () => {};
    for (const table of ['mail', 'digest', 'mail_choice'] as const) await db().deleteFrom(table).execute();
    await db()
      .updateTable('notice')
      .set({ mail_state: 'off', read_at: await network.now() })
      .execute();
    sink.caught.length = 0;
  });
  afterAll(async () => {
    mail.close();
    await sink.stop();
  });

  test('counts by kind what waited, once on the next working day, without names, cases or content', async () => {
    await network.setNow('2026-11-20T09:00:00.000Z');
    await choose('questions', 'digest');
    const numbers = [await ask(), await ask()];
    await relay();
    expect(mine()).toEqual([]);
    // All weekend nothing; nor on Monday before eight.
    await network.setNow('2026-11-23T06:59:50.000Z');
    await relay();
    expect(mine()).toEqual([]);
    await network.setNow('2026-11-23T07:00:01.000Z');
    await Promise.all(Array.from({ length: 6 }, relay));
    await relay();
    expect(mine()).toHaveLength(1);
    const raw = mine()[0]?.raw ?? '';
    expect(raw).toContain('Subject: Uw overzicht in Aanzet');
    expect(raw).toContain('- 2 keer: Waar staat dit?');
    expect(raw).toContain('https://aanzet.example/berichten');
    for (const hidden of [canary, 'De Linde', 'Dina', 'Robin', ...numbers]) expect(raw).not.toContain(hidden);
    await network.setNow('2026-11-24T07:00:01.000Z');
    await relay();
    expect(mine()).toHaveLength(1);
  });

  test('what came after eight waits for the next day, and what was read meanwhile is not told', async () => {
    await network.setNow('2026-11-24T07:30:00.000Z');
    await choose('questions', 'digest');
    await ask();
    await network.setNow('2026-11-24T15:00:00.000Z');
    await relay();
    expect(mine()).toEqual([]);
    await db()
      .updateTable('notice')
      .set({ read_at: await network.now() })
      .execute();
    await network.setNow('2026-11-25T07:00:01.000Z');
    await relay();
    expect(mine()).toEqual([]);
    const states = await db()
      .selectFrom('digest')
      .select(['state', 'failure'])
      .where('member_id', '=', 'school-member')
      .execute();
    expect(states).toEqual([{ state: 'dropped', failure: 'allRead' }]);
  });

  test('who is closed hears it on the first open day', async () => {
    await network.setNow('2026-12-23T09:00:00.000Z');
    await chooseMail(db(), network.readers.clb, 'questions', 'digest');
    const { id } = await network.startCaseAt('awaitingClbSection');
    await network.act('clb', id, 'slotFilled', { member: 'clb-member' });
    await network.act('school', id, 'statusAsked', {});
    await relay();
    const clb = () =>
      sink.caught.filter(({ to, raw }) => to.includes('clb-member@aanzet.example') && raw.includes('overzicht'));
    await network.setNow('2026-12-28T12:00:00.000Z');
    await relay();
    expect(clb()).toEqual([]);
    await network.setNow('2027-01-04T07:00:01.000Z');
    await relay();
    expect(clb()).toHaveLength(1);
  });

  test('who wants no mail about something gets none, and finds it in the inbox', async () => {
    await network.setNow('2027-01-11T09:00:00.000Z');
    await choose('questions', 'none');
    await ask();
    await network.setNow('2027-01-13T09:00:00.000Z');
    await relay();
    expect(mine()).toEqual([]);
    const notices = await db()
      .selectFrom('notice')
      .select('kind')
      .where('member_id', '=', 'school-member')
      .where('read_at', 'is', null)
      .execute();
    expect(notices.map(({ kind }) => kind)).toContain('statusAsked');
  });

  test('a crowd of notices after a standstill comes as one overview, not one by one', async () => {
    await network.setNow('2027-01-18T09:00:00.000Z');
    for (let count = 0; count < 7; count += 1) await ask();
    await relay();
    await relay();
    expect(mine()).toHaveLength(1);
    expect(mine()[0]?.raw).toContain('- 7 keer: Waar staat dit?');
  });

  test('is tried again under the same Message-ID when the server was away, and is never made twice', async () => {
    await network.setNow('2027-01-25T09:00:00.000Z');
    await choose('questions', 'digest');
    await ask();
    await relay();
    await network.setNow('2027-01-26T08:00:00.000Z');
    const seen: string[] = [];
    sink.received = ({ to, raw }) => {
      if (!to.includes('school-member@aanzet.example')) return;
      seen.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '');
      if (seen.length === 1) throw new Error('the disk is full');
    };
    await relay();
    await network.setNow('2027-01-26T08:01:00.000Z');
    await relay();
    await relay();
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(seen[0]);
  });
});
