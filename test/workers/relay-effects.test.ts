import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { claimEffect, confirmEffect, failEffect, mostAttempts, renewEffect } from '../../workers/outbox-rows.ts';
import { relayEffects, type EffectFailure } from '../../workers/relay-effects.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const canary = 'Kanariepietje';

describeOnBothDatabases('the relay of effects', (database) => {
  let network: SmallNetwork;
  let caseId: string;
  const db = () => database().kysely;
  const leave = async (topic = 'ring', at = sql<string>`app_now()`): Promise<string> => {
    const id = crypto.randomUUID();
    await db()
      .insertInto('outbox')
      .values({ id, case_id: caseId, topic, payload: JSON.stringify({ bell: 1 }), at })
      .execute();
    return id;
  };
  const row = (id: string) => db().selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const later = async (seconds: number): Promise<void> => {
    const now = await sql<{ now: string }>`select app_now() as now`.execute(db());
    await network.setNow(new Date(Date.parse(now.rows[0]?.now ?? '') + seconds * 1_000).toISOString());
  };

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    caseId = (await network.startCase()).id;
  });
  beforeEach(async () => {
    await db().deleteFrom('outbox').execute();
  });

  test('performs each effect once, oldest first, however many relays run', async () => {
    const ids = [];
    for (let n = 5; n > 0; n--) ids.push(await leave('ring', sql`app_now() - ${n} * interval '1 minute'`));
    const done: string[] = [];
    const handlers = { ring: async ({ id }: { id: string }) => void done.push(id) };
    const alone = await relayEffects(db(), handlers);
    expect([alone, done]).toEqual([{ sent: 5, failed: 0 }, ids]);
    for (let n = 0; n < 6; n++) await leave();
    done.length = 0;
    const together = await Promise.all([1, 2, 3].map(() => relayEffects(db(), handlers)));
    expect(together.reduce((sum, { sent }) => sum + sent, 0)).toBe(6);
    expect(new Set(done).size).toBe(6);
    expect(done).toHaveLength(6);
  });

  test('leaves alone what nobody here knows how to do', async () => {
    const id = await leave('referToRots');
    expect(await relayEffects(db(), { ring: async () => {} })).toEqual({ sent: 0, failed: 0 });
    expect(await relayEffects(db(), {})).toEqual({ sent: 0, failed: 0 });
    expect(await row(id)).toMatchObject({ done_at: null, attempts: 0, given_up_at: null });
  });

  test('a killed relay holds an effect fifteen seconds, and what it writes too late no longer counts', async () => {
    const id = await leave();
    const killed = await claimEffect(db(), ['ring']);
    expect(await claimEffect(db(), ['ring'])).toBeUndefined();
    await later(16);
    const taken = await claimEffect(db(), ['ring']);
    expect([killed?.id, taken?.id]).toEqual([id, id]);
    if (killed === undefined || taken === undefined) throw new Error('Both took it');
    expect(await confirmEffect(db(), killed)).toBe(false);
    expect(await renewEffect(db(), killed)).toBe(false);
    expect(await failEffect(db(), killed, 'late')).toBe(false);
    expect(await row(id)).toMatchObject({ done_at: null, failure: null });
    expect(await confirmEffect(db(), taken)).toBe(true);
    expect(await confirmEffect(db(), taken)).toBe(false);
  });

  test('a lease is renewed for as long as the work takes', async () => {
    await leave();
    let ran = 0;
    const handlers = {
      ring: async () => {
        ran += 1;
        await sleep(1_500);
      },
    };
    const one = relayEffects(db(), handlers, { leaseSeconds: 0.6 });
    await sleep(1_000);
    expect(await claimEffect(db(), ['ring'])).toBeUndefined();
    expect(await one).toEqual({ sent: 1, failed: 0 });
    expect(ran).toBe(1);
  });

  test('what fails is tried again later and later, then given up in sight, without the words of the error', async () => {
    const id = await leave();
    const other = await leave();
    const told: EffectFailure[] = [];
    const handlers = {
      ring: async (effect: { id: string }) => {
        if (effect.id === id) throw new Error(`${canary} is not at home`);
      },
    };
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await relayEffects(db(), handlers, { onFailure: (failure) => told.push(failure) });
      expect(await row(id)).toMatchObject({ attempts: attempt, done_at: null });
      expect(await relayEffects(db(), handlers)).toEqual({ sent: 0, failed: 0 });
      await later(7 * 3_600);
    }
    expect((await row(other)).done_at).not.toBeNull();
    expect(told.map(({ givenUp }) => givenUp)).toEqual([...Array<boolean>(mostAttempts - 1).fill(false), true]);
    expect(JSON.stringify([told, await row(id)])).not.toContain(canary);
    expect((await row(id)).given_up_at).not.toBeNull();
  });

  test('what kills its relay each time is given up as well', async () => {
    const id = await leave();
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      await claimEffect(db(), ['ring']);
      await later(16);
    }
    let ran = 0;
    await relayEffects(db(), { ring: async () => void (ran += 1) });
    expect(ran).toBe(0);
    expect(await row(id)).toMatchObject({ failure: 'tooManyAttempts', done_at: null });
    expect((await row(id)).given_up_at).not.toBeNull();
  });
});
