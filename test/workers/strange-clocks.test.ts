import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const hourMs = 3_600_000;

describeOnBothDatabases('a clock', (database) => {
  let network: SmallNetwork;
  beforeAll(async () => {
    network = await openSmallNetwork(database());
  });

  const termOf = async (caseId: string) =>
    network.engine.db
      .selectFrom('deadline')
      .select(['id', 'due_at', 'fired_at'])
      .where('case_id', '=', caseId)
      .where('role', '=', 'term')
      .where('of_step', '=', true)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow();
  const firingsOf = async (deadlineId: string) =>
    (
      await sql<{ seq: number }>`
        select seq from event where payload ->> 'deadlineId' = ${deadlineId} and type = 'deadlinePassed'`.execute(
        network.engine.db,
      )
    ).rows.length;

  test('that jumps back an hour fires nothing a second time, and what comes after is not stuck', async () => {
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    const term = await termOf(id);
    await network.setNow(new Date(Date.parse(term.due_at) + 60_000).toISOString());
    await network.sweep();
    expect(await firingsOf(term.id)).toBe(1);
    await network.setNow(new Date(Date.parse(term.due_at) - hourMs).toISOString());
    expect((await network.sweep()).fired).toBe(0);
    // People go on working meanwhile.
    await network.act('clb', id, 'statusAsked');
    await network.setNow(new Date(Date.parse(term.due_at) + hourMs).toISOString());
    await network.sweep();
    expect(await firingsOf(term.id)).toBe(1);
  });

  test('waits ten years for a deadline, longer than a timer of Node can, and fires it once', async () => {
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    const { id: deadlineId } = await termOf(id);
    await sql`update deadline set due_at = app_now() + interval '10 years' where id = ${deadlineId}`.execute(
      network.engine.db,
    );
    await network.sweep();
    expect(await firingsOf(deadlineId)).toBe(0);
    const { due_at: due } = await termOf(id);
    expect(Date.parse(due) - Date.parse(await network.now())).toBeGreaterThan(2 ** 31);
    await network.setNow(new Date(Date.parse(due) - 60_000).toISOString());
    await network.sweep();
    expect(await firingsOf(deadlineId)).toBe(0);
    await network.setNow(new Date(Date.parse(due) + 60_000).toISOString());
    await Promise.all([network.sweep(), network.sweep()]);
    expect(await firingsOf(deadlineId)).toBe(1);
  });
});
