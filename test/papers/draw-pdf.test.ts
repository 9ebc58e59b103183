import { expect, test } from 'vitest';
import { drawPdf } from '../../src/papers/draw-pdf.ts';
import type { Paper, PaperBlock } from '../../src/papers/paper.ts';
import { readPdf, wordsOfPdf } from './read-pdf.ts';

const paper = (blocks: readonly PaperBlock[]): Paper => ({
  title: 'Aanmelding',
  caseNumber: '26-7K3QF9',
  product: 'Aanzet',
  madeAt: '2026-11-23T13:32:00.000Z',
  facts: [],
  lead: 'Zoals u het nu ziet.',
  parts: [{ title: 'Deel', blocks }],
});
const answer = (text: string): PaperBlock => ({ kind: 'answer', question: 'Vraag', answer: text });

test('hostile text is only text on paper: no link, no script, no file', async () => {
  const hostile = '<a href="http://evil.example">klik</a> http://evil.example/x javascript:alert(1) (\\) /URI /JS %PDF';
  const bytes = await drawPdf(paper([answer(hostile)]));
  expect(wordsOfPdf(bytes)).toContain('klik</a> http://evil.example/x javascript:alert(1)');
  const raw = bytes.toString('latin1');
  for (const action of ['/URI', '/JavaScript', '/JS ', '/Launch', '/EmbeddedFile', '/AcroForm', '/Annots ['])
    expect(raw).not.toContain(action);
});

test('a text without a single space, and one longer than a page, in words or in lines, lose no letter', async () => {
  const solid = 'x'.repeat(3000);
  const words = Array.from({ length: 1200 }, (_, index) => `w${index}`);
  const text = readPdf(await drawPdf(paper([answer(solid), answer(words.join(' '))])));
  expect(text.match(/x/g)?.length).toBe(3000);
  const lines = Array.from({ length: 900 }, (_, index) => `r${index}`);
  const facts = lines.slice(0, 300).map((value) => ({ label: 'Wat', value }));
  const entry: PaperBlock = { kind: 'entry', text: 'Stap.', meta: 'Wie', facts };
  const listed = readPdf(await drawPdf(paper([answer(lines.join('\n')), entry])));
  expect(listed.match(/\br\d+\b/g)?.length).toBe(1200);
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
});

test('accents, quotes and lines of their own stay as they were written', async () => {
  const text = readPdf(await drawPdf(paper([answer('Zoë, “één” idée — € 5\nTweede lijn')])));
  expect(text).toContain('Zoë, “één” idée — € 5');
  expect(text).toMatch(/\n ?Tweede lijn/);
});

test('a question that nobody answered says so', async () => {
  const text = readPdf(await drawPdf(paper([{ kind: 'answer', question: 'Vraag', answer: null }])));
  expect(text).toContain('Niet ingevuld');
});

test('a heading never stands alone at the foot of a page', async () => {
  for (let lines = 20; lines <= 34; lines += 1) {
    const filler: PaperBlock[] = Array.from({ length: lines }, () => ({ kind: 'text', text: 'Een lijn.' }));
    const pages = readPdf(await drawPdf(paper([...filler, { kind: 'heading', text: 'Kopje' }, answer('Antwoord.')])))
      .split('\f')
      .filter((page) => page.includes('Kopje'));
    expect(pages).toHaveLength(1);
    expect(pages[0], `after ${lines} lines`).toContain('Antwoord.');
  }
});
