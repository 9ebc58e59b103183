import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNow } from '../../db/clock.ts';
import type { Trx } from '../../db/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { testMasterKeys } from '../support/test-vault.ts';
import { checkCases } from './check-cases.ts';
import { checkCommands, type SentCommand } from './check-commands.ts';
import { openPayload } from './open-sealed.ts';
import type { Findings } from './report.ts';
import { readRows, type Rows } from './rows.ts';

/** The checks of the chaos run, on a small database that is whole and then tampered with: each must go red. */

let opened: TestDatabase;
let network: SmallNetwork;
let before: Rows;
let sent: SentCommand[];
let now: string;

beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  network = await openSmallNetwork(opened.database);
  // A case whose terms pass and whose ladder is climbed, one that ends, and then the one of the journal.
  await network.startCaseAt('awaitingProviderAnswer');
  await network.startCaseAt('closed');
  await network.advance('2027-01-20T09:00:00.000Z');
  before = await rowsOf(opened.database.kysely);
  const { id } = await network.startCaseAt('pathwayRunning');
  await network.advance('2027-03-20T09:00:00.000Z');
  now = await readNow(opened.database.kysely);
  sent = await journalOf(id);
});
afterAll(() => opened?.drop());

const rowsOf = (db: Pick<Trx, 'getExecutor'>): Promise<Rows> =>
  readRows(async <Row>(text: string) => (await sql.raw(text).execute(db)).rows as Row[]);

/** What its sender would have written down about a case, had it been sent over HTTP. */
async function journalOf(caseId: string): Promise<SentCommand[]> {
  const { rows } = await sql<{ actor: string; key: string; type: string; seq: number }>`
    select c.actor, c.key, e.type, e.seq from command c
    join event e on e.case_id = c.case_id and e.seq = (c.answer ->> 'revision')::int
    where c.case_id = ${caseId} order by e.seq`.execute(opened.database.kysely);
  const { cases, events } = await rowsOf(opened.database.kysely);
  const said = (seq: number): unknown => {
    const event = events.find((one) => one.case === caseId && one.seq === seq);
    const of = cases.find((one) => one.id === caseId);
    return event && openPayload(event, of, testMasterKeys);
  };
  return rows.map(({ type, seq, ...row }) => ({
    ...row,
    payload: said(seq),
    kind: seq === 1 ? 'start' : 'event',
    name: type,
    caseId,
    outcome: 'acked',
    answer: { id: caseId, revision: seq },
  }));
}

/** What the checks find after a tampering, which is undone. */
async function findingsAfter(tamper: (trx: Trx) => Promise<unknown>, journal = sent): Promise<(keyof Findings)[]> {
  const undo = new Error('undo');
  let red: (keyof Findings)[] = [];
  const tampering = opened.database.kysely.transaction().execute(async (trx) => {
    await tamper(trx);
    const after = await rowsOf(trx);
    const findings: Findings = {
      ...checkCases(after, now),
      ...checkCommands(journal, before, after, now, testMasterKeys),
    };
    red = (Object.keys(findings) as (keyof Findings)[]).filter((name) => findings[name].length > 0);
    throw undo;
  });
  await tampering.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return red.toSorted();
}

const run = (statement: string) => (trx: Trx) => sql.raw(statement).execute(trx);
const lastCase = `(select case_id from event order by at desc limit 1)`;

test('finds nothing where nothing is wrong', async () => {
  expect(sent.length).toBeGreaterThan(8);
  expect(before.deadlines.some((row) => row.fired)).toBe(true);
  expect(await findingsAfter(async () => {})).toEqual([]);
});

