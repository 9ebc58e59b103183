import { expect, test } from 'vitest';
import { may } from '../../src/access/policy.ts';
import type { Action } from '../../src/access/rights.ts';
import type { CaseAccess } from '../../src/access/case-access.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { amendAnswer } from '../../src/registration/amend-answer.ts';
import { getCopy, listAmendments, listCopies } from '../../src/registration/form-copies.ts';
import { getForm } from '../../src/registration/get-form.ts';
import { listRemarks, makeRemark, settleRemark } from '../../src/registration/remarks.ts';
import { saveSection } from '../../src/registration/save-section.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { getHistory } from '../../src/cases/get-history.ts';
import { readerOf, type Who } from '../support/small-network-organisations.ts';

const schoolAnswers = {
  educationType: 'bso',
  concern: 'Komt niet meer naar de les.',
  strengths: 'Werkt graag met de handen.',
  increasedCare: 'Wekelijks gesprek.',
  unjustifiedHalfDays: 12,
  reportedToClbOn: '2026-11-02',
  guidanceFile: 'yes',
  discipline: 'yes',
};
const clbAnswers = {
  indication: 'Er is nood aan een plek buiten de klas.',
  extendedCare: 'Vier gesprekken.',
  domains: ['social'],
  spokenWithPupil: 'yes',
  aim: 'remedial',
  clbOnlyNote: 'Alleen voor ons.',
};

