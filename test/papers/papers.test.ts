import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ClosingPackage, packageSchema } from '../../src/contract/papers.ts';
import { getClosingPackage, getLarsText } from '../../src/papers/closing-package.ts';
import { getPapers } from '../../src/papers/form-now.ts';
import { drawPdf } from '../../src/papers/draw-pdf.ts';
import { copyPdf, formPdf, packagePdf } from '../../src/papers/print.ts';
import { listCopies } from '../../src/registration/form-copies.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import type { Who } from '../support/small-network-organisations.ts';
import { accessOf, amendHalfDays, answered, filledCase, playToTheEnd, secrets } from './filled-case.ts';
import { readPdf, wordsOfPdf } from './read-pdf.ts';

describeOnBothDatabases('papers', (database) => {
  const open = async () => {
    const net = await openSmallNetwork(database(), {});
    return { net, id: await filledCase(net) };
  };
  const form = async (net: SmallNetwork, who: Who, id: string) =>
    wordsOfPdf(await drawPdf(answered(await formPdf(net.engine, accessOf(who, 'formPaper'), id)).paper));
  const seqOf = async (net: SmallNetwork, slot: string, id: string) =>
    answered(await listCopies(net.engine, accessOf('clb', 'formRead'), id))
      .items.filter((copy) => copy.slot === slot)
      .map(({ seq }) => seq);
  const packageFor = async (net: SmallNetwork, who: Who, id: string) =>
    answered(await getClosingPackage(net.engine, accessOf(who, 'closingPackage'), id));

  test('the PDF holds exactly what its reader may read', async () => {
    const { net, id } = await open();
    const clb = await form(net, 'clb', id);
    for (const word of Object.values(secrets)) expect(clb).toContain(word);
    const provider = await form(net, 'provider', id);
    expect(provider).toContain(secrets.helpShareable);
    expect(provider).toContain(secrets.pupil);
    for (const hidden of ['tucht', 'schorsing', secrets.discipline, secrets.clbOnly])
      expect(provider).not.toContain(hidden);
    const school = await form(net, 'school', id);
    expect(school).toContain(secrets.discipline);
    for (const hidden of [secrets.helpShareable, secrets.clbOnly]) expect(school).not.toContain(hidden);
    const pbd = await form(net, 'pbd', id);
    expect(pbd).toContain(secrets.schoolShareable);
    for (const hidden of [secrets.pupil, secrets.discipline, secrets.helpShareable, secrets.clbOnly])
      expect(pbd).not.toContain(hidden);
  });

  test('it says for whom and when it was made, how many pages there are, and that it is confidential', async () => {
    const { net, id } = await open();
    const { paper, caseNumber } = answered(await formPdf(net.engine, accessOf('provider', 'formPaper'), id));
    const bytes = await drawPdf(paper);
    const text = wordsOfPdf(bytes);
    expect(text).toContain('Vertrouwelijk');
    expect(text).toContain(`Dossier ${caseNumber}`);
    expect(text).toContain('Gemaakt voor Gil Werf, De Werf');
    expect(text).toMatch(/Gemaakt op 16\/11\/2026, 10\.\d\d uur/);
    const pages = readPdf(bytes).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => expect(page).toContain(`Pagina ${at + 1} van ${pages.length}`));
  });

  test('a copy on paper is what was given, not what it became, and tells the difference to the one before', async () => {
    const { net, id } = await open();
    await amendHalfDays(net, id);
    const [first = 0, second = 0] = await seqOf(net, 'provider', id);
    const copy = async (who: Who, seq: number, slot = 'provider') => {
      const printed = answered(await copyPdf(net.engine, accessOf(who, 'formPaper'), id, { seq, slot }));
      return wordsOfPdf(await drawPdf(printed.paper));
    };
    expect(await copy('provider', first)).not.toContain('Wat veranderde');
    const later = await copy('provider', second);
    expect(later).toMatch(/Wat veranderde sinds de vorige kopie .* Eerst: 12 Nu: 15/);
    expect(later).toContain('Gegeven aan De Werf, NAFT-aanbieder');
    // The CLB looks at what another got: without what that other may not read.
    const [toPbd = 0] = await seqOf(net, 'pbd', id);
    const pbds = await copy('clb', toPbd, 'pbd');
    for (const hidden of [secrets.pupil, secrets.discipline, secrets.clbOnly]) expect(pbds).not.toContain(hidden);
    expect(
      await copyPdf(net.engine, accessOf('school', 'formPaper'), id, { seq: first, slot: 'provider' }),
    ).toMatchObject({ refusal: 'notFound' });
  });

  test('the CLB has each important step as text for its own file, without the name of the pupil', async () => {
    const { net, id } = await open();
    await playToTheEnd(net, id);
    const { items, all } = answered(await getLarsText(net.engine, accessOf('clb', 'larsText'), id));
    expect(items.map(({ title }) => title)).toEqual([
      'Deel van de school ingediend',
      'Advies van de PBD',
      'Aanmelding ingediend',
      'Akkoord',
      'Akkoord',
      'Keuze van een aanbod',
      'Aanvaard door de aanbieder',
      'Eerste contact',
      'Startrondetafel',
      'Slotrondetafel',
    ]);
    expect(items.find(({ title }) => title === 'Startrondetafel')?.text).toMatch(
      /^Startrondetafel, 16\/11\/2026\nNAFT-dossier \S+, genoteerd door Bo Brug, CLB De Brug\.\nDe startrondetafel .*\n- Op welke dag\? 16\/11\/2026\n- Welke doelen zijn afgesproken\? Terug naar de klas\./,
    );
    expect(all).not.toContain(secrets.pupil);
  });

  test('what a provider keeps is what the provider reads; the CLB keeps all', async () => {
    const { net, id } = await open();
    await amendHalfDays(net, id);
    await playToTheEnd(net, id);
    const clb = await packageFor(net, 'clb', id);
    const provider = await packageFor(net, 'provider', id);
    for (const word of Object.values(secrets)) expect(JSON.stringify(clb)).toContain(word);
    for (const hidden of [secrets.discipline, secrets.clbOnly, 'Aan de telefoon.'])
      expect(JSON.stringify(provider)).not.toContain(hidden);
    expect(provider.case).toMatchObject({ final: true, subject: { label: secrets.pupil } });
    expect(clb.amendments).toMatchObject([{ before: '12', after: '15' }]);
    expect(new Set(clb.copies.map(({ slot }) => slot))).toEqual(new Set(['clb', 'pbd', 'school', 'provider']));
    expect(new Set(provider.copies.map(({ slot }) => slot))).toEqual(new Set(['provider']));
    expect(clb.agreements.map(({ type }) => type)).toEqual([
      'consentGiven',
      'consentGiven',
      'startTableHeld',
      'closingTableHeld',
    ]);
    expect(provider.agreements.map(({ type }) => type)).toEqual(['startTableHeld', 'closingTableHeld']);
  });

  test('the package on paper says the same as its data, also before the end', async () => {
    const { net, id } = await open();
    await amendHalfDays(net, id);
    const print = async (who: Who) =>
      wordsOfPdf(await drawPdf(answered(await packagePdf(net.engine, accessOf(who, 'closingPackage'), id)).paper));
    const [clb, provider] = [await print('clb'), await print('provider')];
    expect(clb).toContain('Tussentijds gemaakt');
    expect(clb).toContain('Waarom: De school belde met het juiste aantal.');
    for (const word of Object.values(secrets)) expect(clb).toContain(word);
    for (const hidden of [secrets.discipline, secrets.clbOnly]) expect(provider).not.toContain(hidden);
  });

  test('its JSON is what the published schema says', async () => {
    const { net, id } = await open();
    const published = JSON.parse(readFileSync('docs/afsluitpakket-1.schema.json', 'utf8'));
    const wanted = z.toJSONSchema(ClosingPackage, { io: 'output' });
    expect(published).toEqual(JSON.parse(JSON.stringify(wanted)));
    const schema = z.fromJSONSchema(published);
    const sent: unknown = JSON.parse(JSON.stringify(await packageFor(net, 'clb', id)));
    expect(schema.safeParse(sent).error).toBeUndefined();
    expect(schema.safeParse({ ...(sent as object), schema: 'something-else' }).success).toBe(false);
    expect(sent).toMatchObject({ schema: packageSchema });
  });

  test('who may take what along follows the place in the case; outside it there is nothing', async () => {
    const { net, id } = await open();
    const papers = (who: Who) => getPapers(net.engine, accessOf(who, 'formPaper'), id);
    expect(await papers('clb')).toEqual({ lars: true, closingPackage: true, final: false });
    expect(await papers('provider')).toMatchObject({ lars: false, closingPackage: true });
    expect(await papers('school')).toMatchObject({ lars: false, closingPackage: false });
    for (const who of ['provider2', 'coordinator', 'outsider', 'clb2'] as const)
      expect(await papers(who), who).toMatchObject({ refusal: 'notFound' });
    for (const who of ['school', 'pbd', 'coordinator', 'outsider'] as const)
      expect(await getClosingPackage(net.engine, accessOf(who, 'closingPackage'), id)).toMatchObject({
        refusal: 'notFound',
      });
    expect(await getLarsText(net.engine, accessOf('provider', 'larsText'), id)).toMatchObject({ refusal: 'notFound' });
  });

  test('a case that was declared void gives papers without a word of its content', async () => {
    const { net, id } = await open();
    await net.act('clb', id, 'voidProposed', { reason: 'wrongPupil', text: 'Verkeerde leerling.' });
    await net.act(net.readers.clbAnchor, id, 'voided', { confirmation: 'Bevestigd.' });
    const kept = JSON.stringify(await packageFor(net, 'clb', id));
    for (const word of Object.values(secrets)) expect(kept).not.toContain(word);
  });
});
