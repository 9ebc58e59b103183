import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../support/databases.ts';
import { Line, type Moment } from './line.ts';

let opened: TestDatabase;
let line: Line;
let url: URL;
beforeAll(async () => {
  opened = await createEmptyDatabase('postgresql');
  url = new URL(opened.url ?? '');
  line = await Line.to(Number(url.port));
  await direct(`create table done (what text);
    create function commit_move(what text) returns text language plpgsql as
      $$ begin insert into done values (what); return 'moved'; end $$;`);
});
afterAll(async () => {
  line?.close();
  await opened?.drop();
});
beforeEach(() => direct('truncate done'));

async function direct(statement: string): Promise<unknown[]> {
  return throughPort(Number(url.port), (client) => client.query(statement).then(({ rows }) => rows));
}

async function throughPort<Answer>(port: number, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const address = new URL(url);
  address.port = String(port);
  const client = new pg.Client({ connectionString: address.href });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const move = (client: pg.Client, what: string) =>
  client.query({ name: 'move', text: 'select commit_move($1) as outcome', values: [what] });

describe('a line to PostgreSQL', () => {
  test('passes everything on while nothing is set up', async () => {
    const outcome = await throughPort(line.port, async (client) => (await move(client, 'a')).rows);
    expect(outcome).toEqual([{ outcome: 'moved' }]);
  });

  test.each<[Moment, number]>([
    ['unsent', 0],
    ['unanswered', 1],
  ])('catches the next move %s: the database holds %i of it, the client none', async (moment, kept) => {
    await throughPort(line.port, async (client) => {
      await move(client, 'before');
      const sprung: Moment[] = [];
      line.trap(moment, () => sprung.push(moment));
      // Other statements do not spring it.
      await client.query({ name: 'other', text: 'select count(*) from done', values: [] });
      expect(sprung).toEqual([]);
      await expect(move(client, 'caught')).rejects.toThrow(/terminated/);
      expect(sprung).toEqual([moment]);
    });
    expect(await direct(`select what from done where what = 'caught'`)).toHaveLength(kept);
  });

  test('holds what is said, and lets it through late and whole', async () => {
    await throughPort(line.port, async (client) => {
      line.hold();
      let answered = false;
      const moved = move(client, 'held').then(() => (answered = true));
      await new Promise((waited) => setTimeout(waited, 200));
      expect(answered).toBe(false);
      line.letGo();
      await moved;
    });
    expect(await direct(`select what from done where what = 'held'`)).toHaveLength(1);
  });

  test('lets even a move that is under way through once a trap is taken away', async () => {
    await throughPort(line.port, async (client) => {
      let sprung = false;
      line.trap('unanswered', () => (sprung = true));
      const slow = client.query({ name: 'slow', text: `select commit_move('slow'), pg_sleep(0.3)`, values: [] });
      await new Promise((waited) => setTimeout(waited, 100));
      line.disarm();
      expect((await slow).rows).toHaveLength(1);
      expect(sprung).toBe(false);
    });
  });

  test('is cut for everybody at once, and lets new connections through', async () => {
    await throughPort(line.port, async (client) => {
      line.cut();
      await expect(move(client, 'b')).rejects.toThrow(/terminated/);
    });
    expect(await throughPort(line.port, async (client) => (await move(client, 'c')).rows)).toHaveLength(1);
  });
});
