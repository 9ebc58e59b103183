import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addAttachment } from '../../src/attachments/add-attachment.ts';
import { getAttachment, listAttachments } from '../../src/attachments/list-attachments.ts';
import { withdrawAttachment } from '../../src/attachments/withdraw-attachment.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { getHistory } from '../../src/cases/get-history.ts';
import { accessOf, answered } from '../papers/filled-case.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { readerOf, type Who } from '../support/small-network-organisations.ts';
import { samples } from './sample-files.ts';

describeOnBothDatabases('attachments', (database) => {
  const open = (attachments: 'on' | 'off' = 'on') =>
    openSmallNetwork(database(), { agreed: { settings: { attachments } } });
  const command = (net: SmallNetwork, who: Who, key = net.engine.newId()) => ({
    key,
    actor: readerOf(who).memberId,
    bodyHash: 'test',
  });
  const fields = { kind: 'report', name: 'Verslag van het gesprek', on: '2026-11-12', layer: 'schoolShareable' };
  const add = (
    net: SmallNetwork,
    who: Who,
    id: string,
    more: { fields?: object; name?: string; bytes?: Buffer; key?: string } = {},
  ) =>
    addAttachment(
      net.engine,
      accessOf(who, 'attachmentWrite'),
      id,
      {
        fields: { ...fields, ...more.fields },
        file: { name: more.name ?? 'verslag.pdf', bytes: more.bytes ?? samples.pdf },
      },
      command(net, who, more.key),
      'test',
    );
  const list = async (net: SmallNetwork, who: Who, id: string) =>
    answered(await listAttachments(net.engine, accessOf(who, 'attachmentRead'), id));
  const read = (net: SmallNetwork, who: Who, id: string, attachment: string) =>
    getAttachment(net.engine, accessOf(who, 'attachmentRead'), id, attachment);
  const withdraw = (net: SmallNetwork, who: Who, id: string, attachment: string) =>
    withdrawAttachment(
      net.engine,
      accessOf(who, 'attachmentWrite'),
      id,
      { attachment, reason: 'Het verkeerde bestand.' },
      command(net, who),
      'test',
    );
  const rows = (net: SmallNetwork, id: string) =>
    net.engine.db.selectFrom('attachment').selectAll().where('case_id', '=', id).execute();

  test('a file is added with its event, and comes back byte for byte', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingClbSection');
    const moved = answered(await add(net, 'school', id));
    const { items, on, form } = await list(net, 'clb', id);
    expect(on).toBe(true);
    expect(form?.required).toEqual(['kind', 'name', 'on', 'layer']);
    expect(items).toMatchObject([
      { title: 'Verslag van het gesprek', kindLabel: 'Verslag', on: '2026-11-12', by: 'Dina Linde, De Linde' },
    ]);
    const served = answered(await read(net, 'clb', id, items[0]?.id ?? ''));
    expect(served.bytes.equals(samples.pdf)).toBe(true);
    expect(served.name).toMatch(/^aanzet-[\w-]+-bijlage-\d+\.pdf$/);
    const [row] = await rows(net, id);
    expect(row).toMatchObject({ seq: moved.receipt.revision, size: samples.pdf.length, format: 'pdf' });
    expect(row?.sha256).toBe(
      createHash('sha256')
        .update(row?.content ?? '')
        .digest('hex'),
    );
    expect(Buffer.from(row?.content ?? '').includes('%PDF')).toBe(false);
    const page = answered(
      await getHistory(net.engine, accessOf('clb', 'caseHistory'), id, { limit: 500, after: 0 }),
    ).items.at(-1);
    expect(page?.text).toBe('Er werd een bijlage toegevoegd.');
    expect(page?.details).toContainEqual({ label: 'Soort', value: 'Verslag' });
  });

  test('where the network has them off nothing is added, and the page asks nothing', async () => {
    const net = await open('off');
    const { id } = await net.startCaseAt('awaitingClbSection');
    expect(await add(net, 'clb', id)).toMatchObject({
      refusal: 'notAllowedNow',
      extra: { reason: 'attachmentsAreOn' },
    });
    expect(await list(net, 'clb', id)).toEqual({ on: false, form: null, items: [] });
  });

  test('a file is read in its layer alone; another layer, another case and a stranger get the same 404', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingProviderAnswer');
    const other = await net.startCaseAt('awaitingClbSection');
    answered(await add(net, 'clb', id, { fields: { layer: 'clbOnly' } }));
    answered(await add(net, 'clb', id, { fields: { layer: 'helpShareable', name: 'Voor de aanbieder' } }));
    const [shared, own] = (await list(net, 'clb', id)).items.map(({ id: file }) => file);
    expect((await list(net, 'provider', id)).items.map(({ title }) => title)).toEqual(['Voor de aanbieder']);
    expect((await list(net, 'school', id)).items).toEqual([]);
    expect(isRefusal(await read(net, 'provider', id, shared ?? ''))).toBe(false);
    for (const [who, where, file] of [
      ['provider', id, own],
      ['school', id, shared],
      ['pbd', id, own],
      ['coordinator', id, shared],
      ['outsider', id, shared],
      ['clb', other.id, shared],
      ['clb', id, net.engine.newId()],
    ] as const)
      expect(await read(net, who, where, file ?? ''), `${who}`).toEqual({ refusal: 'notFound' });
  });

  test('who cannot read a layer back cannot choose it; medical papers, national numbers and other files are refused', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingClbSection');
    const refusedAt = async (more: Parameters<typeof add>[3]) => {
      const outcome = await add(net, 'school', id, more);
      return isRefusal(outcome) ? outcome.errors?.map(({ path }) => path) : 'taken';
    };
    expect(await refusedAt({ fields: { layer: 'clbOnly' } })).toEqual(['/layer']);
    expect(await refusedAt({ fields: { kind: 'medicalProof' } })).toEqual(['/kind']);
    expect(await refusedAt({ fields: { name: 'Verslag 85.07.30-033.28' } })).toEqual(['/name']);
    expect(await refusedAt({ fields: { on: '2026-02-30' } })).toEqual(['/on']);
    expect(await refusedAt({ fields: { extra: 'x' } })).toEqual(['/extra']);
    expect(await refusedAt({ bytes: samples.html })).toEqual(['/file']);
    expect(await refusedAt({ name: 'verslag.exe.pdf' })).toEqual(['/file']);
    expect(await rows(net, id)).toEqual([]);
  });

  test('the same key adds a file once', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingClbSection');
    const key = net.engine.newId();
    const first = answered(await add(net, 'clb', id, { key }));
    expect(answered(await add(net, 'clb', id, { key }))).toEqual({ receipt: first.receipt, replayed: true });
    expect(await rows(net, id)).toHaveLength(1);
  });

  test('the CLB withdraws a file with a reason: the bytes are gone, that it was there stays', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingClbSection');
    answered(await add(net, 'school', id));
    const [file] = (await list(net, 'school', id)).items;
    expect(file?.mayWithdraw).toBe(false);
    expect(await withdraw(net, 'school', id, file?.id ?? '')).toEqual({ refusal: 'notFound' });
    answered(await withdraw(net, 'clb', id, file?.id ?? ''));
    expect(await read(net, 'clb', id, file?.id ?? '')).toEqual({ refusal: 'notFound' });
    expect((await rows(net, id)).map(({ content }) => content)).toEqual([null]);
    expect((await list(net, 'school', id)).items).toMatchObject([
      { withdrawn: { by: 'Bo Brug, CLB De Brug', reason: 'Het verkeerde bestand.' }, mayWithdraw: false },
    ]);
    expect(await withdraw(net, 'clb', id, file?.id ?? '')).toEqual({ refusal: 'notFound' });
  });

  test('a voided case keeps no byte and no title', async () => {
    const net = await open();
    const { id } = await net.startCaseAt('awaitingClbSection');
    answered(await add(net, 'clb', id));
    const [file] = (await list(net, 'clb', id)).items;
    await net.act('clb', id, 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling.' });
    await net.act(net.readers.clbAnchor, id, 'voided', { confirmation: 'Bevestigd.' });
    expect(await rows(net, id)).toMatchObject([{ content: null, title: '', sha256: '' }]);
    expect(await read(net, 'clb', id, file?.id ?? '')).toEqual({ refusal: 'notFound' });
    expect((await list(net, 'clb', id)).items).toEqual([]);
  });
});
