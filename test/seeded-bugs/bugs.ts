import { emergencyBugs } from './bugs-emergency.ts';

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
    name: 'what came back from the identity provider is believed a second time',
    file: 'src/login/attempts.ts',
    find: 'delete from sign_in_attempt where ${mine} returning data',
    replace: 'select data from sign_in_attempt where ${mine}',
    check: ['test/login/hostile-provider.test.ts'],
  },
  {
    name: 'the code of one membership opens all that its person may do',
    file: 'src/login/bind-login.ts',
    find: 'and not exists (select from member m where m.person_id = w.person_id and m.id <> w.id)',
    replace: 'and w.id is not null',
    check: ['test/login/login.test.ts'],
  },
  {
    name: 'a login changes to whichever membership is named',
    file: 'src/login/choose-routes.ts',
    find: '|| reader.login === undefined || !(await isOf(reader.login, member))',
    replace: '|| reader.login === undefined',
    check: ['test/login/choose.test.ts'],
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
    name: 'a body that is no JSON is called a failure of ours',
    file: 'src/http/json-body.ts',
    find: "    } catch {\n      done(new Refused(refuse('malformedBody')));",
    replace: "    } catch {\n      done(new Error('no JSON'));",
    check: ['test/fuzz/fuzz.test.ts'],
  },
  {
    name: 'the log says which address was asked',
    file: 'src/http/request-log.ts',
    find: 'request.log.info({ method, route: routeOptions.url,',
    replace: 'request.log.info({ method, route: request.url,',
    check: ['test/canary/server-sinks.test.ts'],
  },
  {
    name: 'the metrics count by the address that was asked',
    file: 'src/http/request-log.ts',
    find: "onAnswer?.({ method, route: routeOptions.url ?? 'none',",
    replace: 'onAnswer?.({ method, route: request.url,',
    check: ['test/canary/server-sinks.test.ts'],
  },
  {
    name: 'what a browser calls another site may ask where it names our origin',
    file: 'src/http/own-origin.ts',
    find: "if (origin === undefined || site !== 'same-origin') return false;",
    replace: "if (origin === undefined || site === '') return false;",
    check: ['test/http/other-sites.test.ts'],
  },
  {
    name: 'an address that nobody can read is answered without a word to the browser',
    file: 'src/http/app.ts',
    find: 'answerNotFound(request, reply.headers(bareHeaders))',
    replace: 'answerNotFound(request, reply)',
    check: ['test/http/headers.test.ts'],
  },
  {
    name: 'a word that every object knows makes the course of a case unreadable',
    file: 'src/cases/get-history.ts',
    find: '  Object.hasOwn(table, name) ? table[name] : undefined;',
    replace: '  table[name];',
    check: ['test/cases/history-words.test.ts'],
  },
  {
    name: 'who looks at one case again and again is called somebody who opens many',
    file: 'src/organisations/volume-alarms.ts',
    find: 'having count(distinct a.case_id) >',
    replace: 'having count(a.case_id) >',
    check: ['test/organisations/volume-alarms.test.ts'],
  },
  {
    name: 'a file behind a password is taken',
    file: 'src/attachments/check-file.ts',
    find: 'if (isLocked(format, bytes)) return',
    replace: 'if (isLocked(format, bytes) && bytes.length === 0) return',
    check: ['test/attachments/check-file.test.ts'],
  },
  {
    name: 'a file that is an archive too is taken',
    file: 'src/attachments/check-file.ts',
    find: 'if (!looksLike[format](bytes) || isSomethingElseToo(format, bytes))',
    replace: 'if (!looksLike[format](bytes))',
    check: ['test/attachments/check-file.test.ts'],
  },
  {
    name: 'an answer is sent before the move is written',
    file: 'src/engine/commit-move.ts',
    find: '  return committer.ask(move);',
    replace: "  void committer.ask(move).catch(() => {});\n  return Promise.resolve('moved');",
    check: { cycles: 14, seed: 11 },
  },
  {
    name: 'the worklist forgets that a slot has ended',
    file: 'src/cases/visible-to.ts',
    find: 'sql`s.organisation_id = ${reader.organisation.id} and s.until_at is null',
    replace: 'sql`s.organisation_id = ${reader.organisation.id}',
    check: ['test/rights'],
  },
  {
    name: 'the capacity of a session lends it every slot of its house',
    file: 'src/access/policy.ts',
    find: 'const workable = slotsOfCapacity[reader.capacity];',
    replace:
      "const workable = reader.capacity === 'coordinator' ? slotsOfCapacity.coordinator : (Object.keys(slotRights) as Slot[]);",
    check: ['test/rights'],
  },
  {
    name: 'a school reads a layer more',
    file: 'src/access/rights.ts',
    find: "const schoolLayers = ['identity', 'schoolShareable', 'discipline'] as const;",
    replace: "const schoolLayers = ['identity', 'schoolShareable', 'discipline', 'helpShareable'] as const;",
    check: ['test/rights'],
  },
  {
    name: 'a provider goes on reading what is written while akkoord is asked anew',
    file: 'src/access/rights.ts',
    find: "held: { actions: [...act, 'formRead'], layers: ['identity'], received: helpLayers },",
    replace: "held: { actions: [...act, 'formRead'], layers: helpLayers, received: helpLayers },",
    check: ['test/rights'],
  },
  {
    name: 'a personal link opens every case',
    file: 'src/access/policy.ts',
    find: 'return reader.caseId === one.id ? [placeOfLink(reader)] : [];',
    replace: 'return [placeOfLink(reader)];',
    check: ['test/rights'],
  },
  {
    name: 'a coordinator sees the cases of every network',
    file: 'src/access/policy.ts',
    find: 'return reader.network.id === one.networkId ? workable : [];',
    replace: 'return workable;',
    check: ['test/rights'],
  },
  {
    name: 'a search finds names that the searcher may not read',
    file: 'src/cases/list-cases.ts',
    find: '    if (!mayReadName(reader, row)) continue;\n',
    replace: '',
    check: ['test/rights', 'test/cases/find-by-name.test.ts'],
  },
  {
    name: 'a copy of the form opens for whom it was not',
    file: 'src/registration/form-copies.ts',
    find: 'if (!row || !maySee(row, access.reader, found.relation)) return',
    replace: 'if (!row) return',
    check: ['test/rights'],
  },
  {
    name: 'a parent reads a note that was kept from the parents',
    file: 'src/access/event-layers.ts',
    find: "payload['notToParents'] === 'yes';",
    replace: "payload['notToParents'] === 'Yes';",
    check: ['test/rights', 'test/http/family.test.ts'],
  },
  {
    name: 'a link opens its page without the code',
    file: 'src/access/policy.ts',
    find: "level === 'low' ? 'link' : slot;",
    replace: "level === null ? 'link' : slot;",
    check: ['test/rights', 'test/http/family.test.ts'],
  },
  {
    name: 'a parent answers for the pupil',
    file: 'machines/naft-v1/guards.ts',
    find: '|| (answered ?? own) !== own;',
    replace: ';',
    check: ['test/machines/naft-own-akkoord.test.ts'],
  },
  {
    name: 'a revoked link may still record',
    file: 'db/migrations/0028-family-links.ts',
    find: 'and l.slot = new.actor_slot and l.revoked_at is null and',
    replace: 'and l.slot = new.actor_slot and',
    check: ['test/http/family.test.ts'],
  },
  ...emergencyBugs,
];
