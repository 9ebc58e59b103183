import { createRequire } from 'node:module';
import path from 'node:path';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { paperTexts as t } from '../contract/nl/papers.ts';
import { dayAndTime, type Fact, type Paper, type PaperBlock, type PaperPart } from './paper.ts';

/** The fonts of pdfmake's own package: nothing is fetched, and nothing else on this machine is read. */
const fonts = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);
const font = (style: string): string => path.join(fonts, `Roboto-${style}.ttf`);
const roboto = {
  normal: font('Regular'),
  bold: font('Medium'),
  italics: font('Italic'),
  bolditalics: font('MediumItalic'),
};

/** Loaded by the first paper that is drawn: it is large, and a process that starts again must answer soon. */
const openPdfmake = async () => {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: roboto });
  pdfmake.setLocalAccessPolicy((file) => Object.values(roboto).includes(file));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake;
};
let opened: ReturnType<typeof openPdfmake> | undefined;

const petrol = '#0b5563';
const dim = '#4c5a60';
const line = '#d7dedf';

/** A question stays with its answer as long as both fit easily on a page; in characters. */
const keptTogether = 2000;
const lineLength = 80;

/** Draws a paper as an A4 PDF. What people wrote goes in as text alone: no links, no pictures, no fonts of its own. */
export async function drawPdf(paper: Paper): Promise<Buffer> {
  const small = (text: string, more: object = {}): Content => ({ text, fontSize: 8.5, color: dim, ...more });
  const document: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [56, 64, 56, 60],
    language: 'nl-BE',
    displayTitle: true,
    info: {
      title: `${paper.title} ${paper.caseNumber}`,
      author: paper.product,
      creator: 'Aanzet',
      producer: 'Aanzet',
      creationDate: new Date(paper.madeAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
    header: () => ({
      margin: [56, 28, 56, 0],
      columns: [
        small(t.confidential, { bold: true, color: petrol }),
        small(t.caseNumber(paper.caseNumber), { alignment: 'right' }),
      ],
    }),
    footer: (at: number, of: number) => ({
      margin: [56, 16, 56, 0],
      columns: [
        small(t.madeWith(paper.product, dayAndTime(paper.madeAt)), { width: '*' }),
        small(t.page(at, of), { alignment: 'right', width: 'auto' }),
      ],
    }),
    content: [
      { text: paper.title, fontSize: 20, bold: true, lineHeight: 1.1, margin: [0, 0, 0, 6] },
      { text: paper.lead, color: dim, margin: [0, 0, 0, 10] },
      ...(paper.facts.length > 0 ? [factTable(paper.facts)] : []),
      ...paper.parts.flatMap(drawPart),
    ],
  };
  const pdfmake = await (opened ??= openPdfmake());
  return pdfmake.createPdf(document).getBuffer();
}

const factTable = (facts: readonly Fact[]): Content => ({
  table: {
    widths: [130, '*'],
    body: facts.map(({ label, value }) => [
      { text: label, color: dim },
      { text: value, bold: true },
    ]),
  },
  layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => line, paddingLeft: () => 0 },
});

/** A heading stays with what comes first under it. */
function drawPart({ title, blocks }: PaperPart): Content[] {
  const drawn: Content[] = [];
  let waiting: Content[] =
    title === '' ? [] : [{ text: title, fontSize: 14, bold: true, color: petrol, margin: [0, 20, 0, 4] }];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      waiting.push({ text: block.text, fontSize: 11.5, bold: true, margin: [0, 12, 0, 2] });
      continue;
    }
    const stack = [...waiting, drawBlock(block)];
    drawn.push(waiting.length === 0 ? stack : { stack, unbreakable: lengthOf(block) < keptTogether });
    waiting = [];
  }
  return [...drawn, ...waiting];
}

function drawBlock(block: Exclude<PaperBlock, { kind: 'heading' }>): Content {
  const unbreakable = lengthOf(block) < keptTogether;
  const together = (stack: Content[]): Content => ({ stack, unbreakable, margin: [0, 5, 0, 0] });
  switch (block.kind) {
    case 'text':
      return { text: block.text, margin: [0, 6, 0, 0] };
    case 'answer':
      return together([
        { text: block.question, fontSize: 9.5, color: dim },
        block.answer === null
          ? { text: t.notAnswered, italics: true, color: dim }
          : { text: block.answer, preserveLeadingSpaces: true },
      ]);
    case 'change':
      return together([
        { text: block.question, fontSize: 9.5, color: dim },
        factLine({ label: t.before, value: block.before ?? t.nothing }),
        factLine({ label: t.after, value: block.after ?? t.nothing }),
        ...block.facts.map(factLine),
      ]);
    case 'entry':
      return together([
        { text: block.text },
        { text: block.meta, fontSize: 9.5, color: dim },
        ...block.facts.map((one) => ({
          ...factLine(one),
          margin: [12, 0, 0, 0] as [number, number, number, number],
        })),
      ]);
  }
}

/** Roughly how much a block takes, in characters: each text takes a line at least, and so does each line of its own. */
function lengthOf(block: PaperBlock): number {
  const texts = Object.values(block).flatMap((value: string | null | readonly Fact[]): string[] =>
    typeof value === 'string' ? [value] : (value ?? []).map((one) => one.value),
  );
  return texts.reduce((sum, text) => sum + text.length + lineLength * text.split('\n').length, 0);
}

const factLine = ({ label, value }: Fact) => ({
  text: label === '' ? [{ text: value, color: dim }] : [{ text: colon(label), color: dim }, { text: value }],
});

/** "Waarom: …", and "Wat is afgesproken? …". */
const colon = (label: string): string => (/[?.!:]$/.test(label) ? `${label} ` : `${label}: `);
