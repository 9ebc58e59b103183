import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openMail, type Mail } from '../../workers/mail.ts';
import { relayMails } from '../../workers/relay-mails.ts';
import { listMailFailures } from '../../workers/mail-rows.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts';

const canary = 'Kanariepietje';
const publicUrl = 'https://aanzet.example';
const from = 'bericht@aanzet.example';

describeOnBothDatabases('mail about notices', (database) => {
  let network: SmallNetwork;
  let sink: SmtpSink;
  let mail: Mail;
  const db = () => database().kysely;
  const relay = () => relayMails(db(), mail);
  const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim();

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    sink = await startSmtpSink();
    mail = openMail({ smtpUrl: sink.url, from, publicUrl });
  });
  afterEach(async () => {
    sink.refuse = () => undefined;
    sink.received = () => {};
    await db().updateTable('member').set({ active: true }).execute();
    await relay();
    await db().deleteFrom('mail').execute();
    sink.caught.length = 0;
  });
  afterAll(async () => {
    mail.close();
    await sink.stop();
  });

  test('says what kind of change and which number, and nothing about whom', async () => {
    const { id, number } = await network.startCase({ pupil: canary, input: { sentence: `${canary} blijft thuis.` } });
    await network.completeSection(id, 'school');
    await network.act('school', id, 'schoolSectionHandedIn', { note: canary });
    expect(await relay()).toEqual({ sent: 2, failed: 0 });

    expect(sink.caught.every(({ to }) => to.length === 1)).toBe(true);
    expect(new Set(sink.caught.flatMap(({ to }) => to))).toEqual(
      new Set(['pbd-anchor@aanzet.example', 'pbd-member@aanzet.example']),
    );
    const [first] = sink.caught;
    expect(header(first?.raw ?? '', 'subject')).toBe('Er is een bericht in Aanzet');
    expect(header(first?.raw ?? '', 'from')).toBe(from);
    expect(first?.raw).toContain(`Dossier ${number}: U bent aan zet.`);
    expect(first?.raw).toContain(`${publicUrl}/zaken/${id}`);
    const everything = sink.caught.map(({ raw }) => raw).join('\n');
    for (const name of [canary, 'De Linde', 'PBD Noord', 'Finn', 'Anker', 'Waterdam', 'thuis'])
      expect(everything).not.toContain(name);
  });

  test('goes to the member in person where the notice does, once, however many relays run', async () => {
    const { id } = await network.startCaseAt('awaitingSchoolSection');
    await network.act('clb', id, 'statusAsked');
    await Promise.all(Array.from({ length: 8 }, relay));
    expect(sink.caught.map(({ to }) => to)).toEqual([['school-member@aanzet.example']]);
    await relay();
    expect(sink.caught).toHaveLength(1);
  });

  test('skips who left, and asks the colleagues of a member who left', async () => {
    const { id } = await network.startCaseAt('awaitingSchoolSection');
    await db().updateTable('member').set({ active: false }).where('id', '=', 'school-member').execute();
    await network.act('clb', id, 'statusAsked');
    await relay();
    expect(sink.caught.map(({ to }) => to)).toEqual([['school-anchor@aanzet.example']]);
  });

  test('tries again with the same Message-ID after the server was away, and does not mail twice', async () => {
    const { id } = await network.startCaseAt('awaitingSchoolSection');
    await network.act('clb', id, 'statusAsked');
    const ids: (string | undefined)[] = [];
    sink.received = ({ raw }) => {
      ids.push(header(raw, 'message-id'));
      if (ids.length === 1) throw new Error('the disk is full');
    };
    expect(await relay()).toEqual({ sent: 0, failed: 1 });
    expect(await relay()).toEqual({ sent: 0, failed: 0 });
    expect(await listMailFailures(db())).toMatchObject([{ state: 'planned', attempts: 1, failure: 'EMESSAGE 451' }]);

    await network.setNow(new Date(Date.parse(await network.now()) + 31_000).toISOString());
    expect(await relay()).toEqual({ sent: 1, failed: 0 });
    expect(await relay()).toEqual({ sent: 0, failed: 0 });
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@aanzet\.example>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test('keeps everything while the mail server is down, asking it once each time', async () => {
    const { id } = await network.startCaseAt('awaitingClbSection');
    await network.completeSection(id, 'clb');
    const nobody = openMail({ smtpUrl: 'smtp://127.0.0.1:1', from, publicUrl });
    expect(await relayMails(db(), nobody)).toEqual({ sent: 0, failed: 1 });
    nobody.close();
    // What waits for the overview of the day is not this server's business.
    const direct = db().selectFrom('mail').select(['state', 'attempts']).where('state', '<>', 'collected');
    const waiting = (await direct.execute()).map(({ state, attempts }) => `${state} ${attempts}`);
    expect(new Set(waiting)).toEqual(new Set(['planned 1', 'planned 0']));

    await network.setNow(new Date(Date.parse(await network.now()) + 31_000).toISOString());
    expect(await relay()).toEqual({ sent: waiting.length, failed: 0 });
    expect(sink.caught).toHaveLength(waiting.length);
  });

  test('gives up an address that the server refuses or that is none, in sight, and mails the others', async () => {
    const { id } = await network.startCase();
    await network.completeSection(id, 'school');
    await network.act('school', id, 'schoolSectionHandedIn');
    const bad = `"x@evil.example"@aanzet.example`;
    await db().updateTable('member').set({ email: bad }).where('id', '=', 'pbd-anchor').execute();
    sink.refuse = () => 550;
    expect(await relay()).toEqual({ sent: 0, failed: 2 });
    await db()
      .updateTable('member')
      .set({ email: 'pbd-anchor@aanzet.example' })
      .where('id', '=', 'pbd-anchor')
      .execute();
    const failures = await listMailFailures(db());
    expect(failures.map(({ state, failure }) => `${state} ${failure}`).toSorted()).toEqual([
      'dead EENVELOPE 550',
      'dead notAnAddress',
    ]);
    expect(sink.caught).toEqual([]);
  });

  test('a late answer changes nothing for who took the mail over', async () => {
    const { id } = await network.startCaseAt('awaitingSchoolSection');
    await network.act('clb', id, 'statusAsked');
    let slow: (() => void) | undefined;
    sink.received = () => (slow === undefined ? new Promise<void>((resolve) => (slow = resolve)) : undefined);
    const late = relay();
    await expect.poll(() => slow).toBeDefined();
    await network.setNow(new Date(Date.parse(await network.now()) + 121_000).toISOString());
    await relay();
    slow?.();
    await late;
    const mails = await db().selectFrom('mail').select(['state', 'attempts']).execute();
    expect(mails).toEqual([{ state: 'confirmed', attempts: 2 }]);
    const messageIds = new Set(sink.caught.map(({ raw }) => header(raw, 'message-id')));
    expect(messageIds.size).toBe(1);
  });

  test('queues nothing without a mail server', async () => {
    const { id } = await network.startCaseAt('awaitingSchoolSection');
    await network.act('clb', id, 'statusAsked');
    await relayMails(db(), undefined);
    const left = await db().selectFrom('notice').select('id').where('mail_state', 'is', null).execute();
    expect(left).toEqual([]);
    expect(await relay()).toEqual({ sent: 0, failed: 0 });
  });
});