describeOnBothDatabases('the shared form', (database) => {
  const access = (who: Who, action: Action = 'formRead'): CaseAccess => {
    const reader = readerOf(who);
    return { reader, permits: (relation) => may(reader, action, relation), repeats: () => {} };
  };
  const key = (net: SmallNetwork, who: Who) => ({
    key: net.engine.newId(),
    actor: readerOf(who).memberId,
    bodyHash: 'test',
  });
  const answered = <Answer>(answer: Answer) => {
    if (isRefusal(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return answer as Exclude<Answer, { refusal: unknown }>;
  };
  const open = () => openSmallNetwork(database(), {});
  const write = async (net: SmallNetwork, who: Who, id: string, section: string, answers: object, revision = 0) =>
    answered(
      await saveSection(
        net.engine,
        access(who, 'formWrite'),
        id,
        section,
        { answers: { ...answers }, revision },
        key(net, who),
      ),
    );
  const amend = (net: SmallNetwork, who: Who, id: string, section: string, field: string, answer: unknown) =>
    amendAnswer(
      net.engine,
      access(who, 'formWrite'),
      id,
      { section, field, answer, reason: 'De school belde met het juiste aantal.' },
      key(net, who),
      'test',
    );
  const copies = async (net: SmallNetwork, who: Who, id: string) =>
    answered(await listCopies(net.engine, access(who), id)).items.map(({ slot, seq }) => ({ slot, seq }));
  const give = async (net: SmallNetwork, id: string) => {
    await write(net, 'school', id, 'school', schoolAnswers);
    await net.act('school', id, 'schoolSectionHandedIn');
    await net.completeSection(id, 'pbd');
    await net.act('pbd', id, 'pbdAdviceGiven');
    await write(net, 'clb', id, 'clb', clbAnswers);
    await net.act('clb', id, 'clbSectionHandedIn');
    for (const party of ['pupil', 'parents'])
      await net.act('clb', id, 'consentGiven', { party, mode: 'oral', on: '2026-11-16' });
    await net.act('clb', id, 'offerChosen', { offer: 'offer-of-provider' });
  };

  test('a part is complete when what is asked has an answer, and an answer to what is not asked is not kept', async () => {
    const net = await open();
    const { id } = await net.startCase();
    const first = await write(net, 'school', id, 'school', {
      ...schoolAnswers,
      strengths: '',
      reportedToClbOn: undefined,
    });
    expect(first).toMatchObject({ complete: false, missing: ['Wat lukt nog wel? Wat zijn de sterktes?'] });
    expect(first.advised).toContain('Wanneer meldde de school dit aan het CLB?');
    const few = await write(net, 'school', id, 'school', { ...schoolAnswers, unjustifiedHalfDays: 3 }, 1);
    expect(few).toMatchObject({ complete: true, missing: [] });
    expect(few.advised).toContain('Wat deed de school in de brede basiszorg?');
    expect(few.advised).not.toContain('Wanneer meldde de school dit aan het CLB?');
    const form = answered(await getForm(net.engine, access('school'), id));
    expect(form.sections[0]?.answers).not.toHaveProperty('reportedToClbOn');
    expect(form.sections[0]?.schema.required).not.toContain('reportedToClbOn');
    expect(form.sections[0]?.conditions).toHaveProperty('reportedToClbOn.because');
  });

  test('each receiver gets a frozen copy of exactly what that receiver may read', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    const toProvider = (await copies(net, 'clb', id)).filter(({ slot }) => slot === 'provider');
    expect(toProvider).toHaveLength(1);
    const copy = answered(
      await getCopy(net.engine, access('provider'), id, { seq: toProvider[0]?.seq ?? 0, slot: 'provider' }),
    );
    const lines = copy.document.sections.flatMap(({ groups }) => groups.flatMap(({ lines: all }) => all));
    expect(lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['concern', 'indication', 'unjustifiedHalfDays']),
    );
    expect(lines.map(({ layer }) => layer)).not.toContain('discipline');
    expect(lines.map(({ layer }) => layer)).not.toContain('clbOnly');
    expect(lines.find(({ name }) => name === 'reportedToClbOn')?.answer).toBe('2/11/2026');
    const { rows } = { rows: await net.engine.db.selectFrom('form_copy').select(['slot', 'content']).execute() };
    const stored = rows.filter(({ slot }) => slot === 'provider').map(({ content }) => JSON.stringify(content));
    expect(stored.join()).not.toContain('Alleen voor ons');
  });

  test('a receiver sees the own copies, the CLB all of them, and nobody those of another', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    const all = await copies(net, 'clb', id);
    expect(new Set(all.map(({ slot }) => slot))).toEqual(new Set(['clb', 'pbd', 'school', 'provider']));
    expect(new Set((await copies(net, 'provider', id)).map(({ slot }) => slot))).toEqual(new Set(['provider']));
    const [providers] = all.filter(({ slot }) => slot === 'provider');
    expect(
      await getCopy(net.engine, access('school'), id, { seq: providers?.seq ?? 0, slot: 'provider' }),
    ).toMatchObject({
      refusal: 'notFound',
    });
    expect(await listCopies(net.engine, access('provider2'), id)).toMatchObject({ refusal: 'notFound' });
  });

  test('one answer is amended with its reason, its log, and a new copy that shows the difference', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    answered(await amend(net, 'school', id, 'school', 'unjustifiedHalfDays', 15));
    const log = answered(await listAmendments(net.engine, access('provider'), id)).items;
    expect(log).toMatchObject([
      { field: 'unjustifiedHalfDays', before: '12', after: '15', reason: 'De school belde met het juiste aantal.' },
    ]);
    const [first, second] = (await copies(net, 'provider', id)).map(({ seq }) => seq);
    const read = async (seq = 0) =>
      answered(await getCopy(net.engine, access('provider'), id, { seq, slot: 'provider' }));
    expect((await read(first)).document.sections[0]?.groups.flatMap(({ lines }) => lines)).toContainEqual(
      expect.objectContaining({ name: 'unjustifiedHalfDays', answer: '12' }),
    );
    expect((await read(second)).changes).toMatchObject([{ before: '12', after: '15' }]);
    const form = answered(await getForm(net.engine, access('provider'), id));
    expect(form.sections[0]?.answers['unjustifiedHalfDays']).toBe(15);
  });

  test('a change that a reader may not read is in no log of that reader', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    answered(await amend(net, 'school', id, 'school', 'discipline', 'no'));
    expect(answered(await listAmendments(net.engine, access('provider'), id)).items).toEqual([]);
    expect(answered(await listAmendments(net.engine, access('clb'), id)).items).toHaveLength(1);
  });

  test('an amendment is refused before handing in, by somebody without the pen, without a change, or into nothing', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await write(net, 'school', id, 'school', schoolAnswers);
    expect(await amend(net, 'school', id, 'school', 'unjustifiedHalfDays', 15)).toMatchObject({
      refusal: 'notAllowedNow',
    });
    const later = (await net.startCase()).id;
    await give(net, later);
    expect(await amend(net, 'provider', later, 'school', 'unjustifiedHalfDays', 15)).toMatchObject({
      refusal: 'notFound',
    });
    expect(await amend(net, 'school', later, 'clb', 'aim', 'preventive')).toMatchObject({ refusal: 'notFound' });
    expect(await amend(net, 'school', later, 'school', 'unjustifiedHalfDays', 12)).toMatchObject({
      refusal: 'invalidInput',
    });
    expect(await amend(net, 'school', later, 'school', 'concern', null)).toMatchObject({ refusal: 'invalidInput' });
    expect(await amend(net, 'school', later, 'school', 'unjustifiedHalfDays', 'veel')).toMatchObject({
      refusal: 'invalidInput',
    });
  });

  test('a draft that opens a part again while it is handed in wins: the hand-in is refused, not half done', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await write(net, 'school', id, 'school', schoolAnswers);
    const forms = net.engine.forms;
    // Between deciding and writing: another pen takes an answer away.
    net.engine.forms = {
      inForce: async (...asked) => {
        net.engine.forms = forms;
        await write(net, 'school', id, 'school', { ...schoolAnswers, concern: '' }, 1);
        return forms.inForce(...asked);
      },
    };
    await expect(net.act('school', id, 'schoolSectionHandedIn')).rejects.toThrow('notAllowedNow');
    expect((await copies(net, 'clb', id)).length).toBe(0);
  });

  test('a remark between the pens reaches the other pen, is settled once, and stays out of the sight of the provider', async () => {
    const net = await open();
    const { id } = await net.startCase();
    const remark = { section: 'school', field: 'concern', text: 'Sinds wanneer precies?' };
    answered(await makeRemark(net.engine, access('clb', 'formWrite'), id, remark, key(net, 'clb'), 'test'));
    const told = await net.engine.db
      .selectFrom('notice')
      .select('organisation_id')
      .where('kind', '=', 'remarkMade')
      .execute();
    expect(told).toEqual([{ organisation_id: 'school' }]);
    const read = async (who: Who) => answered(await listRemarks(net.engine, access(who), id));
    const [found] = (await read('school')).items;
    expect(found).toMatchObject({ question: 'Wat is de aanleiding?', text: 'Sinds wanneer precies?', settled: null });
    const settle = (who: Who) =>
      settleRemark(net.engine, access(who, 'formWrite'), id, found?.seq ?? 0, key(net, who), 'test');
    answered(await settle('school'));
    expect((await read('clb')).items[0]?.settled).toMatchObject({
      by: readerOf('school').name + ', ' + readerOf('school').organisation.name,
    });
    expect(await settle('clb')).toMatchObject({ refusal: 'notFound' });
    await give(net, id);
    expect(await read('provider')).toEqual({ items: [], mayRemark: false });
    const secret = { ...remark, field: 'discipline' };
    expect(await makeRemark(net.engine, access('pbd', 'formWrite'), id, secret, key(net, 'pbd'), 'test')).toMatchObject(
      {
        refusal: 'notFound',
      },
    );
  });

  test('what was noted about discipline stays with the school that left, in every log', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    answered(await amend(net, 'school', id, 'school', 'discipline', 'no'));
    const remark = { section: 'school', field: 'discipline', text: 'Klopt dit nog?' } as const;
    answered(await makeRemark(net.engine, access('clb', 'formWrite'), id, remark, key(net, 'clb'), 'test'));
    const logs = async (who: Who) => ({
      remarks: answered(await listRemarks(net.engine, access(who, 'formRead'), id)).items.length,
      amendments: answered(await listAmendments(net.engine, access(who), id)).items.length,
      told: JSON.stringify(
        answered(await getHistory(net.engine, access(who, 'caseHistory'), id, { limit: 200, after: 0 })),
      ),
    });
    expect(await logs('school')).toMatchObject({
      remarks: 1,
      amendments: 1,
      told: expect.stringContaining('Klopt dit nog?'),
    });
    await net.act('clb', id, 'schoolChanged', { school: 'school2', on: '2026-11-16' });
    const next = await logs('school2');
    expect(next).toMatchObject({ remarks: 0, amendments: 0 });
    expect(next.told).not.toContain('Klopt dit nog?');
    expect(next.told).not.toContain('schorsing');
    expect(await logs('clb')).toMatchObject({
      remarks: 1,
      amendments: 1,
      told: expect.stringContaining('Klopt dit nog?'),
    });
  });

  test('a voided case keeps no word of its copies', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await give(net, id);
    await net.act('clb', id, 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling.' });
    await net.act(net.readers.clbAnchor, id, 'voided', { confirmation: 'Bevestigd.' });
    const rows = await net.engine.db.selectFrom('form_copy').select('content').where('case_id', '=', id).execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ content }) => JSON.stringify(content) === '{}')).toBe(true);
  });
});
