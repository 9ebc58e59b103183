import { readingOf } from '../../src/access/reading.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import { addAttachment } from '../../src/attachments/add-attachment.ts';
import { getForm } from '../../src/registration/get-form.ts';
import { listCases } from '../../src/cases/list-cases.ts';
import { findCase } from '../../src/engine/load-case.ts';
import { openSubject } from '../../src/engine/subject.ts';
import { newMasterKey, parseMasterKeys } from '../../src/vault/master-keys.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { rewrapAll } from '../../src/vault/rewrap.ts';
import { CannotOpen } from '../../src/vault/seal.ts';
import { samples } from '../attachments/sample-files.ts';
import { accessOf, answered, filledCase, playToTheEnd, secrets } from '../papers/filled-case.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { testMasterKeys } from '../support/test-vault.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

/** Words that are said in a case, one for every way in. */
const said = {
  ...secrets,
  file: 'Putter verslag',
  note: 'Lijster belde terug',
  person: 'Boomklever, meester van het atelier',
};
const plain = (text: string) => [text, Buffer.from(text).toString('base64').slice(0, 12)];

async function everythingStored({ kysely }: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(kysely);
  const dumps: string[] = [];
  for (const { name } of rows) {
    const table = await sql<{ text: string | null }>`
      select string_agg(t::text, ' ') as text from ${sql.table(name)} t`.execute(kysely);
    dumps.push(table.rows[0]?.text ?? '');
  }
  return dumps.join('\n');
}

async function busyCase(net: SmallNetwork): Promise<string> {
  const id = await filledCase(net);
  await net.act('clb', id, 'noteAdded', { text: said.note, layer: 'clbOnly' });
  const fields = { kind: 'report', name: said.file, on: '2026-11-12', layer: 'schoolShareable' };
  const file = { name: 'verslag.pdf', bytes: Buffer.concat([samples.pdf, Buffer.from(said.file)]) };
  const key = { key: net.engine.newId(), actor: net.readers.clb.memberId, bodyHash: 'test' };
  answered(await addAttachment(net.engine, accessOf('clb', 'attachmentWrite'), id, { fields, file }, key, 'test'));
  return id;
}

describeOnBothDatabases('what the database can read', (database) => {
  const open = () => openSmallNetwork(database(), { agreed: { settings: { attachments: 'on' } } });

  test('is no word that anybody said in a case', async () => {
    const net = await open();
    const id = await busyCase(net);
    await playToTheEnd(net, id, { returnChecks: 1, returnContact: 'work', returnContactName: said.person });
    const stored = await everythingStored(database());
    // The look itself works: what is no secret is found.
    expect(stored).toContain('De Linde');
    for (const word of Object.values(said).flatMap(plain)) expect(stored, word).not.toContain(word);
  });

  test('opens for who may read it, and is found by its name', async () => {
    const net = await open();
    const id = await busyCase(net);
    const form = answered(await getForm(net.engine, accessOf('clb', 'formRead'), id));
    expect(JSON.stringify(form)).toContain(secrets.clbOnly);
    const query = { state: 'all', limit: 20, sort: 'needsMe', q: 'sperw' } as const;
    const listed = (who: 'clb' | 'school' | 'pbd' | 'coordinator' | 'outsider') =>
      listCases(net.engine, readingOf(net.engine, undefined), net.readers[who], query);
    for (const who of ['clb', 'school'] as const)
      expect(answered(await listed(who)).items.map((item) => item.id)).toContain(id);
    for (const who of ['pbd', 'coordinator', 'outsider'] as const)
      expect(answered(await listed(who)).items).toEqual([]);
  });

  test('is not moved elsewhere: an answer of another case does not open', async () => {
    const net = await open();
    const [one, other] = [await busyCase(net), await busyCase(net)];
    await sql`update form_section s set answers = o.answers from form_section o
      where s.case_id = ${one} and o.case_id = ${other} and s.section = o.section`.execute(net.engine.db);
    await expect(getForm(net.engine, accessOf('clb', 'formRead'), one)).rejects.toThrow(CannotOpen);
  });

  test('has no key any more once the case is voided', async () => {
    const net = await open();
    const { id } = await net.startCase();
    await net.act('clb', id, 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling.' });
    await net.act(net.readers.clbAnchor, id, 'voided', { confirmation: 'Bevestigd.' });
    const record = (await findCase(net.engine.db, id))?.record;
    expect(record).toMatchObject({ stage: 'voided', subject: null, subjectMark: null, wrappedKey: null });
  });

  test('is wrapped anew when the master key changes, and only once', async () => {
    const net = await open();
    await openVault(net.engine.db, parseMasterKeys(testMasterKeys));
    const id = await busyCase(net);
    const next = newMasterKey('next');
    const masters = parseMasterKeys(`${next},${testMasterKeys}`);
    expect(await rewrapAll(net.engine.db, masters, 1)).toBeGreaterThan(1);
    expect(await rewrapAll(net.engine.db, masters, 1)).toBe(0);
    const vault = await openVault(net.engine.db, parseMasterKeys(next));
    const record = (await findCase(net.engine.db, id))?.record;
    expect(record && openSubject(vault, record).name).toBe(secrets.pupil);
  });
});