describe('planted in the rows', () => {
  test.each<[string, string, (keyof Findings)[]]>([
    ['an event is gone', `delete from event where case_id = ${lastCase} and seq = 4`, ['brokenChains', 'gaps', 'lost']],
    [
      'the last event is gone, and nothing but the journal knows it',
      `with gone as (delete from event where case_id = ${lastCase} and seq = (select max(seq) from event
          where case_id = ${lastCase} and actor_kind = 'member') returning *)
        delete from command c using gone where c.case_id = gone.case_id
          and (c.answer ->> 'revision')::int = gone.seq`,
      ['brokenChains', 'gaps', 'lost'],
    ],
    [
      'a payload was changed',
      `update event set payload = payload || '{"note":"anders"}' where case_id = ${lastCase} and seq = 2`,
      ['brokenChains', 'lost'],
    ],
    [
      'a payload was changed with its hash',
      `update event set payload_hash = repeat('1', 64), payload = null where case_id = ${lastCase} and seq = 2`,
      ['brokenChains', 'lost'],
    ],
    ['the head was changed', `update cases set head_hash = repeat('2', 64) where final`, ['brokenChains']],
    ['an actor was changed', `update event set actor_member_id = 'other' where seq = 2`, ['brokenChains']],
    [
      'a deadline is no longer fired',
      `update deadline set fired_at = null where id = (select id from deadline where fired_at is not null
        and ended_at is not null limit 1)`,
      ['doubledDeadlines'],
    ],
    [
      'a deadline that still runs is no longer fired',
      `update deadline set fired_at = null where id = (select id from deadline where fired_at is not null
        and ended_at is null and paused_at is null limit 1)`,
      ['doubledDeadlines', 'missedDeadlines'],
    ],
    [
      'a deadline fired without an event',
      `update deadline set fired_at = due_at where id = (select id from deadline where fired_at is null
        and ended_at is null limit 1)`,
      ['missedDeadlines'],
    ],
    [
      'a deadline was left',
      `update deadline set due_at = '2027-01-01T00:00:00Z' where id = (select id from deadline where fired_at is null
        and ended_at is null and paused_at is null limit 1)`,
      ['missedDeadlines'],
    ],
    [
      'a deadline fired twice',
      `insert into event select case_id, 99, type, at, stage, actor_kind, null, null, null, actor_name, payload,
        payload_hash, prev_hash, hash from event where actor_kind = 'system' limit 1`,
      ['brokenChains', 'doubledDeadlines', 'gaps'],
    ],
    [
      'a move was made twice',
      `insert into event select case_id, 99, type, at, stage, actor_kind, actor_slot, actor_organisation_id,
        actor_member_id, actor_name, payload, payload_hash, prev_hash, hash from event
        where case_id = ${lastCase} and actor_kind = 'member' limit 1`,
      ['brokenChains', 'doubled', 'gaps'],
    ],
    ['an answer is gone', `delete from command where case_id = ${lastCase}`, ['doubled', 'lost']],
    [
      'two keys have one effect',
      `update command set answer = (select answer from command where case_id = ${lastCase} limit 1)
        where case_id = ${lastCase}`,
      ['doubled', 'lost'],
    ],
    [
      'an interval of the ledger is gone',
      `delete from ledger where case_id = ${lastCase} and seq = (select max(seq) from ledger where case_id = ${lastCase})`,
      ['ledgerGaps'],
    ],
    [
      'an interval of the ledger was moved',
      `update ledger set from_at = from_at + interval '1 millisecond' where case_id = ${lastCase} and seq = 1`,
      ['ledgerGaps'],
    ],
  ])('%s', async (_name, statement, red) => {
    expect(await findingsAfter(run(statement))).toEqual(red);
  });
});

describe('planted in the journal', () => {
  const command = { actor: 'school-member', payload: {}, caseId: 'none', name: 'school' } as const;

  test('an acknowledged command that left no trace', async () => {
    const journal = [...sent, { ...command, key: 'k', kind: 'event', outcome: 'acked', answer: {} } as const];
    expect(await findingsAfter(async () => {}, journal)).toEqual(['lost']);
  });

  test('a command without an answer may have happened or not', async () => {
    const journal = [...sent, { ...command, key: 'k', kind: 'event', outcome: 'unknown' } as const];
    expect(await findingsAfter(async () => {}, journal)).toEqual([]);
    const unsure = sent.map((one) => ({ ...one, outcome: 'unknown' as const }));
    expect(await findingsAfter(async () => {}, unsure)).toEqual([]);
  });

  test('a refused command that was carried out', async () => {
    const journal = sent.map((one, index) => (index === 3 ? { ...one, outcome: 'refused' as const } : one));
    expect(await findingsAfter(async () => {}, journal)).toEqual(['doubled']);
  });

  test('an event nobody sent, and one that says something else', async () => {
    expect(await findingsAfter(async () => {}, sent.slice(0, -1))).toEqual(['doubled']);
    const other = sent.map((one, index) => (index === 2 ? { ...one, payload: { note: 'anders' } } : one));
    expect(await findingsAfter(async () => {}, other)).toEqual(['lost']);
  });

  test('an older saving of a section, and a clock that went back', async () => {
    const answered = `insert into command (actor, key, body_hash, case_id, answer, at) values
      ('school-member', 's', '', null, '{"revision": 9}', now()),
      ('school-member', 'c', '', null, '{"now": "2099-01-01T00:00:00.000Z"}', now())`;
    const section = { ...command, key: 's', kind: 'section', outcome: 'acked', caseId: sent[0]?.caseId ?? '' } as const;
    const clock = { ...command, key: 'c', kind: 'clock', outcome: 'acked' } as const;
    expect(await findingsAfter(run(answered), [...sent, section])).toEqual(['lost']);
    expect(await findingsAfter(run(answered), [...sent, clock])).toEqual(['lost']);
    expect(await findingsAfter(run(answered), [...sent, section, section])).toEqual(['doubled', 'lost']);
  });
});
