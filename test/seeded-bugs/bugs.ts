/** A bug that somebody could make, and the check that must go red because of it. */
export interface SeededBug {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** Test files that must fail, or a chaos run against server mode that must find something. */
  check: readonly string[] | { cycles: number; seed: number };
}

/**
 * The bugs that have broken systems of this kind. A check that stays green with one of them proves nothing, and so does
 * a patch that no longer fits the code: the run says so and fails.
 */
export const bugs: readonly SeededBug[] = [
  {
    name: 'the revision is not looked at when many moves are written',
    file: 'db/migrations/0022-moves-of-sealed-cases.ts',
    find: 'left join cases c on c.id = m.case_id and c.revision = m.revision - 1',
    replace: 'left join cases c on c.id = m.case_id',
    check: ['test/engine/many-moves.test.ts'],
  },
  {
    name: 'the revision is not looked at when one move is written',
    file: 'db/migrations/0022-moves-of-sealed-cases.ts',
    find: 'where id = next.id and revision = next.revision - 1;',
    replace: 'where id = next.id;',
    check: ['test/engine/many-moves.test.ts'],
  },
  {
    name: 'a deadline that fired is not written down as fired',
    file: 'src/engine/move-batch.ts',
    find: 'if (move.fires !== undefined) add(',
    replace: 'if (move.fires === null) add(',
    check: ['test/engine/many-moves.test.ts'],
  },
  {
    name: 'an actor whose slot has ended may still move the case',
    file: 'db/migrations/0022-moves-of-sealed-cases.ts',
    find: "then 'forbidden'",
    replace: "then 'moved'",
    check: ['test/engine/many-moves.test.ts'],
  },
  {
    name: 'the same key with another body gets the first answer',
    file: 'src/engine/advance-case.ts',
    find: 'return answered.bodyHash === command.bodyHash',
    replace: "return answered.bodyHash !== ''",
    check: ['test/http/contract-idempotency.test.ts'],
  },
  {
    name: 'a key that was answered is not looked for',
    file: 'src/engine/advance-case.ts',
    find: 'if (loaded.answered && command) {',
    replace: 'if (loaded.answered && command && attempt > 8) {',
    check: ['test/http/contract-idempotency.test.ts'],
  },
  {
    name: 'one bad move fails its neighbours',
    file: 'src/engine/commit-move.ts',
    find: 'if (!isAboutContent(error)) return',
    replace: 'if (error) return',
    check: ['test/engine/many-moves.test.ts'],
  },
  {
    name: 'the chain does not cover the payload',
    file: 'src/engine/write-move.ts',
    find: 'payload_hash: payloadHash(payload),',
    replace: 'payload_hash: payloadHash({}),',
    check: ['test/chaos/checks.test.ts'],
  },
  {
    name: 'what the machine remembers is not stored whole',
    file: 'src/engine/write-move.ts',
    find: 'state: record.state,',
    replace: 'state: { ...record.state, context: { ...record.state.context, schoolSectionIn: false } },',
    check: ['test/replay/replay.test.ts'],
  },
  {
    name: 'a late step of the ladder comes on the same morning',
    file: 'src/afsprakenkader/escalation-ladder.ts',
    find: 'morningOf(today).ms <= late ? today + 1',
    replace: 'morningOf(today).ms < late ? today + 1',
    check: ['test/afsprakenkader/escalation.test.ts'],
  },
  {
    name: 'a mail is written down as sent before it is',
    file: 'workers/deliver.ts',
    find: '  const sent =\n    tries > mostAttempts',
    replace: '  await confirm();\n  const sent =\n    tries > mostAttempts',
    check: ['test/workers/mail.test.ts'],
  },
  {
    name: 'whoever lost the lease of an effect may still write',
    file: 'workers/outbox-rows.ts',
    find: 'id = ${id} and attempts = ${attempts} and done_at is null and given_up_at is null`',
    replace: 'id = ${id} and ${attempts}::int > 0 and done_at is null and given_up_at is null`',
    check: ['test/workers/relay-effects.test.ts'],
  },
  {
    name: 'sharing does not wait for akkoord',
    file: 'machines/naft-v1/guards.ts',
    find: 'choiceMayBeShared: ({ context }: Asked) => consentComplete(context),',
    replace: 'choiceMayBeShared: ({ context }: Asked) => consentComplete(context) || context.subject !== null,',
    check: ['test/laws/golden-histories.test.ts', 'test/machines'],
  },
  {
    name: 'an answer is sent before the move is written',
    file: 'src/engine/commit-move.ts',
    find: '  return committer.ask(move);',
    replace: "  void committer.ask(move).catch(() => {});\n  return Promise.resolve('moved');",
    check: { cycles: 14, seed: 11 },
  },
];
