import { expect, test } from 'vitest';
import { may } from '../../src/access/policy.ts';
import type { CaseAccess } from '../../src/access/case-access.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { saveSection } from '../../src/registration/save-section.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { readerOf } from '../support/small-network-organisations.ts';
import { findCase } from '../../src/engine/load-case.ts';
import { formInForce } from '../../src/forms/form-versions.ts';
import { readSections } from '../../src/registration/stored-answers.ts';

const people = 50;
const parts = 20;
/** Free questions of the school's part: more than the people who meet in one of them. */
const questions = ['concern', 'strengths', 'interests', 'viewSchool', 'basicCare'] as const;

interface Theirs {
  answers: Record<string, unknown>;
  revision: number;
}

describeOnBothDatabases('many people at once', (database) => {
  test('50 people who save in 20 parts at once lose no text, and each conflict shows both versions', async () => {
    const net = await openSmallNetwork(database());
    const reader = readerOf('school');
    const access: CaseAccess = {
      reader,
      permits: (relation) => may(reader, 'formWrite', relation),
      repeats: () => {},
    };
    const cases: string[] = [];
    for (let n = 0; n < parts; n += 1) cases.push((await net.startCase({ pupil: `Robin ${n}` })).id);
    let conflicts = 0;
    const blind: string[] = [];

    /** Writes as the page does: what the other changed is taken over, the own answer goes on top. */
    const write = async (person: number): Promise<void> => {
      const caseId = cases[person % parts] ?? '';
      const question = questions[Math.floor(person / parts)] ?? 'concern';
      const mine = `Tekst van persoon ${person}.`;
      let base: Theirs = { answers: {}, revision: 0 };
      for (let tries = 0; tries < people; tries += 1) {
        const answers = { ...base.answers, [question]: mine };
        const command = { key: net.engine.newId(), actor: reader.memberId, bodyHash: 'test' };
        const saved = await saveSection(
          net.engine,
          access,
          caseId,
          'school',
          { answers, revision: base.revision },
          command,
        );
        if (!isRefusal(saved)) return;
        if (saved.refusal !== 'sectionSavedByOther') throw new Error(`Refused: ${JSON.stringify(saved)}`);
        conflicts += 1;
        const { yours, theirs } = saved.extra as { yours: Record<string, unknown>; theirs: Theirs };
        if (yours[question] !== mine || theirs.revision <= base.revision) blind.push(mine);
        base = theirs;
      }
      throw new Error(`Person ${person} never came through`);
    };
    await Promise.all(Array.from({ length: people }, (_, person) => write(person)));

    const written: string[] = [];
    for (const caseId of cases) {
      const record = (await findCase(net.engine.db, caseId))?.record;
      if (!record) throw new Error('a case is gone');
      const { definition } = await formInForce(net.engine.db, record.networkId, record.openedAt);
      const stored = await readSections(net.engine, record, definition);
      for (const { answers } of stored.values()) written.push(...Object.values(answers).map(String));
    }
    const lost = Array.from({ length: people }, (_, person) => `Tekst van persoon ${person}.`).filter(
      (text) => !written.includes(text),
    );
    expect({ lost, blind }).toEqual({ lost: [], blind: [] });
    expect(conflicts).toBeGreaterThan(0);
  }, 60_000);
});
